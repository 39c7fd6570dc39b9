// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/demo/gzip_file.h"

#include "base/error.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>
#include <zlib.h>

namespace offramp {

std::string readGzipFile(const std::filesystem::path& path, std::size_t limit) {
    constexpr unsigned block = 1U << 16U;
    const auto close = [](gzFile_s* file) {
        gzclose(file);
    };
    errno = 0;
    const std::unique_ptr<gzFile_s, decltype(close)> file(gzopen(path.c_str(), "rbe"), close);
    if (!file)
        throw Error(path.string(), msg("cannot be opened ({0})", std::generic_category().message(errno)));
    std::string text;
    int count = 1;
    while (count > 0) {
        if (text.size() > limit) throw Error(path.string(), msg("is larger than a file of this kind can be"));
        const std::size_t before = text.size();
        text.resize(before + block);
        count = gzread(file.get(), text.data() + before, block);
        text.resize(before + static_cast<std::size_t>(count > 0 ? count : 0));
    }
    int state = Z_OK;
    (void)gzerror(file.get(), &state);
    if (count < 0 || state != Z_OK) throw Error(path.string(), msg("cannot be unpacked: it is damaged"));
    return text;
}

} // namespace offramp
