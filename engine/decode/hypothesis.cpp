// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/hypothesis.h"

#include <utility>

namespace offramp {

Word wordOf(const std::vector<Token>& tokens, std::size_t first, std::size_t end, std::string text) {
    Word word{std::move(text), tokens[first].start, tokens[end - 1].end, 0, first, end};
    double sum = 0;
    std::int64_t frames = 0;
    for (std::size_t i = first; i < end; ++i) {
        const std::int64_t length = tokens[i].end - tokens[i].start;
        sum += tokens[i].logProbability * static_cast<double>(length);
        frames += length;
    }
    if (frames > 0) word.logProbability = sum / static_cast<double>(frames);
    return word;
}

} // namespace offramp
