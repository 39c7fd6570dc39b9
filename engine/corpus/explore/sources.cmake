# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_EXPLORE
    explore/baselines.cpp
    explore/confusions.cpp
    explore/curve_area.cpp
    explore/decisions.cpp
    explore/exit_against_last.cpp
    explore/groups.cpp
    explore/measure_column.cpp
    explore/measure_quality.cpp
    explore/operating_point.cpp
    explore/overthinking.cpp
    explore/summary.cpp
    explore/sweep.cpp)
