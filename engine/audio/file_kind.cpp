// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file_kind.h"

#include "audio/file_bytes.h"
#include "base/error.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace offramp {

namespace {

using namespace std::string_view_literals;

std::string startOf(FileBytes& file, std::int64_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    bytes.resize(file.read(offset, std::as_writable_bytes(std::span(bytes.data(), size))));
    return bytes;
}

bool hasAt(std::string_view bytes, std::size_t at, std::string_view sought) {
    return bytes.size() >= at + sought.size() && bytes.substr(at, sought.size()) == sought;
}

std::uint32_t byteAt(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

/// ID3v2: ten bytes, the last four a length of seven bits a byte. https://id3.org/id3v2.4.0-structure
std::int64_t sizeOfId3(std::string_view bytes) {
    if (!hasAt(bytes, 0, "ID3") || bytes.size() < 10) return 0;
    std::int64_t size = 0;
    for (std::size_t i = 6; i < 10; ++i)
        size = size << 7 | (byteAt(bytes, i) & 0x7fU);
    const bool footer = (byteAt(bytes, 5) & 0x10U) != 0;
    return size + (footer ? 20 : 10);
}

/// An MPEG audio frame's header: eleven bits of sync and no reserved value. ISO/IEC 11172-3, 2.4.1.3
bool isMpegFrame(std::string_view bytes) {
    const std::uint32_t second = byteAt(bytes, 1);
    const std::uint32_t third = byteAt(bytes, 2);
    const bool sync = byteAt(bytes, 0) == 0xffU && (second & 0xe0U) == 0xe0U;
    return sync && (second & 0x18U) != 0x08U && (second & 0x06U) != 0 && third >> 4U != 15 &&
           (third & 0x0cU) != 0x0cU;
}

FileKind kindOf(std::string_view bytes) {
    const bool riff = hasAt(bytes, 0, "RIFF") || hasAt(bytes, 0, "RIFX") || hasAt(bytes, 0, "RF64");
    if (riff && hasAt(bytes, 8, "WAVE")) return FileKind::wave;
    if (hasAt(bytes, 0, "FORM") && (hasAt(bytes, 8, "AIFF") || hasAt(bytes, 8, "AIFC")))
        return FileKind::aiff;
    if (hasAt(bytes, 0, "fLaC")) return FileKind::flac;
    if (isMpegFrame(bytes)) return FileKind::mp3;
    return FileKind::other;
}

bool isNamedMp3(const FileBytes& file) {
    std::string extension = file.path().extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension == ".mp3";
}

struct Signature {
    std::size_t at;
    std::string_view bytes;
    std::string_view name;
    /// Whether FFmpeg would make sound of it.
    bool hasSound;
};

/// In order: the first that fits tells.
constexpr std::array signatures{
    Signature{4, "ftypM4A"sv, "an M4A file (AAC)", true},
    Signature{4, "ftyp"sv, "an MP4 or QuickTime file", true},
    Signature{0, "\x1a\x45\xdf\xa3"sv, "a Matroska or WebM file", true},
    Signature{0, "\x30\x26\xb2\x75"sv, "a Windows Media file (WMA)", true},
    Signature{0, "#!AMR"sv, "an AMR file", true},
    Signature{0, "\xff\xf1"sv, "a bare AAC stream", true},
    Signature{0, "\xff\xf9"sv, "a bare AAC stream", true},
    Signature{0, "\x0b\x77"sv, "an AC-3 stream", true},
    Signature{0, "ajkg"sv, "a Shorten file", true},
    Signature{0, "NIST_1A"sv, "a NIST SPHERE file of a coding that is not read", true},
    Signature{0, "MAC "sv, "a Monkey's Audio file", true},
    Signature{0, "wvpk"sv, "a WavPack file", true},
    Signature{0, "TTA1"sv, "a True Audio file", true},
    Signature{0, "DSD "sv, "a DSD file", true},
    Signature{0, "FLV"sv, "a Flash video", true},
    Signature{8, "AVI "sv, "an AVI video", true},
    Signature{0, "OggS"sv, "an Ogg file that is damaged or of a rare coding", true},
    Signature{8, "WEBP"sv, "a WebP picture", false},
    Signature{8, "ILBM"sv, "an IFF picture", false},
    Signature{0, "\x89PNG"sv, "a PNG picture", false},
    Signature{0, "\xff\xd8\xff"sv, "a JPEG picture", false},
    Signature{0, "GIF8"sv, "a GIF picture", false},
    Signature{0, "%PDF"sv, "a PDF document", false},
    Signature{0, "PK\x03\x04"sv, "a zip archive (or a document or model in one)", false},
    Signature{0, "7z\xbc\xaf"sv, "a 7-Zip archive", false},
    Signature{0, "Rar!"sv, "a RAR archive", false},
    Signature{0, "\x1f\x8b"sv, "a gzip archive", false},
    Signature{0, "BZh"sv, "a bzip2 archive", false},
    Signature{0,
              "\xfd"
              "7zXZ"sv,
              "an xz archive", false},
    Signature{0,
              "\x7f"
              "ELF"sv,
              "a program", false},
    Signature{0, "SQLite format 3"sv, "an SQLite database", false},
    Signature{0, "\x93NUMPY"sv, "a NumPy array", false},
    Signature{257, "ustar"sv, "a tar archive", false},
};

bool isText(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte == 0x1b;
    });
}

