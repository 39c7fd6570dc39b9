// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/filter.h"

#include "corpus/explore/filter/names.h"
#include "corpus/explore/filter/parser.h"

#include <algorithm>

namespace offramp {

FilterError::FilterError(std::size_t position, Message reason, Message remedy)
    : Error({}, std::move(reason), std::move(remedy)), position_(position) {}

std::vector<FilterName> filterNames(const CorpusResults& results, const DecoderResults& decoder) {
    const std::vector<filter::NamedValue> values = filter::namedValues(results, decoder);
    std::vector<FilterName> names;
    names.reserve(values.size());
    for (const filter::NamedValue& value : values)
        names.push_back({filter::written(value, values), value.kind, value.description});
    return names;
}

struct Filter::State {
    filter::Parsed parsed; ///< without a condition: everything passes
};

Filter::Filter(const CorpusResults& results, const DecoderResults& decoder, std::string_view expression) {
    auto state = std::make_shared<State>();
    if (expression.find_first_not_of(" \t\n\v\f\r") != std::string_view::npos)
        state->parsed = filter::parse(expression, filter::namedValues(results, decoder));
    state_ = std::move(state);
}

Selection Filter::apply(std::span<const std::uint32_t> selection,
                        std::span<const std::int16_t> exitsTaken) const {
    if (!state_->parsed.condition) return {selection.begin(), selection.end()};
    Selection passed;
    for (std::size_t begin = 0; begin < selection.size(); begin += filter::blockRows) {
        const std::size_t count = std::min(filter::blockRows, selection.size() - begin);
        const filter::Rows rows{selection.subspan(begin, count), exitsTaken};
        filter::Truths truths;
        state_->parsed.condition->evaluate(rows, truths);
        for (std::size_t row = 0; row < count; ++row)
            if (truths[row]) passed.push_back(rows.utterances[row]);
    }
    return passed;
}

bool Filter::readsExitTaken() const {
    return state_->parsed.readsExitTaken;
}

} // namespace offramp
