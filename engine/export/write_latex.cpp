// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "export/number_text.h"
#include "export/write_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <utility>

namespace offramp {

namespace {

/// More rows are broken over pages.
constexpr std::size_t rowsOfAPage = 45;

/// What stands for a character that LaTeX reads otherwise, or that its fonts lack.
std::string_view replacement(char32_t c) {
    static constexpr std::array<std::pair<char32_t, std::string_view>, 17> table{{
        {U'\\', "\\textbackslash{}"},
        {U'{', "\\{"},
        {U'}', "\\}"},
        {U'$', "\\$"},
        {U'&', "\\&"},
        {U'#', "\\#"},
        {U'%', "\\%"},
        {U'_', "\\_"},
        {U'^', "\\textasciicircum{}"},
        {U'~', "\\textasciitilde{}"},
        {U'<', "\\textless{}"},
        {U'>', "\\textgreater{}"},
        {U'|', "\\textbar{}"},
        {U'`', "\\textasciigrave{}"},
        {U'[', "{[}"}, // behind the end of a row it would be a length
        {U'*', "{*}"}, // likewise
        {U'\u2581', "\\textvisiblespace{}"},
    }};
    for (const auto& [character, text] : table)
        if (character == c) return text;
    return {};
}

std::string escaped(const std::string& text) {
    std::string latex;
    for (const char32_t c : decodeUtf8(text)) {
        if (c == U'-' && latex.ends_with('-'))
            latex.append("{-}"); // two would be a dash
        else if (const std::string_view other = replacement(c); !other.empty())
            latex.append(other);
        else
            appendUtf8(latex, c < U' ' || c == U'\x7f' ? U' ' : c);
    }
    return latex;
}

std::string cell(const std::optional<std::string>& text, int /*decimals*/) {
    if (!text) return "--";
    const bool blank = !text->empty() && text->find_first_not_of(" \t\r\n") == std::string::npos;
    return blank ? "\\textvisiblespace{}" : escaped(*text);
}

/// A minus, not a hyphen.
std::string withSign(const std::string& number) {
    return number.front() == '-' ? std::string("$").append(number).append("$") : number;
}

std::string cell(const std::optional<std::int64_t>& number, int /*decimals*/) {
    if (!number) return "--";
    return withSign(std::to_string(*number));
}

std::string cell(double number, int decimals) {
    if (std::isnan(number)) return "--";
    if (std::isinf(number)) return number > 0 ? "$\\infty$" : "$-\\infty$";
    return withSign(detail::fixedText(number, decimals));
}

void writeRow(std::ostream& out, const Table& table, std::size_t row) {
    for (const Column& column : table.columns) {
        out << (&column == &table.columns.front() ? "" : " & ")
            << std::visit([&](const auto& values) { return cell(values[row], column.decimals); },
                          column.values);
    }
    out << " \\\\\n";
}

/// A comment is read to the end of its line.
std::string inOneLine(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

void writeNotes(std::ostream& out, const Table& table, bool isLong) {
    out << "% " << inOneLine(table.name) << "; needs \\usepackage{booktabs}"
        << (isLong ? " and \\usepackage{longtable}" : "") << "\n";
    for (const auto& [key, text] : table.about)
        out << "% " << inOneLine(key) << ": " << inOneLine(text) << "\n";
}

} // namespace

void writeLatex(std::ostream& out, const Table& table) {
    const bool isLong = table.rows() > rowsOfAPage;
    const char* environment = isLong ? "longtable" : "tabular";
    writeNotes(out, table, isLong);
    out << "\\begin{" << environment << "}{";
    for (const Column& column : table.columns)
        out << (column.isText() ? 'l' : 'r');
    out << "}\n\\toprule\n";
    for (const Column& column : table.columns)
        out << (&column == &table.columns.front() ? "" : " & ") << escaped(column.name);
    out << " \\\\\n\\midrule\n" << (isLong ? "\\endhead\n" : "");
    for (std::size_t row = 0; row < table.rows(); ++row)
        writeRow(out, table, row);
    out << "\\bottomrule\n\\end{" << environment << "}\n";
}

} // namespace offramp
