// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/number_text.h"
#include "export/timed_text.h"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>

namespace offramp {

namespace {

constexpr std::string_view whiteSpace = " \t\r\n\v\f";

struct NamedExit {
    std::string name;
    double begin = 0; ///< of its stretch
    ExitOfSubject of;
};

std::string withoutSpaces(const std::string& text, std::string_view instead) {
    std::string written;
    for (const char c : text) {
        if (whiteSpace.find(c) == std::string_view::npos)
            written += c;
        else
            written.append(instead);
    }
    return written;
}

std::vector<NamedExit> byName(std::span<const ExitOfSubject> exits) {
    std::vector<ExportSubject> subjects;
    for (const ExitOfSubject& exit : exits)
        subjects.push_back(*exit.subject);
    const std::vector<std::string> names = recordingNames(subjects);
    std::vector<NamedExit> named;
    for (std::size_t i = 0; i < exits.size(); ++i)
        named.push_back({withoutSpaces(names[i], "_"), timeOfFrame(*subjects[i].analysis, 0), exits[i]});
    std::ranges::stable_sort(named, [](const NamedExit& one, const NamedExit& other) {
        return std::tie(one.name, one.begin) < std::tie(other.name, other.begin);
    });
    return named;
}

std::string secondsText(std::int64_t milliseconds) {
    return detail::fixedText(static_cast<double>(milliseconds) / 1000, 3);
}

/// Its duration is that between the times as they are written, so that lines follow one another.
void writeLine(std::ostream& out, const std::string& name, const TimedSpan& span) {
    const auto begin = std::llround(span.begin * 1000);
    const auto end = std::llround(span.end * 1000);
    out << name << " 1 " << secondsText(begin) << " " << secondsText(end - begin) << " "
        << withoutSpaces(span.text, "<space>") << " " << detail::fixedText(span.probability, 4) << "\n";
}

} // namespace

void writeCtm(std::ostream& out, std::span<const ExitOfSubject> exits, SpanKind kind) {
    for (const NamedExit& exit : byName(exits)) {
        const Analysis& analysis = *exit.of.subject->analysis;
        out << ";; " << exit.name << ": exit " << exit.of.exit + 1 << ", "
            << analysis.model->exits[exit.of.exit].name << "\n";
        for (const TimedSpan& span : timedSpans(analysis, exit.of.exit, kind))
            writeLine(out, exit.name, span);
    }
}

} // namespace offramp
