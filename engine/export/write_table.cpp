// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/write_table.h"

#include "base/files.h"

#include <ostream>
#include <sstream>
#include <utility>

namespace offramp {

void writeTable(std::ostream& out, const Table& table, ExportFormat format) {
    switch (format) {
    case ExportFormat::json:
        return writeJson(out, table);
    case ExportFormat::latex:
        return writeLatex(out, table);
    case ExportFormat::markdown:
        return writeMarkdown(out, table);
    default:
        return writeCsv(out, table);
    }
}

std::string tableText(const Table& table, ExportFormat format) {
    std::ostringstream out;
    writeTable(out, table, format);
    return std::move(out).str();
}

void writeTable(const std::filesystem::path& path, const Table& table, ExportFormat format) {
    writeFile(path, [&](std::ostream& out) { writeTable(out, table, format); });
}

} // namespace offramp
