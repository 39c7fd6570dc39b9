// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/looks_like.h"

#include "base/error.h"
#include "base/utf8.h"
#include "model/formats/byte_reader.h"
#include "model/formats/pickle.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace offramp {

namespace {

using Bytes = std::span<const std::byte>;
using namespace std::string_view_literals;

constexpr const char* whatIsRead = "Offramp reads model bundles, safetensors files, PyTorch checkpoints "
                                   "(torch.save) and TorchScript archives";

std::string_view textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    const char* reason;
    const char* remedy;
};

constexpr const char* exportWeights =
    "Export the weights from the program that it belongs to, as safetensors";
constexpr const char* openAsAudio = "Open a model here, and the recording where a recording is asked for";
constexpr const char* unpackFirst = "Unpack it and open the model within";

/// The formats' own magic numbers.
constexpr std::array signatures = {
    Signature{0, "\x89HDF\r\n\x1a\n"sv, "is an HDF5 file (Keras, NetCDF, MATLAB)", exportWeights},
    Signature{0, "GGUF"sv, "is a GGUF model (llama.cpp, whisper.cpp)", exportWeights},
    Signature{0, "lmgg"sv, "is a ggml model (whisper.cpp)", exportWeights},
    Signature{0, "tjgg"sv, "is a ggml model (llama.cpp)", exportWeights},
    Signature{4, "TFL3"sv, "is a TensorFlow Lite model", exportWeights},
    Signature{0, "\x93NUMPY"sv, "is a NumPy array", exportWeights},
    Signature{0, "\0B<Nnet"sv, "is a Kaldi model", exportWeights},
    Signature{0, "\x1f\x8b"sv, "is a gzip-compressed file", unpackFirst},
    Signature{0, "BZh"sv, "is a bzip2-compressed file", unpackFirst},
    Signature{0,
              "\xfd"
              "7zXZ"sv,
              "is an xz-compressed file", unpackFirst},
    Signature{0, "\x28\xb5\x2f\xfd"sv, "is a Zstandard-compressed file", unpackFirst},
    Signature{0, "RIFF"sv, "is a sound file", openAsAudio},
    Signature{0, "fLaC"sv, "is a sound file", openAsAudio},
    Signature{0, "OggS"sv, "is a sound file", openAsAudio},
    Signature{0, "ID3"sv, "is a sound file", openAsAudio},
    Signature{0,
              "\x7f"
              "ELF"sv,
              "is a program", whatIsRead},
    Signature{0, "version https://git-lfs"sv, "is a Git LFS pointer, not the file that it stands for",
              "Fetch the file itself with git lfs pull"},
    Signature{0, "<!DOCTYPE html"sv, "is a web page", "Download the file itself, not the page that shows it"},
    Signature{0, "<html"sv, "is a web page", "Download the file itself, not the page that shows it"},
};

DetectedFile unknown(const char* reason, const char* remedy) {
    return {FileKind::unknown, msg(reason), msg(remedy)};
}

std::optional<DetectedFile> bySignature(std::string_view text) {
    for (const Signature& signature : signatures) {
        if (text.size() > signature.offset && text.substr(signature.offset).starts_with(signature.bytes)) {
            return unknown(signature.reason, signature.remedy);
        }
    }
    return std::nullopt;
}

bool isSafetensors(Bytes bytes) {
    constexpr std::uint64_t longestHeader = 100'000'000;
    if (bytes.size() < 9 || bytes[8] != std::byte('{')) return false;
    return littleEndian(bytes.first(8)) <= longestHeader;
}

/// The pickled number that begins a legacy file, 0x1950a86a20f9469cfc6c.
bool isLegacyMagic(const Pickle& pickle) {
    const auto* number = pickle.as<PickleBigInteger>(pickle.root);
    return number != nullptr && number->bytes == "\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"sv;
}

