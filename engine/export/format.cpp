// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace offramp {

namespace {

constexpr std::array<FormatDescription, 8> formats{
    {{ExportFormat::csv, "csv", "CSV", "csv"},
     {ExportFormat::json, "json", "JSON", "json"},
     {ExportFormat::latex, "latex", "LaTeX", "tex"},
     {ExportFormat::markdown, "markdown", "Markdown", "md"},
     {ExportFormat::npz, "npz", "NumPy (NPZ)", "npz"},
     {ExportFormat::textGrid, "textgrid", "Praat TextGrid", "TextGrid"},
     {ExportFormat::ctm, "ctm", "CTM", "ctm"},
     {ExportFormat::srt, "srt", "SRT subtitles", "srt"}}};

std::string inSmallLetters(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

} // namespace

std::span<const FormatDescription> exportFormats() {
    return formats;
}

const FormatDescription& describe(ExportFormat format) {
    return *std::ranges::find(formats, format, &FormatDescription::format);
}

std::optional<ExportFormat> formatOfFile(const std::filesystem::path& path) {
    const std::string extension = inSmallLetters(path.extension().string());
    if (extension.empty()) return std::nullopt;
    for (const FormatDescription& each : formats)
        if (extension.substr(1) == inSmallLetters(std::string(each.extension))) return each.format;
    return std::nullopt;
}

std::optional<ExportFormat> findFormat(std::string_view id) {
    const auto found = std::ranges::find(formats, id, &FormatDescription::id);
    return found == formats.end() ? std::nullopt : std::optional(found->format);
}

bool isTableFormat(ExportFormat format) {
    return format == ExportFormat::csv || format == ExportFormat::json || format == ExportFormat::latex ||
           format == ExportFormat::markdown;
}

bool isOfOneRecording(ExportFormat format) {
    return format == ExportFormat::npz || format == ExportFormat::textGrid || format == ExportFormat::srt;
}

bool isOfOneExit(ExportFormat format) {
    return format == ExportFormat::ctm || format == ExportFormat::srt;
}

} // namespace offramp
