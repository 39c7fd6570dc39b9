// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/comparing/comparison_work.h"

#include "bench/comparing/comparison_tables.h"

#include <algorithm>
#include <limits>

namespace offramp {

namespace {

/// The file's name, numbered where two are alike.
std::vector<QString> namesOf(const std::vector<std::shared_ptr<const CorpusResults>>& results) {
    std::vector<QString> names;
    for (const auto& each : results) {
        const QString stem = QString::fromStdString(each->source.stem().string());
        QString name = stem;
        for (int number = 2; std::ranges::find(names, name) != names.end(); ++number)
            name = QStringLiteral("%1 (%2)").arg(stem).arg(number);
        names.push_back(name);
    }
    return names;
}

/// The one of that name, else the policy's measure's, else the first.
const DecoderResults* decoderOf(const CorpusResults& results, const std::string& name,
                                const std::optional<Policy>& policy) {
    if (const DecoderResults* same = results.decoder(name)) return same;
    const auto specs = policy ? specsOf(*policy, 0) : std::vector<MeasureSpec>();
    const DecoderResults* own = specs.empty() ? nullptr : results.decoderOf(specs.front());
    return own != nullptr ? own : &results.decoders.front();
}

/// Nothing where it can't be decided: a measure that the side has no values of.
std::optional<Policy> policyOn(const CorpusResults& results, const DecoderResults& decoder,
                               const std::optional<Policy>& policy) {
    if (!policy) return std::nullopt;
    Policy own = fitted(*policy, results.exits());
    if (own.rule.index() != policy->rule.index()) return std::nullopt; // a gate for other exits
    for (std::size_t exit = 0; exit < results.exits(); ++exit)
        for (const MeasureSpec& spec : specsOf(own, static_cast<int>(exit)))
            if (decoder.find(spec) == nullptr) return std::nullopt;
    return own;
}

} // namespace

MadeComparison makeComparison(const ComparisonRequest& request, const CancelToken& cancel) {
    MadeComparison made;
    made.results.push_back(request.subject.results);
    made.results.insert(made.results.end(), request.files.begin(), request.files.end());
    made.names = namesOf(made.results);
    std::vector<ComparedResults> sides;
    for (std::size_t side = 0; side < made.results.size(); ++side) {
        const CorpusResults& results = *made.results[side];
        const DecoderResults* decoder =
            side == 0 ? request.subject.decoder
                      : decoderOf(results, request.subject.decoder->name, request.policy);
        sides.push_back({&results, decoder, made.names[side].toStdString(),
                         policyOn(results, *decoder, request.policy), std::nullopt});
    }
    CompareOptions options;
    options.bootstrap.group = request.group;
    options.mostUtterances = std::numeric_limits<std::size_t>::max();
    options.within = *request.subject.scope;
    made.comparison = compareResults(sides, options, cancel);
    cancel.check();
    const ComparedSides all{sides, made.names};
    made.notes = comparisonNotes(made.comparison, options.bootstrap);
    made.exits = exitsTable(all, made.comparison);
    made.differences = differencesTable(all, made.comparison);
    made.utterances = utterancesTable(all, made.comparison);
    return made;
}

} // namespace offramp
