// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/whole_file.h"

#include "base/error.h"

#include <atomic>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

fs::path temporaryNameFor(const fs::path& path) {
    static std::atomic<unsigned> counter{0};
    std::string name(".");
    name.append(path.filename().string()).append(".").append(std::to_string(::getpid()));
    return fs::path(path).replace_filename(
        name.append("-").append(std::to_string(counter++)).append(".part"));
}

void syncToDisk(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    ::fsync(file);
    ::close(file);
}

} // namespace

void checkIsAbsent(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(path, ignored))) return;
    throw Error(path.string(), msg("is there already"), msg("Choose another name, or remove it"));
}

WholeFile::WholeFile(const fs::path& path) : path_(path), temporary_(temporaryNameFor(path)) {}

WholeFile::~WholeFile() {
    if (!temporary_.empty()) removeDatabase(temporary_);
}

void WholeFile::finish() {
    syncToDisk(temporary_);
    std::error_code failure;
    fs::rename(temporary_, path_, failure);
    if (failure) throw Error(path_.string(), msg("cannot be written ({0})", failure.message()));
    temporary_.clear();
}

void removeDatabase(const fs::path& path) {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
        std::error_code ignored;
        fs::remove(fs::path(path) += ending, ignored);
    }
}

} // namespace offramp::detail
