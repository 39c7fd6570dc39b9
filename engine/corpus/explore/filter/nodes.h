// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

namespace offramp::filter {

// What an expression is compiled to. Every node works on a block of rows at a time, so that a node is
// called once for many rows and its loop is a plain one.

inline constexpr std::size_t blockRows = 256;
inline constexpr double undefinedNumber = std::numeric_limits<double>::quiet_NaN();

/// The utterances of a block, blockRows at most.
struct Rows {
    std::span<const std::uint32_t> utterances;
    std::span<const std::int16_t> exitsTaken; ///< of every utterance of the corpus, or empty

    [[nodiscard]] std::size_t size() const { return utterances.size(); }
    /// −1: not known.
    [[nodiscard]] int exitAt(std::size_t row) const {
        return exitsTaken.empty() ? -1 : exitsTaken[utterances[row]];
    }
};

using Numbers = std::array<double, blockRows>;
using Texts = std::array<std::string_view, blockRows>;
using Truths = std::array<bool, blockRows>;

/// Undefined is NaN.
class NumberNode {
public:
    NumberNode() = default;
    NumberNode(const NumberNode&) = delete;
    NumberNode& operator=(const NumberNode&) = delete;
    virtual ~NumberNode() = default;
    virtual void evaluate(const Rows& rows, Numbers& values) const = 0;
};

/// Undefined is a view of nothing (data() is null).
class TextNode {
public:
    TextNode() = default;
    TextNode(const TextNode&) = delete;
    TextNode& operator=(const TextNode&) = delete;
    virtual ~TextNode() = default;
    virtual void evaluate(const Rows& rows, Texts& values) const = 0;
};

class TruthNode {
public:
    TruthNode() = default;
    TruthNode(const TruthNode&) = delete;
    TruthNode& operator=(const TruthNode&) = delete;
    virtual ~TruthNode() = default;
    virtual void evaluate(const Rows& rows, Truths& values) const = 0;
};

using Number = std::unique_ptr<const NumberNode>;
using Text = std::unique_ptr<const TextNode>;
using Truth = std::unique_ptr<const TruthNode>;

/// Reads `read(utterance, exit taken)` row by row.
template <typename Node, typename Values, typename Read>
class Source final : public Node {
public:
    explicit Source(Read read) : read_(std::move(read)) {}
    void evaluate(const Rows& rows, Values& values) const override {
        for (std::size_t row = 0; row < rows.size(); ++row)
            values[row] = read_(rows.utterances[row], rows.exitAt(row));
    }

private:
    Read read_;
};

template <typename Read>
[[nodiscard]] Number numberFrom(Read read) {
    return std::make_unique<Source<NumberNode, Numbers, Read>>(std::move(read));
}
template <typename Read>
[[nodiscard]] Text textFrom(Read read) {
    return std::make_unique<Source<TextNode, Texts, Read>>(std::move(read));
}

/// `apply(one, other)` of two nodes of a kind; Values to Results.
template <typename Result, typename Results, typename Node, typename Values, typename Apply>
class Pairwise final : public Result {
public:
    Pairwise(std::unique_ptr<const Node> one, std::unique_ptr<const Node> other, Apply apply)
        : one_(std::move(one)), other_(std::move(other)), apply_(std::move(apply)) {}
    void evaluate(const Rows& rows, Results& results) const override {
        Values ones;
        Values others;
        one_->evaluate(rows, ones);
        other_->evaluate(rows, others);
        for (std::size_t row = 0; row < rows.size(); ++row)
            results[row] = apply_(ones[row], others[row]);
    }

private:
    std::unique_ptr<const Node> one_;
    std::unique_ptr<const Node> other_;
    Apply apply_;
};

template <typename Apply>
[[nodiscard]] Number combinedNumbers(Number one, Number other, Apply apply) {
    return std::make_unique<Pairwise<NumberNode, Numbers, NumberNode, Numbers, Apply>>(
        std::move(one), std::move(other), std::move(apply));
}
template <typename Apply>
[[nodiscard]] Truth comparedNumbers(Number one, Number other, Apply apply) {
    return std::make_unique<Pairwise<TruthNode, Truths, NumberNode, Numbers, Apply>>(
        std::move(one), std::move(other), std::move(apply));
}
template <typename Apply>
[[nodiscard]] Truth comparedTexts(Text one, Text other, Apply apply) {
    return std::make_unique<Pairwise<TruthNode, Truths, TextNode, Texts, Apply>>(
        std::move(one), std::move(other), std::move(apply));
}

/// `test(value)` of each row's value.
template <typename Node, typename Values, typename Test>
class Tested final : public TruthNode {
public:
    Tested(std::unique_ptr<const Node> node, Test test) : node_(std::move(node)), test_(std::move(test)) {}
    void evaluate(const Rows& rows, Truths& truths) const override {
        Values values;
        node_->evaluate(rows, values);
        for (std::size_t row = 0; row < rows.size(); ++row)
            truths[row] = test_(values[row]);
    }

private:
    std::unique_ptr<const Node> node_;
    Test test_;
};

template <typename Test>
[[nodiscard]] Truth testedNumber(Number node, Test test) {
    return std::make_unique<Tested<NumberNode, Numbers, Test>>(std::move(node), std::move(test));
}
template <typename Test>
[[nodiscard]] Truth testedText(Text node, Test test) {
    return std::make_unique<Tested<TextNode, Texts, Test>>(std::move(node), std::move(test));
}
template <typename Test>
[[nodiscard]] Truth testedTruth(Truth node, Test test) {
    return std::make_unique<Tested<TruthNode, Truths, Test>>(std::move(node), std::move(test));
}

/// "and", "or": the other side is looked at only where the one doesn't settle it.
[[nodiscard]] Truth joined(Truth one, Truth other, bool isAnd);

} // namespace offramp::filter
