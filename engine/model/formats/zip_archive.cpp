// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/zip_archive.h"

#include "base/error.h"
#include "base/files.h"
#include "model/formats/text.h"

#include <algorithm>
#include <zip.h>

namespace offramp {

namespace {

const char* const fetchAgain = "Fetch or export the file again";

std::string reasonOf(zip_error_t& error) {
    std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    return text;
}

/// PyTorch stores entries as they are. Where another program has packed them, weights shrink little.
bool isBelievable(const zip_stat_t& status, std::size_t fileSize) {
    constexpr std::uint64_t highestRatio = 64;
    constexpr std::uint64_t alwaysAllowed = 1U << 20U;
    if (status.comp_size > fileSize) return false;
    return status.size <= alwaysAllowed || status.size / highestRatio <= status.comp_size;
}

} // namespace

void ZipArchive::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}

ZipArchive::ZipArchive(const std::filesystem::path& path)
    : path_(path.string()), file_(MappedFile::open(path)) {
    zip_error_t error;
    zip_error_init(&error);
    const auto bytes = file_->bytes();
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive_) {
        if (source != nullptr) zip_source_free(source);
        throw Error(path_, msg("is a zip archive that is cut off or damaged ({0})", reasonOf(error)),
                    msg(fetchAgain));
    }
    zip_error_fini(&error);
    list();
}

ZipArchive::~ZipArchive() = default;

void ZipArchive::list() {
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    std::uint64_t packed = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t status;
        zip_stat_init(&status);
        constexpr zip_uint64_t wanted = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
        if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW, &status) != 0 ||
            (status.valid & wanted) != wanted) {
            throw Error(path_, msg("is a damaged zip archive: its entry {0} cannot be read", i),
                        msg(fetchAgain));
        }
        if (!isBelievable(status, file_->bytes().size())) {
            throw Error(path_,
                        msg("claims that its entry {0} unpacks to {1} bytes, which cannot be",
                            printable(status.name), status.size),
                        msg(fetchAgain));
        }
        packed += status.comp_size; // each at most the file's size, and the entries are counted in the file
        if (packed > file_->bytes().size()) {
            throw Error(path_, msg("is a zip archive whose entries lie over one another"), msg(fetchAgain));
        }
        if (!byName_.emplace(status.name, entries_.size()).second) {
            throw Error(path_,
                        msg("is a zip archive with two entries of the name {0}", printable(status.name)),
                        msg(fetchAgain));
        }
        entries_.push_back({status.name, static_cast<std::uint64_t>(i), status.size});
    }
}

const ZipEntry* ZipArchive::find(const std::string& name) const {
    const auto found = byName_.find(name);
    return found != byName_.end() ? &entries_[found->second] : nullptr;
}

std::string ZipArchive::torchFolder() const {
    constexpr std::string_view last = "/data.pkl";
    const auto isIt = [&](const ZipEntry& entry) {
        return entry.name.ends_with(last) && entry.name.find('/') == entry.name.size() - last.size();
    };
    const auto found = std::ranges::find_if(entries_, isIt);
    return found != entries_.end() ? found->name.substr(0, found->name.size() - last.size()) : std::string();
}

void ZipArchive::read(const ZipEntry& entry, std::span<std::byte> to) const {
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
        zip_fopen_index(archive_.get(), entry.index, 0), &zip_fclose);
    if (!file) {
        throw Error(path_,
                    msg("has an entry {0} that cannot be unpacked ({1})", printable(entry.name),
                        zip_error_strerror(zip_get_error(archive_.get()))),
                    msg(fetchAgain));
    }
    std::uint64_t done = 0;
    zip_int64_t got = 1;
    while (done < to.size() && got > 0) {
        got = zip_fread(file.get(), to.data() + done, to.size() - done);
        if (got > 0) done += static_cast<std::uint64_t>(got);
    }
    // The checksum is looked at where the entry ends: one byte more must be asked for, and must not be there.
    std::byte beyond{};
    if (done != to.size() || zip_fread(file.get(), &beyond, 1) != 0) {
        throw Error(path_, msg("has a damaged entry {0}", printable(entry.name)), msg(fetchAgain));
    }
}

std::string ZipArchive::readText(const ZipEntry& entry, std::uint64_t limit) const {
    if (entry.size > limit) {
        throw Error(
            path_,
            msg("has an entry {0} of {1} bytes, more than it may have", printable(entry.name), entry.size),
            msg(fetchAgain));
    }
    std::string text(entry.size, '\0');
    read(entry, std::as_writable_bytes(std::span(text)));
    return text;
}

} // namespace offramp
