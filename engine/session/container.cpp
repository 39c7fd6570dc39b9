// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/container.h"

#include "base/error.h"
#include "base/files.h"
#include "model/formats/text.h"
#include "model/formats/zip_archive.h"
#include "session/entry_name.h"

#include <system_error>
#include <vector>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void isNoSession(const fs::path& path) {
    throw Error(path.string(), msg("is no session: it has no {0}", documentName),
                msg("Check that it is the file you meant"));
}

bool beginsAsZip(const fs::path& path) {
    const auto file = MappedFile::open(path);
    constexpr std::string_view magic = "PK";
    const auto bytes = file->bytes();
    return bytes.size() > magic.size() && static_cast<char>(bytes[0]) == magic[0] &&
           static_cast<char>(bytes[1]) == magic[1];
}

[[noreturn]] void lacks(const fs::path& path, const std::string& name) {
    throw Error(path.string(), msg("lacks its part {0}", printable(name)),
                msg("Ask for another copy of the session"));
}

class ZipContainer : public Container {
public:
    explicit ZipContainer(const fs::path& path) : path_(path), archive_(path) {
        for (const ZipEntry& entry : archive_.entries())
            if (!entry.name.ends_with('/')) checkEntry(entry.name, path.string()); // a folder has no bytes
        if (!has(documentName)) isNoSession(path);
    }

    [[nodiscard]] bool has(const std::string& name) const override { return archive_.find(name) != nullptr; }
    [[nodiscard]] SharedBytes read(const std::string& name) const override {
        const ZipEntry& entry = found(name);
        auto bytes = std::make_shared<std::vector<std::byte>>(entry.size);
        archive_.read(entry, *bytes);
        return {*bytes, bytes};
    }
    [[nodiscard]] std::uint64_t sizeOf(const std::string& name) const override { return found(name).size; }
    [[nodiscard]] fs::path fileOf(const std::string& /*name*/) const override { return {}; }
    [[nodiscard]] const fs::path& path() const override { return path_; }

private:
    [[nodiscard]] const ZipEntry& found(const std::string& name) const {
        const ZipEntry* entry = archive_.find(name);
        if (entry == nullptr) lacks(path_, name);
        return *entry;
    }

    fs::path path_;
    ZipArchive archive_;
};

class FolderContainer : public Container {
public:
    explicit FolderContainer(const fs::path& path) : path_(path) {
        if (!has(documentName)) isNoSession(path);
    }

    [[nodiscard]] bool has(const std::string& name) const override {
        std::error_code ignored;
        return isPlainEntry(name) && fs::is_regular_file(path_ / name, ignored);
    }
    [[nodiscard]] SharedBytes read(const std::string& name) const override {
        auto file = MappedFile::open(fileOf(name));
        return {file->bytes(), file};
    }
    [[nodiscard]] std::uint64_t sizeOf(const std::string& name) const override {
        return fs::file_size(fileOf(name));
    }
    [[nodiscard]] fs::path fileOf(const std::string& name) const override {
        checkEntry(name, path_.string());
        if (!has(name)) lacks(path_, name);
        return path_ / name;
    }
    [[nodiscard]] const fs::path& path() const override { return path_; }

private:
    fs::path path_;
};

} // namespace

std::unique_ptr<const Container> Container::open(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return std::make_unique<FolderContainer>(path);
    if (!beginsAsZip(path)) {
        throw Error(path.string(), msg("is no session: a session is a zip archive or a folder"),
                    msg("Check that it is the file you meant"));
    }
    return std::make_unique<ZipContainer>(path);
}

std::string Container::text(const std::string& name, std::uint64_t limit) const {
    const std::uint64_t size = sizeOf(name);
    if (size > limit) {
        throw Error(path().string(),
                    msg("has a part {0} of {1} bytes, more than it may have", printable(name), size),
                    msg("Ask for another copy of the session"));
    }
    const SharedBytes read = this->read(name);
    return {reinterpret_cast<const char*>(read.bytes.data()), read.bytes.size()};
}

} // namespace offramp::detail
