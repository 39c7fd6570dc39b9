# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_DEMO
    demo/demo_corpus.cpp demo/digit_strings.cpp demo/gzip_file.cpp demo/prompt_manifest.cpp demo/prompts.cpp)