Message readableKinds() {
    return msg("Check that it is the file you meant; WAV, FLAC, AIFF, Ogg Vorbis, Opus and MP3 can be read");
}

Message conversion(const FileBytes& file) {
    return msg("Convert it: {0}", conversionCommand(file));
}

} // namespace

std::string conversionCommand(const FileBytes& file) {
    const std::filesystem::path& path = file.path();
    const bool isFlac = path.extension() == ".flac";
    std::string command = "ffmpeg -i \"";
    command.append(path.filename().string()).append("\" \"").append(path.stem().string());
    command.append(isFlac ? "-converted.flac\"" : ".flac\"");
    return command;
}

FileStart recogniseStart(FileBytes& file) {
    FileStart start;
    std::string bytes = startOf(file, 0, 12);
    // Some programs write one tag behind another; each moves on, so this ends.
    for (int tags = 0; tags < 8 && sizeOfId3(bytes) > 0; ++tags) {
        start.offset += sizeOfId3(bytes);
        bytes = startOf(file, start.offset, 12);
    }
    start.kind = kindOf(bytes);
    if (start.kind != FileKind::other) return start;
    // Padding behind a tag is skipped by the MP3 decoder; FLAC files bear tags too, and padding too.
    if (start.offset > 0) {
        const std::string more = startOf(file, start.offset, 65536);
        const auto sync = more.find("fLaC");
        const bool padded = sync != std::string::npos && more.find_first_not_of('\0') == sync;
        start.kind = padded ? FileKind::flac : FileKind::mp3;
        if (padded) start.offset += static_cast<std::int64_t>(sync);
    } else if (isNamedMp3(file)) {
        start.kind = FileKind::mp3;
    }
    return start;
}

void refuseIfSomethingElse(FileBytes& file) {
    const std::string bytes = startOf(file, 0, 4096);
    file.check();
    const std::string subject = file.path().string();
    if (bytes.empty()) throw Error(subject, msg("is empty (0 bytes)"), msg("Copy or record it again"));
    for (const Signature& signature : signatures) {
        if (!hasAt(bytes, signature.at, signature.bytes)) continue;
        throw Error(subject, msg("is {0}, which cannot be read", signature.name),
                    signature.hasSound ? conversion(file) : readableKinds());
    }
    if (isText(bytes)) throw Error(subject, msg("is text, not sound"), readableKinds());
    const bool nothing = bytes.find_first_not_of('\0') == std::string::npos;
    if (nothing) {
        throw Error(subject, msg("begins with nothing but zeros, as an interrupted copy leaves it"),
                    msg("Copy it again"));
    }
}

void refuseUnknown(FileBytes& file) {
    refuseIfSomethingElse(file);
    throw Error(file.path().string(), msg("is not a sound file of a known kind"), readableKinds());
}

} // namespace offramp
