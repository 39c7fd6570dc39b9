// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/format.h"
#include "export/table.h"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace offramp {

// Tables as text: UTF-8, in the C locale, the same bytes for the same table. What is no UTF-8 becomes U+FFFD
// in JSON and stays as it is elsewhere. docs/export.md describes the formats.

/// RFC 4180 with a header: CR LF at the ends of lines, quotation marks where a cell needs them. What isn't
/// known is empty, ±∞ is "inf" and "-inf".
void writeCsv(std::ostream& out, const Table& table);

/// An object of `version` 1 with the columns' names, types and units, and `rows`, a list of lists. What isn't
/// known is null, ±∞ is "inf" and "-inf".
void writeJson(std::ostream& out, const Table& table);

/// A tabular with booktabs' rules, of more rows than a page takes a longtable, to be \input; what it is of
/// and the packages that it needs are comments at its top.
void writeLatex(std::ostream& out, const Table& table);

/// A table as GitHub's Markdown has it.
void writeMarkdown(std::ostream& out, const Table& table);

/// By the format, which is a table's (isTableFormat).
void writeTable(std::ostream& out, const Table& table, ExportFormat format);
[[nodiscard]] std::string tableText(const Table& table, ExportFormat format);
/// Whole or not at all (writeFile). Throws Error.
void writeTable(const std::filesystem::path& path, const Table& table, ExportFormat format);

} // namespace offramp
