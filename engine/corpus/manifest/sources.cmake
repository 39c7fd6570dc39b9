# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_MANIFEST
    manifest/audio_paths.cpp manifest/builder.cpp manifest/channel.cpp manifest/csv.cpp manifest/ctm.cpp
    manifest/folder.cpp manifest/kaldi.cpp manifest/librispeech.cpp manifest/lines.cpp manifest/manifest_json.cpp manifest/nemo.cpp manifest/nist.cpp
    manifest/read.cpp manifest/record.cpp manifest/segments.cpp manifest/stm.cpp manifest/table.cpp
    manifest/text_grid_manifest.cpp)
