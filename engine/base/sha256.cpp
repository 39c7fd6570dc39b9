// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sha256.h"

#include "base/error.h"
#include "base/files.h"

#include <array>
#include <openssl/evp.h>

namespace offramp {

namespace {

std::string digestOf(std::span<const std::byte> bytes, const std::string& subject) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw Error(subject, msg("its SHA-256 can't be computed"));
    std::string text;
    for (const unsigned char byte : std::span(digest).first(size))
        for (const int digit : {byte >> 4, byte & 15})
            text += "0123456789abcdef"[digit];
    return text;
}

} // namespace

std::string sha256Of(std::span<const std::byte> bytes) {
    return digestOf(bytes, "");
}

std::string sha256OfFile(const std::filesystem::path& path) {
    return digestOf(MappedFile::open(path)->bytes(), path.string());
}

} // namespace offramp
