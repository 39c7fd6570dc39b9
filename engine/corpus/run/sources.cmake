# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_RUN
    run/batch_run.cpp run/corpus_run.cpp run/identity.cpp run/outbox.cpp run/schedule.cpp run/shard.cpp
    run/sound_cache.cpp run/utterance_run.cpp)