std::optional<DetectedFile> asPickle(Bytes bytes) {
    constexpr auto highestProtocol = std::byte(5);
    if (bytes.size() < 4 || bytes[0] != std::byte(0x80) || bytes[1] > highestProtocol) return std::nullopt;
    const auto pickleOfOther = unknown("is a Python pickle that torch.save did not write",
                                       "Save the weights with torch.save(model.state_dict(), path)");
    try {
        // The magic number's pickle has 15 bytes, a few more in later protocols.
        const Pickle first = readPickle(bytes.first(std::min<std::size_t>(bytes.size(), 64)), "");
        if (!isLegacyMagic(first)) return pickleOfOther;
        return DetectedFile{FileKind::torchLegacy, msg("is a checkpoint that torch.save wrote"), {}};
    } catch (const Error&) {
        return pickleOfOther;
    }
}

/// The members that torch.save put into its tar archives.
bool isTorchTar(std::string_view text) {
    constexpr std::size_t block = 512;
    constexpr std::size_t mostMembers = 8;
    std::size_t at = 0;
    for (std::size_t member = 0; member < mostMembers && at + block <= text.size(); ++member) {
        std::string_view name = text.substr(at, 100);
        name = name.substr(0, name.find('\0'));
        if (name.starts_with("./")) name.remove_prefix(2);
        if (name == "sys_info" || name == "storages" || name == "tensors") return true;
        std::size_t size = 0;
        for (const char c : text.substr(at + 124, 11))
            size = c >= '0' && c <= '7' ? size * 8 + static_cast<std::size_t>(c - '0') : size;
        if (size > text.size()) return false;
        at += block + (size + block - 1) / block * block;
    }
    return false;
}

std::optional<DetectedFile> asTar(std::string_view text) {
    if (text.size() < 512 || text.substr(257, 5) != "ustar") return std::nullopt;
    if (isTorchTar(text)) {
        return DetectedFile{FileKind::torchTar, msg("was written by torch.save in the tar format of 2016"),
                            msg("Load it in a newer PyTorch and save it again")};
    }
    return unknown("is a tar archive", unpackFirst);
}

/// An ONNX model begins with its version (field 1, small) and its producer's name (field 2, text) or its
/// opset or graph.
bool isOnnx(std::string_view text) {
    if (text.size() < 16 || text[0] != 0x08 || text[1] < 1 || text[1] > 20) return false;
    const auto length = static_cast<unsigned char>(text[3]);
    const std::string_view name = text.substr(4, length);
    const auto isPrintable = [](char c) {
        return c >= 0x20 && c < 0x7f;
    };
    if (text[2] == 0x12) return name.size() == length && length > 0 && std::ranges::all_of(name, isPrintable);
    return text[2] == 0x3a || text[2] == 0x42;
}

bool isText(std::string_view text) {
    // The last character may be cut in two.
    const std::u32string characters = decodeUtf8(text.substr(0, 4096));
    const auto isOdd = [](char32_t c) {
        return c == U'\ufffd' || (c < 0x20 && c != '\t' && c != '\n' && c != '\r');
    };
    return std::ranges::count_if(characters, isOdd) <= (text.size() > 4096 ? 3 : 0);
}

DetectedFile asText(std::string_view text) {
    constexpr std::size_t longestDescription = std::size_t(1) << 20U;
    const std::size_t first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    const bool isJson = first != std::string_view::npos && text[first] == '{';
    if (isJson && text.substr(0, longestDescription).find("\"offramp-model\"") != std::string_view::npos) {
        return {FileKind::bundle, msg("is a model bundle"), {}};
    }
    return isJson ? unknown("is a JSON file, but not a model bundle's model.json", whatIsRead)
                  : unknown("is a text file", whatIsRead);
}

} // namespace

DetectedFile looksLike(Bytes bytes) {
    const std::string_view text = textOf(bytes);
    if (text.empty()) return unknown("is empty", "Fetch or export the file again");
    if (isSafetensors(bytes)) return {FileKind::safetensors, msg("is a safetensors file"), {}};
    if (const auto found = bySignature(text)) return *found;
    if (const auto found = asPickle(bytes)) return *found;
    if (const auto found = asTar(text)) return *found;
    if (isOnnx(text))
        return unknown("is an ONNX model", "Export the PyTorch model as TorchScript, or its weights alone");
    if (isText(text)) return asText(text);
    return unknown("is of no kind that Offramp knows", whatIsRead);
}

} // namespace offramp
