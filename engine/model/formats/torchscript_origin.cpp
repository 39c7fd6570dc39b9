// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/torchscript_origin.h"

#include "model/formats/text.h"
#include "model/formats/zip_archive.h"

namespace offramp {

namespace {

/// An entry of one short line; empty if there is none.
std::string lineOf(const ZipArchive& archive, const std::string& name) {
    constexpr std::uint64_t longest = 4096;
    const ZipEntry* entry = archive.find(name);
    if (entry == nullptr || entry->size > longest) return {};
    const std::string text = archive.readText(*entry, longest);
    return printable(text.substr(0, text.find('\n')));
}

} // namespace

std::string torchScriptOrigin(const std::filesystem::path& path) {
    const ZipArchive archive(path);
    const std::string folder = archive.torchFolder();
    const auto within = [&](const char* name) {
        return std::string(folder).append(name);
    };
    const std::string version = lineOf(archive, within("/extra/pytorch_version"));
    std::string text = "PyTorch";
    if (!version.empty()) {
        text.append(" ").append(version);
    } else if (archive.find(within("/.data/serialization_id")) != nullptr) {
        // Since 2.1 every archive has an identifier of its own.
        text += " 2.1 or newer";
    } else {
        text += " of a version that it doesn't name";
    }
    const std::string format = lineOf(archive, within("/version"));
    return format.empty() ? text : text.append(" (archive format ").append(format).append(")");
}

} // namespace offramp
