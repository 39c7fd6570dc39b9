// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/align.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace offramp {

namespace {

using Numbers = std::span<const std::uint32_t>;
using Row = std::vector<std::uint32_t>;

constexpr std::size_t mostPairs = std::size_t{1} << 28U;

constexpr auto insertion = static_cast<unsigned>(Edit::Type::insertion);
constexpr auto deletion = static_cast<unsigned>(Edit::Type::deletion);
static_assert(static_cast<unsigned>(Edit::Type::match) == 0 &&
              static_cast<unsigned>(Edit::Type::substitution) == 1);

/// One row of the Levenshtein table: the distances of `reference`'s first elements, one more than in `row`,
/// to each beginning of `hypothesis`. `note` is told each cell's step back.
template <typename Note>
void advance(Row& row, std::uint32_t element, Numbers hypothesis, const Note& note) {
    std::uint32_t diagonal = row[0]++;
    std::uint32_t left = row[0];
    for (std::size_t j = 0; j < hypothesis.size(); ++j) {
        const std::uint32_t above = row[j + 1];
        const std::uint32_t differs = element == hypothesis[j] ? 0 : 1;
        const std::uint32_t across = diagonal + differs;
        const std::uint32_t gap = std::min(above, left) + 1;
        const unsigned gapStep = above <= left ? deletion : insertion;
        note(j, across <= gap ? differs : gapStep);
        left = std::min(across, gap);
        row[j + 1] = left;
        diagonal = above;
    }
}

Row firstRow(std::size_t length) {
    Row row(length + 1);
    std::iota(row.begin(), row.end(), 0U);
    return row;
}

/// The steps back of all cells, two bits each.
class Steps {
public:
    Steps(std::size_t rows, std::size_t cols) : cols_((cols + 3) / 4), bits_(rows * cols_) {}

    /// Packs a row's steps, one a byte, with up to three more behind them.
    void setRow(std::size_t row, const std::uint8_t* steps) {
        std::uint8_t* bits = bits_.data() + row * cols_;
        for (std::size_t i = 0; i < cols_; ++i, steps += 4) {
            bits[i] = static_cast<std::uint8_t>(steps[0] | steps[1] << 2U | steps[2] << 4U | steps[3] << 6U);
        }
    }
    [[nodiscard]] Edit::Type at(std::size_t row, std::size_t col) const {
        return static_cast<Edit::Type>((bits_[row * cols_ + col / 4] >> (col % 4 * 2)) & 3U);
    }

private:
    std::size_t cols_; ///< bytes a row
    std::vector<std::uint8_t> bits_;
};

/// The alignment, its elements counted from those given.
std::vector<Edit> alignWhole(Numbers reference, Numbers hypothesis) {
    Steps steps(reference.size(), hypothesis.size());
    Row row = firstRow(hypothesis.size());
    std::vector<std::uint8_t> rowSteps(hypothesis.size() + 3);
    const auto note = [at = rowSteps.data()](std::size_t j, unsigned step) {
        at[j] = static_cast<std::uint8_t>(step);
    };
    for (std::size_t i = 0; i < reference.size(); ++i) {
        advance(row, reference[i], hypothesis, note);
        steps.setRow(i, rowSteps.data());
    }
    std::vector<Edit> edits;
    std::size_t i = reference.size();
    std::size_t j = hypothesis.size();
    while (i > 0 || j > 0) {
        Edit::Type step = i == 0 ? Edit::Type::insertion : Edit::Type::deletion;
        if (i > 0 && j > 0) step = steps.at(i - 1, j - 1);
        if (step != Edit::Type::insertion) --i;
        if (step != Edit::Type::deletion) --j;
        edits.push_back({step, i, j});
    }
    std::reverse(edits.begin(), edits.end());
    return edits;
}

/// The distances of all of `reference` to each beginning of `hypothesis`.
Row lastRow(Numbers reference, Numbers hypothesis) {
    Row row = firstRow(hypothesis.size());
    for (const std::uint32_t element : reference)
        advance(row, element, hypothesis, [](std::size_t, unsigned) {});
    return row;
}

std::vector<std::uint32_t> reversed(Numbers numbers) {
    return {numbers.rbegin(), numbers.rend()};
}

/// Where in `hypothesis` a least-cost path leaves the reference's first `half` elements.
std::size_t crossing(Numbers reference, Numbers hypothesis, std::size_t half) {
    const Row before = lastRow(reference.first(half), hypothesis);
    const Row behind = lastRow(reversed(reference.subspan(half)), reversed(hypothesis));
    std::size_t best = 0;
    const auto cost = [&](std::size_t j) {
        return before[j] + behind[hypothesis.size() - j];
    };
    for (std::size_t j = 1; j <= hypothesis.size(); ++j) {
        if (cost(j) < cost(best)) best = j;
    }
    return best;
}

/// Words as numbers, equal ones as equal numbers.
class Numbering {
public:
    std::vector<std::uint32_t> numbersOf(std::span<const std::u32string> words) {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(words.size());
        for (const std::u32string& word : words) {
            numbers.push_back(ids_.try_emplace(word, static_cast<std::uint32_t>(ids_.size())).first->second);
        }
        return numbers;
    }

private:
    std::unordered_map<std::u32string_view, std::uint32_t> ids_;
};

} // namespace

