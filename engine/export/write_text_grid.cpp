// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/number_text.h"
#include "export/timed_text.h"

#include <algorithm>
#include <ostream>
#include <string>

namespace offramp {

// Praat's manual, "TextGrid file formats". A tier's intervals follow one another without gaps.

namespace {

struct Tier {
    std::string name;
    std::vector<TimedSpan> spans;
};

std::string quoted(const std::string& text) {
    std::string label = "\"";
    for (const char c : text)
        label.append(c == '"' ? "\"\"" : std::string(1, c));
    return label.append("\"");
}

std::vector<Tier> tiersOf(const ExportSubject& subject, const ExitChoice& exits) {
    const Analysis& analysis = *subject.analysis;
    std::vector<Tier> tiers;
    for (const std::size_t exit : chosenExits(subject, exits)) {
        const std::string name = std::string("exit ").append(std::to_string(exit + 1));
        tiers.push_back({name + " - words", timedSpans(analysis, exit, SpanKind::words)});
        tiers.push_back({name + " - tokens", timedSpans(analysis, exit, SpanKind::tokens)});
    }
    return tiers;
}

/// With what lies between them, from `begin` to `end`.
std::vector<TimedSpan> withoutGaps(const std::vector<TimedSpan>& spans, double begin, double end) {
    std::vector<TimedSpan> intervals;
    double at = begin;
    for (const TimedSpan& span : spans) {
        if (span.begin > at) intervals.push_back({at, span.begin, {}, 0});
        intervals.push_back(span);
        at = span.end;
    }
    if (at < end || intervals.empty()) intervals.push_back({at, end, {}, 0});
    return intervals;
}

void writeBounds(std::ostream& out, const char* indent, double begin, double end) {
    out << indent << "xmin = " << detail::shortestText(begin) << "\n"
        << indent << "xmax = " << detail::shortestText(end) << "\n";
}

void writeTier(std::ostream& out, const Tier& tier, double begin, double end) {
    out << "        class = \"IntervalTier\"\n        name = " << quoted(tier.name) << "\n";
    writeBounds(out, "        ", begin, end);
    const std::vector<TimedSpan> intervals = withoutGaps(tier.spans, begin, end);
    out << "        intervals: size = " << intervals.size() << "\n";
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        out << "        intervals [" << i + 1 << "]:\n";
        writeBounds(out, "            ", intervals[i].begin, intervals[i].end);
        out << "            text = " << quoted(intervals[i].text) << "\n";
    }
}

} // namespace

void writeTextGrid(std::ostream& out, const ExportSubject& subject, const ExitChoice& exits) {
    const Analysis& analysis = *subject.analysis;
    const std::vector<Tier> tiers = tiersOf(subject, exits);
    const double begin = timeOfFrame(analysis, 0);
    double end = begin + analysis.duration();
    for (const Tier& tier : tiers) // the last frame may reach over the end of the sound
        if (!tier.spans.empty()) end = std::max(end, tier.spans.back().end);
    out << "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n";
    writeBounds(out, "", begin, end);
    out << "tiers? <exists>\nsize = " << tiers.size() << "\nitem []:\n";
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        out << "    item [" << i + 1 << "]:\n";
        writeTier(out, tiers[i], begin, end);
    }
}

} // namespace offramp
