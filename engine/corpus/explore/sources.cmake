# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_EXPLORE
    explore/decisions.cpp
    explore/measure_column.cpp
    explore/operating_point.cpp
    explore/sweep.cpp)
