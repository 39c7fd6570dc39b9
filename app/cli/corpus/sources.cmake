# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CLI_CORPUS
    corpus/check.cpp
    corpus/choice_text.cpp
    corpus/choose.cpp
    corpus/compare.cpp
    corpus/comparison_text.cpp
    corpus/corpus.cpp
    corpus/import.cpp
    corpus/manifest_options.cpp
    corpus/merge.cpp
    corpus/measure_options.cpp
    corpus/part_options.cpp
    corpus/point_text.cpp
    corpus/run.cpp
    corpus/summary.cpp
    corpus/sweep.cpp)
