// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/timed_spans.h"

#include "export/subject.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

template <typename Span>
TimedSpan timed(const Analysis& analysis, const Span& span) {
    return {timeOfFrame(analysis, span.start), timeOfFrame(analysis, span.end), span.text,
            std::exp(span.logProbability)};
}

void part(std::vector<TimedSpan>& spans) {
    for (std::size_t i = 1; i < spans.size(); ++i) {
        TimedSpan& one = spans[i - 1];
        TimedSpan& next = spans[i];
        if (next.begin >= one.end) continue;
        const double middle = (std::max(one.begin, next.begin) + std::min(one.end, next.end)) / 2;
        one.end = middle;
        next.begin = middle;
    }
}

} // namespace

std::vector<TimedSpan> timedSpans(const Analysis& analysis, std::size_t exit, SpanKind kind) {
    const Hypothesis& hypothesis = analysis.exits[exit]->hypothesis;
    std::vector<TimedSpan> spans;
    if (kind == SpanKind::words) {
        for (const Word& word : hypothesis.words)
            spans.push_back(timed(analysis, word));
    } else {
        for (const Token& token : hypothesis.tokens)
            spans.push_back(timed(analysis, token));
    }
    part(spans);
    return spans;
}

} // namespace offramp
