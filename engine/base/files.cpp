// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "base/error.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace offramp {

namespace fs = std::filesystem;

namespace {

std::string systemReason(int error) {
    return std::generic_category().message(error);
}

fs::path temporaryNameFor(const fs::path& path) {
    static std::atomic<unsigned> counter{0};
    std::string name(".");
    name.append(path.filename().string()).append(".").append(std::to_string(::getpid()));
    name.append("-").append(std::to_string(counter++)).append(".part");
    return fs::path(path).replace_filename(name);
}

[[noreturn]] void cannotWrite(const fs::path& path, int error) {
    throw Error(path.string(), msg("cannot be written ({0})", systemReason(error)),
                msg("Check that the folder exists, that you may write there, and that the disk isn't full"));
}

void syncToDisk(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    ::fsync(file);
    ::close(file);
}

} // namespace

void writeFileBy(const fs::path& path, const std::function<void(const fs::path&)>& make) {
    const fs::path temporary = temporaryNameFor(path);
    try {
        make(temporary);
        syncToDisk(temporary);
        std::error_code failure;
        fs::rename(temporary, path, failure);
        if (failure) cannotWrite(path, failure.value());
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

void writeFile(const fs::path& path, const std::function<void(std::ostream&)>& write) {
    writeFileBy(path, [&](const fs::path& temporary) {
        errno = 0;
        std::ofstream stream(temporary, std::ios::binary);
        if (!stream) cannotWrite(path, errno);
        write(stream);
        stream.flush();
        if (!stream) cannotWrite(path, errno != 0 ? errno : EIO);
    });
}

void writeFile(const fs::path& path, std::string_view contents) {
    writeFile(path, [&](std::ostream& stream) {
        stream.write(contents.data(), static_cast<std::streamsize>(contents.size()));
    });
}

std::string readFile(const fs::path& path, std::uintmax_t limit) {
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    if (bytes.size() > limit) {
        throw Error(path.string(),
                    msg("is {0} bytes long, more than a file of this kind can hold", bytes.size()),
                    msg("Check that it is the file you meant"));
    }
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::shared_ptr<const MappedFile> MappedFile::open(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a pipe isn't waited for
    if (file < 0) {
        throw Error(path.string(), msg("cannot be opened ({0})", systemReason(errno)),
                    msg("Check the name and that you may read it"));
    }
    struct stat status {};
    if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(file);
        throw Error(path.string(), msg("is not a regular file"),
                    msg("Name a file, not a folder or a device"));
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    const int error = errno;
    ::close(file);
    if (memory == MAP_FAILED) {
        throw Error(path.string(), msg("cannot be read ({0})", systemReason(error)));
    }
    return std::shared_ptr<const MappedFile>(new MappedFile({static_cast<const std::byte*>(memory), size}));
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

} // namespace offramp
