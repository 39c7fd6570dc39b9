# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_MANIFEST
    manifest/audio_paths.cpp manifest/builder.cpp manifest/csv.cpp manifest/folder.cpp manifest/lines.cpp
    manifest/nemo.cpp manifest/read.cpp manifest/record.cpp manifest/table.cpp)
