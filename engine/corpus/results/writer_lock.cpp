// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/writer_lock.h"

#include "base/error.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

constexpr mode_t everyone = 0666;

int openLock(const fs::path& file, const fs::path& path) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, everyone);
    if (descriptor >= 0) return descriptor;
    throw Error(path.string(), msg("cannot be written ({0})", std::generic_category().message(errno)),
                msg("Check that its folder exists and that you may write there"));
}

/// The one before may have removed the file between our opening and our locking it.
bool isStillThere(int descriptor, const fs::path& file) {
    struct stat ours {};
    struct stat there {};
    return ::fstat(descriptor, &ours) == 0 && ::stat(file.c_str(), &there) == 0 &&
           ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

} // namespace

WriterLock::WriterLock(const fs::path& path) {
    file_ =
        fs::path(path).replace_filename(std::string(".").append(path.filename().string()).append(".writer"));
    do {
        if (descriptor_ >= 0) ::close(descriptor_);
        descriptor_ = openLock(file_, path);
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) continue;
        if (errno != EWOULDBLOCK) return;
        ::close(descriptor_);
        throw Error(path.string(), msg("is being written by another program"),
                    msg("Wait until that has ended, or end it"));
    } while (!isStillThere(descriptor_, file_));
}

WriterLock::~WriterLock() {
    ::unlink(file_.c_str());
    ::close(descriptor_);
}

} // namespace offramp::detail
