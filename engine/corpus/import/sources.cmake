# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_IMPORT
    import/entropy_scales.cpp import/import.cpp import/published_files.cpp import/published_numbers.cpp import/published_run.cpp import/published_texts.cpp
    import/score_table.cpp import/table_shape.cpp)
