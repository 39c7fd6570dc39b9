// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace offramp {

/// How exported data is written.
enum class ExportFormat { csv, json, latex, markdown, npz, textGrid, ctm, srt };

struct FormatDescription {
    ExportFormat format;
    std::string_view id;        ///< stable, for the command line: "latex"
    std::string_view name;      ///< "LaTeX", for translation
    std::string_view extension; ///< without a dot: "tex"
};

[[nodiscard]] std::span<const FormatDescription> exportFormats();
[[nodiscard]] const FormatDescription& describe(ExportFormat format);

/// By a file's extension, in any case; nothing if it is of none.
[[nodiscard]] std::optional<ExportFormat> formatOfFile(const std::filesystem::path& path);
/// By its identifier; nothing if there is none.
[[nodiscard]] std::optional<ExportFormat> findFormat(std::string_view id);

/// CSV, JSON, LaTeX or Markdown: a Table.
[[nodiscard]] bool isTableFormat(ExportFormat format);
/// Of one recording each: NPZ, TextGrid, SRT.
[[nodiscard]] bool isOfOneRecording(ExportFormat format);
/// Of one exit each: CTM, SRT.
[[nodiscard]] bool isOfOneExit(ExportFormat format);

} // namespace offramp
