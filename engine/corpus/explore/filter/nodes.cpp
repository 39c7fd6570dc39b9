// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/filter/nodes.h"

namespace offramp::filter {

namespace {

class Joined final : public TruthNode {
public:
    Joined(Truth one, Truth other, bool isAnd)
        : one_(std::move(one)), other_(std::move(other)), isAnd_(isAnd) {}

    void evaluate(const Rows& rows, Truths& truths) const override {
        one_->evaluate(rows, truths);
        std::array<std::uint32_t, blockRows> open;
        std::array<std::uint32_t, blockRows> places;
        std::size_t count = 0;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (truths[row] != isAnd_) continue;
            open[count] = rows.utterances[row];
            places[count++] = static_cast<std::uint32_t>(row);
        }
        if (count == 0) return;
        Truths rest;
        other_->evaluate({std::span(open).first(count), rows.exitsTaken}, rest);
        for (std::size_t i = 0; i < count; ++i)
            truths[places[i]] = rest[i];
    }

private:
    Truth one_;
    Truth other_;
    bool isAnd_;
};

} // namespace

Truth joined(Truth one, Truth other, bool isAnd) {
    return std::make_unique<Joined>(std::move(one), std::move(other), isAnd);
}

} // namespace offramp::filter
