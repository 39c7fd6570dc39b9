# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_RESULTS
    results/database.cpp results/identity.cpp results/merge.cpp results/migration.cpp results/read_results.cpp
    results/read_rows.cpp results/readable_file.cpp results/record_writer.cpp results/recording_paths.cpp
    results/reopen.cpp results/results.cpp results/schema.cpp results/store.cpp results/stored_model.cpp
    results/trace_codec.cpp results/trace_rows.cpp results/whole_file.cpp results/writer_lock.cpp)
