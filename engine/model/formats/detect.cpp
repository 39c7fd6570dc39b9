// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/detect.h"

#include "base/error.h"
#include "base/files.h"
#include "model/formats/looks_like.h"
#include "model/formats/text.h"
#include "model/formats/zip_archive.h"

#include <algorithm>

namespace offramp {

namespace {

namespace fs = std::filesystem;

bool isZip(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return text.starts_with("PK\x03\x04") || text.starts_with("PK\x05\x06");
}

bool anyEntry(const ZipArchive& archive, std::string_view ending) {
    return std::ranges::any_of(archive.entries(),
                               [&](const ZipEntry& entry) { return entry.name.ends_with(ending); });
}

bool holdsCode(const ZipArchive& archive, const std::string& folder) {
    const std::string code = std::string(folder).append("/code/");
    return archive.find(std::string(folder).append("/constants.pkl")) != nullptr ||
           std::ranges::any_of(archive.entries(),
                               [&](const ZipEntry& entry) { return entry.name.starts_with(code); });
}

DetectedFile plainZip(const ZipArchive& archive) {
    const Message remedy =
        msg("Offramp reads model bundles, safetensors files, PyTorch checkpoints (torch.save) and "
            "TorchScript archives");
    if (anyEntry(archive, "archive_format")) {
        return {FileKind::unknown, msg("is a program that torch.export saved"),
                msg("Export the model with torch.jit.script and torch.jit.save instead")};
    }
    if (anyEntry(archive, ".npy")) return {FileKind::unknown, msg("is an archive of NumPy arrays"), remedy};
    if (anyEntry(archive, "model.json") || anyEntry(archive, ".safetensors")) {
        return {FileKind::unknown, msg("is a zip archive"), msg("Unpack it and open the model within")};
    }
    std::vector<std::string> names;
    for (const ZipEntry& entry : archive.entries())
        names.push_back(entry.name);
    if (names.empty()) return {FileKind::unknown, msg("is an empty zip archive"), remedy};
    return {FileKind::unknown,
            msg("is a zip archive, but not one of PyTorch's; it holds {0}", listed(names, 4)), remedy};
}

DetectedFile detectZip(const fs::path& path) {
    const ZipArchive archive(path);
    const std::string folder = archive.torchFolder();
    if (folder.empty()) return plainZip(archive);
    if (holdsCode(archive, folder)) return {FileKind::torchScript, msg("is a TorchScript archive"), {}};
    return {FileKind::torchZip, msg("is a checkpoint that torch.save wrote"), {}};
}

DetectedFile detectFolder(const fs::path& path) {
    if (fs::exists(path / "model.json")) return {FileKind::bundle, msg("is a model bundle"), {}};
    return {FileKind::unknown, msg("is a folder without a model.json, so it is no model bundle"),
            msg("Name the folder of a model bundle, or a model's file")};
}

} // namespace

DetectedFile detectFile(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return detectFolder(path);
    const auto file = MappedFile::open(path);
    return isZip(file->bytes()) ? detectZip(path) : looksLike(file->bytes());
}

void refuseKind(const fs::path& path, const DetectedFile& detected, const Message& otherwise) {
    throw Error(path.string(), detected.reason, detected.remedy.empty() ? otherwise : detected.remedy);
}

std::map<std::string, std::string> readTorchScriptExtra(const fs::path& path) {
    const DetectedFile detected = detectFile(path);
    if (detected.kind != FileKind::torchScript) {
        refuseKind(path, detected, msg("Name an archive that torch.jit.save wrote"));
    }
    constexpr std::uint64_t longest = std::uint64_t(16) << 20U;
    const ZipArchive archive(path);
    const std::string prefix = archive.torchFolder().append("/extra/");
    std::map<std::string, std::string> extra;
    for (const ZipEntry& entry : archive.entries()) {
        const bool isExtra = entry.name.starts_with(prefix) && entry.name.size() > prefix.size();
        if (isExtra) extra.emplace(entry.name.substr(prefix.size()), archive.readText(entry, longest));
    }
    return extra;
}

} // namespace offramp
