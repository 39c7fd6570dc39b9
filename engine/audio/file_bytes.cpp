// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file_bytes.h"

#include "base/error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace offramp {

namespace {

std::string systemReason(int error) {
    return std::generic_category().message(error);
}

[[noreturn]] void cannotOpen(const std::filesystem::path& path, int error) {
    if (error == ENOENT || error == ENOTDIR) {
        throw Error(path.string(), msg("there is no such file"), msg("Check the name and the folder"));
    }
    if (error == EACCES || error == EPERM) {
        throw Error(path.string(), msg("you are not allowed to read it"),
                    msg("Change its permissions, or copy it"));
    }
    throw Error(path.string(), msg("cannot be opened ({0})", systemReason(error)), msg("Check the name"));
}

void refuseOtherThanFiles(const std::filesystem::path& path, mode_t mode) {
    if (S_ISDIR(mode)) {
        throw Error(path.string(), msg("is a folder"), msg("Name the sound files in it"));
    }
    if (!S_ISREG(mode)) {
        throw Error(path.string(), msg("is not a regular file"), msg("Save the sound as a file first"));
    }
}

} // namespace

FileBytes::FileBytes(std::filesystem::path path) : path_(std::move(path)) {
    // Not blocking, so that a named pipe is refused instead of waited for.
    file_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file_ < 0) cannotOpen(path_, errno);
    struct stat status {};
    const int failed = ::fstat(file_, &status);
    try {
        if (failed != 0) cannotOpen(path_, errno);
        refuseOtherThanFiles(path_, status.st_mode);
    } catch (...) {
        ::close(file_);
        throw;
    }
    size_ = status.st_size;
}

FileBytes::~FileBytes() {
    ::close(file_);
}

std::size_t FileBytes::read(std::int64_t offset, std::span<std::byte> into) noexcept {
    std::size_t done = 0;
    while (done < into.size() && offset >= 0) {
        const ssize_t n = ::pread(file_, into.data() + done, into.size() - done,
                                  static_cast<off_t>(offset + static_cast<std::int64_t>(done)));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) failure_ = errno;
        if (n <= 0) break;
        done += static_cast<std::size_t>(n);
    }
    lastEnd_ = offset + static_cast<std::int64_t>(done);
    return done;
}

void FileBytes::check() const {
    if (failure_ == 0) return;
    throw Error(path_.string(), msg("the disk failed while it was read ({0})", systemReason(failure_)),
                msg("Copy it to another disk, if that can be done"));
}

double FileBytes::progress() const {
    if (size_ <= 0) return 1.0;
    return std::min(1.0, static_cast<double>(lastEnd_) / static_cast<double>(size_));
}

} // namespace offramp
