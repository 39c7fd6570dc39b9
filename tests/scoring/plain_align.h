// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/align.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace offramp::test {

using Numbers = std::vector<std::uint32_t>;

/// The whole table of Levenshtein's distances, and the way back through it by the rule that align()
/// documents, word by word.
inline std::vector<Edit> plainAlign(const Numbers& reference, const Numbers& hypothesis) {
    const std::size_t columns = hypothesis.size() + 1;
    std::vector<std::uint32_t> table((reference.size() + 1) * columns);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
        return table[i * columns + j];
    };
    const auto across = [&](std::size_t i, std::size_t j) {
        return at(i - 1, j - 1) + (reference[i - 1] == hypothesis[j - 1] ? 0 : 1);
    };
    for (std::size_t i = 0; i <= reference.size(); ++i) {
        for (std::size_t j = 0; j <= hypothesis.size(); ++j) {
            if (i == 0 || j == 0)
                at(i, j) = static_cast<std::uint32_t>(i + j);
            else
                at(i, j) = std::min({across(i, j), at(i - 1, j) + 1, at(i, j - 1) + 1});
        }
    }
    std::vector<Edit> edits;
    std::size_t i = reference.size();
    std::size_t j = hypothesis.size();
    while (i > 0 || j > 0) {
        Edit::Type step = Edit::Type::insertion;
        if (i > 0 && j > 0 && across(i, j) == at(i, j))
            step = reference[i - 1] == hypothesis[j - 1] ? Edit::Type::match : Edit::Type::substitution;
        else if (i > 0 && at(i - 1, j) + 1 == at(i, j))
            step = Edit::Type::deletion;
        if (step != Edit::Type::insertion) --i;
        if (step != Edit::Type::deletion) --j;
        edits.push_back({step, i, j});
    }
    std::reverse(edits.begin(), edits.end());
    return edits;
}

inline Numbers randomNumbers(std::mt19937& random, std::size_t length, std::uint32_t symbols) {
    Numbers numbers(length);
    for (std::uint32_t& number : numbers)
        number = 'a' + std::uniform_int_distribution<std::uint32_t>(0, symbols - 1)(random);
    return numbers;
}

/// What a recogniser might have heard: of a thousand elements `perMille` are replaced, left out or doubled by
/// another.
inline Numbers misheard(std::mt19937& random, const Numbers& said, std::uint32_t symbols, unsigned perMille) {
    Numbers heard;
    for (const std::uint32_t number : said) {
        const std::uint32_t other = randomNumbers(random, 1, symbols).front();
        const unsigned fate = std::uniform_int_distribution<unsigned>(0, 999)(random) < perMille
                                  ? std::uniform_int_distribution<unsigned>(1, 3)(random)
                                  : 0;
        if (fate == 0 || fate == 3) heard.push_back(number);
        if (fate == 1 || fate == 3) heard.push_back(other);
    }
    return heard;
}

} // namespace offramp::test
