// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/zip_write.h"

#include "base/error.h"
#include "base/files.h"

#include <ctime>
#include <memory>
#include <sys/stat.h>
#include <zip.h>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

[[noreturn]] void cannotWrite(const fs::path& path, const std::string& reason) {
    throw Error(path.string(), msg("cannot be written ({0})", reason),
                msg("Check that the folder exists, that you may write there, and that the disk isn't full"));
}

/// The first time that an archive can tell, in whatever zone: it is written as local time.
std::time_t firstTime() {
    std::tm time{};
    time.tm_year = 80;
    time.tm_mday = 1;
    time.tm_isdst = -1;
    return std::mktime(&time);
}

class ZipWriter {
public:
    explicit ZipWriter(const fs::path& path) : path_(path) {}

    void write(const fs::path& temporary, const std::vector<Entry>& entries) {
        int error = 0;
        archive_.reset(zip_open(temporary.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error));
        if (!archive_) {
            zip_error_t reason;
            zip_error_init_with_code(&reason, error);
            const std::string text = zip_error_strerror(&reason);
            zip_error_fini(&reason);
            cannotWrite(path_, text);
        }
        for (const Entry& entry : entries)
            add(entry);
        if (zip_close(archive_.get()) != 0) fail();
        (void)archive_.release();
    }

private:
    [[noreturn]] void fail() const { cannotWrite(path_, zip_error_strerror(zip_get_error(archive_.get()))); }

    void add(const Entry& entry) {
        zip_source_t* source =
            entry.file.empty() ? zip_source_buffer(archive_.get(), entry.bytes.data(), entry.bytes.size(), 0)
                               : zip_source_file(archive_.get(), entry.file.c_str(), 0, -1);
        if (source == nullptr) fail();
        const zip_int64_t index = zip_file_add(archive_.get(), entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            fail();
        }
        const auto at = static_cast<zip_uint64_t>(index);
        constexpr zip_uint32_t readable = (S_IFREG | 0644U) << 16U;
        if (zip_set_file_compression(archive_.get(), at, ZIP_CM_STORE, 0) != 0 ||
            zip_file_set_mtime(archive_.get(), at, firstTime(), 0) != 0 ||
            zip_file_set_external_attributes(archive_.get(), at, 0, ZIP_OPSYS_UNIX, readable) != 0)
            fail();
    }

    const fs::path& path_;
    Archive archive_;
};

} // namespace

void writeZip(const fs::path& path, const std::vector<Entry>& entries) {
    writeFileBy(path, [&](const fs::path& temporary) { ZipWriter(path).write(temporary, entries); });
}

} // namespace offramp::detail
