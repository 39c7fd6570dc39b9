// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/align.h"

#include "scoring/common_ends.h"
#include "scoring/edit_table.h"
#include "scoring/numbered.h"
#include "scoring/short_table.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace offramp {

namespace {

using detail::AlignMemory;
using detail::Position;
using Steps = std::vector<Edit::Type>;

class Collect {
public:
    explicit Collect(std::size_t most) { steps_.reserve(most); }
    void operator()(Edit::Type step) { steps_.push_back(step); }
    [[nodiscard]] std::vector<Edit> edits() const {
        std::vector<Edit> edits;
        edits.reserve(steps_.size());
        Position at;
        for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
            edits.push_back({*step, at.reference, at.hypothesis});
            if (*step != Edit::Type::insertion) ++at.reference;
            if (*step != Edit::Type::deletion) ++at.hypothesis;
        }
        return edits;
    }

private:
    Steps steps_; ///< the last first
};

class Count {
public:
    void operator()(Edit::Type step) { ++counts_[static_cast<std::size_t>(step)]; }
    [[nodiscard]] ErrorCounts counts() const { return {counts_[0], counts_[1], counts_[2], counts_[3]}; }

private:
    std::array<std::int64_t, 4> counts_{}; ///< by type
};
static_assert(static_cast<int>(Edit::Type::match) == 0 && static_cast<int>(Edit::Type::substitution) == 1 &&
              static_cast<int>(Edit::Type::insertion) == 2 && static_cast<int>(Edit::Type::deletion) == 3);

/// Back from the ends of both until one of them is used up.
template <typename Take>
Position walkTable(const detail::Numbered& numbers, const AlignMemory& memory, Take& take) {
    detail::EditTable table(numbers.reference, numbers.hypothesis, numbers.symbols, memory);
    Steps steps;
    const Position rest = table.walkBack(steps);
    for (const Edit::Type step : steps)
        take(step);
    return rest;
}

template <typename Element, typename Take>
Position walkMiddle(std::span<const Element> reference, std::span<const Element> hypothesis,
                    const AlignMemory& memory, Take& take) {
    if (reference.empty() || hypothesis.empty()) return {reference.size(), hypothesis.size()};
    const bool isShort =
        reference.size() <= detail::mostShortRows && hypothesis.size() <= detail::mostShortColumns;
    if constexpr (std::is_integral_v<Element>) {
        if (isShort) return detail::walkShort(reference, hypothesis, take);
    }
    const detail::Numbered numbers = detail::numbered(reference, hypothesis);
    if (!isShort) return walkTable(numbers, memory, take);
    return detail::walkShort<std::uint32_t>(numbers.reference, numbers.hypothesis, take);
}

/// The steps of the alignment, the last first. Common ends are left out of the table: at the back a match is
/// taken wherever there is one, so the rule pairs them off; before the front, where one sequence is a
/// beginning of the other, every least-cost path matches all of the shorter one, and the rule its elements as
/// late as it can.
template <typename Element, typename Take>
void walkBack(std::span<const Element> reference, std::span<const Element> hypothesis,
              const AlignMemory& memory, Take& take) {
    const detail::CommonEnds ends = detail::commonEnds(reference, hypothesis);
    for (std::size_t i = 0; i < ends.back; ++i)
        take(Edit::Type::match);
    Position at = walkMiddle(ends.middleOf(reference), ends.middleOf(hypothesis), memory, take);
    std::size_t i = at.reference + ends.front;
    std::size_t j = at.hypothesis + ends.front;
    while (i > 0 || j > 0) {
        const bool match = i > 0 && j > 0 && reference[i - 1] == hypothesis[j - 1];
        const Edit::Type gap = i > j ? Edit::Type::deletion : Edit::Type::insertion;
        const Edit::Type step = match ? Edit::Type::match : gap;
        if (step != Edit::Type::insertion) --i;
        if (step != Edit::Type::deletion) --j;
        take(step);
    }
}

template <typename Element>
std::vector<Edit> aligned(std::span<const Element> reference, std::span<const Element> hypothesis,
                          const AlignMemory& memory) {
    Collect steps(reference.size() + hypothesis.size());
    walkBack(reference, hypothesis, memory, steps);
    return steps.edits();
}

template <typename Element>
ErrorCounts counted(std::span<const Element> reference, std::span<const Element> hypothesis) {
    Count steps;
    walkBack(reference, hypothesis, {}, steps);
    return steps.counts();
}

} // namespace

namespace detail {

std::vector<Edit> alignNumbers(std::span<const std::uint32_t> reference,
                               std::span<const std::uint32_t> hypothesis, const AlignMemory& memory) {
    return aligned(reference, hypothesis, memory);
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
    return aligned(reference, hypothesis, {});
}

std::vector<Edit> align(std::u32string_view reference, std::u32string_view hypothesis) {
    return aligned(std::span<const char32_t>(reference), std::span<const char32_t>(hypothesis), {});
}

ErrorCounts countErrors(std::span<const Edit> edits) {
    Count steps;
    for (const Edit& edit : edits)
        steps(edit.type);
    return steps.counts();
}

ErrorCounts countErrors(std::u32string_view reference, std::u32string_view hypothesis) {
    return counted(std::span<const char32_t>(reference), std::span<const char32_t>(hypothesis));
}

ErrorCounts countErrors(std::span<const std::u32string> reference,
                        std::span<const std::u32string> hypothesis) {
    return counted(reference, hypothesis);
}

ErrorCounts countErrors(std::span<const std::uint32_t> reference, std::span<const std::uint32_t> hypothesis) {
    return counted(reference, hypothesis);
}

} // namespace offramp
