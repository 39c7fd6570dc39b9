# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_CHOOSE
    choose/bootstrap.cpp
    choose/compare.cpp
    choose/compare_parts.cpp
    choose/gate_fit.cpp
    choose/logistic.cpp
    choose/replicates.cpp
    choose/risk.cpp
    choose/scale.cpp
    choose/sentences.cpp
    choose/split.cpp
    choose/staircase.cpp
    choose/temperature_fit.cpp
    choose/threshold.cpp)
