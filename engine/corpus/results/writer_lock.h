// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace offramp::detail {

/// Keeps a second program from writing to the same results file, by an empty file beside it that is locked
/// and, in the end, removed. One that a killed program left is taken over. Where the file system knows no
/// locks, nobody is kept out.
class WriterLock {
public:
    /// Throws Error if another program (or another store of this one) has it, or the folder can't be written.
    explicit WriterLock(const std::filesystem::path& path);
    ~WriterLock();
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;

private:
    std::filesystem::path file_;
    int descriptor_ = -1;
};

} // namespace offramp::detail
