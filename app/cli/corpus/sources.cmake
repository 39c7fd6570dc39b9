# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CLI_CORPUS
    corpus/corpus.cpp
    corpus/manifest_options.cpp
    corpus/merge.cpp
    corpus/part_options.cpp
    corpus/point_text.cpp
    corpus/run.cpp
    corpus/summary.cpp
    corpus/sweep.cpp)