namespace detail {

std::vector<Edit> alignNumbers(Numbers reference, Numbers hypothesis, std::size_t pairs) {
    const bool fits =
        reference.size() < 2 || hypothesis.empty() || reference.size() <= pairs / hypothesis.size();
    if (fits) return alignWhole(reference, hypothesis);
    const std::size_t half = reference.size() / 2;
    const std::size_t split = crossing(reference, hypothesis, half);
    std::vector<Edit> edits = alignNumbers(reference.first(half), hypothesis.first(split), pairs);
    for (const Edit& edit : alignNumbers(reference.subspan(half), hypothesis.subspan(split), pairs)) {
        edits.push_back({edit.type, edit.reference + half, edit.hypothesis + split});
    }
    return edits;
}

} // namespace detail

std::optional<double> ErrorCounts::rate() const {
    if (referenceLength() > 0) return static_cast<double>(errors()) / static_cast<double>(referenceLength());
    return errors() == 0 ? std::optional<double>(0) : std::nullopt;
}

ErrorCounts& ErrorCounts::operator+=(const ErrorCounts& other) {
    hits += other.hits;
    substitutions += other.substitutions;
    insertions += other.insertions;
    deletions += other.deletions;
    return *this;
}

std::vector<Edit> align(std::span<const std::u32string> reference,
                        std::span<const std::u32string> hypothesis) {
    Numbering numbering;
    const std::vector<std::uint32_t> referenceNumbers = numbering.numbersOf(reference);
    return detail::alignNumbers(referenceNumbers, numbering.numbersOf(hypothesis), mostPairs);
}

std::vector<Edit> align(std::u32string_view reference, std::u32string_view hypothesis) {
    const std::vector<std::uint32_t> referenceNumbers(reference.begin(), reference.end());
    const std::vector<std::uint32_t> hypothesisNumbers(hypothesis.begin(), hypothesis.end());
    return detail::alignNumbers(referenceNumbers, hypothesisNumbers, mostPairs);
}

ErrorCounts countErrors(std::span<const Edit> edits) {
    ErrorCounts counts;
    for (const Edit& edit : edits) {
        switch (edit.type) {
        case Edit::Type::match:
            ++counts.hits;
            break;
        case Edit::Type::substitution:
            ++counts.substitutions;
            break;
        case Edit::Type::insertion:
            ++counts.insertions;
            break;
        case Edit::Type::deletion:
            ++counts.deletions;
            break;
        }
    }
    return counts;
}

} // namespace offramp
