// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/point_text.h"

#include "number_text.h"

namespace offramp::cli {

namespace {

/// Adds a column unless it would be empty.
template <typename Text>
void add(std::vector<TextColumn>& columns, const char* title, const std::vector<OperatingPoint>& points,
         const Text& text) {
    TextColumn column{title, {}, false};
    bool any = false;
    for (const OperatingPoint& point : points) {
        column.cells.push_back(text(point));
        any = any || column.cells.back() != "–";
    }
    if (any) columns.push_back(std::move(column));
}

} // namespace

std::string orDash(const char* format, const std::optional<double>& number) {
    return number ? formatted(format, *number) : "–";
}

std::string percentText(const std::optional<double>& fraction) {
    return fraction ? formatted("%.2f %%", *fraction * 100) : "–";
}

std::string countText(std::int64_t count) {
    std::string digits = std::to_string(count);
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t place = digits.size(); place > first + 3;)
        digits.insert(place -= 3, ",");
    return digits;
}

std::string counted(std::int64_t count, const char* one, const char* many) {
    return countText(count).append(" ").append(count == 1 ? one : many);
}

std::vector<TextColumn> errorColumns(const std::vector<OperatingPoint>& points, bool meanUtteranceWer) {
    std::vector<TextColumn> columns;
    add(columns, "WER", points, [](const auto& point) { return percentText(point.wer()); });
    if (meanUtteranceWer)
        add(columns, "mean WER", points,
            [](const auto& point) { return percentText(point.meanUtteranceWer); });
    add(columns, "CER", points, [](const auto& point) { return percentText(point.cer()); });
    return columns;
}

std::vector<TextColumn> costColumns(const std::vector<OperatingPoint>& points) {
    std::vector<TextColumn> columns;
    add(columns, "GMAC", points, [](const auto& point) { return orDash("%.3f", point.gmacs); });
    add(columns, "s", points, [](const auto& point) { return orDash("%.4f", point.seconds); });
    add(columns, "RTF", points, [](const auto& point) { return orDash("%.4f", point.realTimeFactor); });
    return columns;
}

} // namespace offramp::cli
