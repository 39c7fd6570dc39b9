// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/corpus_budget.h"

#include "base/error.h"
#include "corpus/choose/threshold.h"
#include "corpus/explore/measure_column.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace offramp {

namespace {

const DecoderResults& decoderFor(const CorpusSubject& subject, const MeasureSpec& spec) {
    const DecoderResults* other =
        subject.decoder->find(spec) == nullptr ? subject.results->decoderOf(spec) : nullptr;
    return other != nullptr ? *other : *subject.decoder;
}

/// Just beyond every value in scope, so that each that is defined passes.
double boldest(const CorpusSubject& subject, const DecoderResults& decoder, const Policy& family) {
    const Measure& measure = *specsOf(family, 0).front().measure;
    const bool low = measure.direction == Direction::lowIsGood;
    const double beyond =
        low ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
    double extreme = -beyond;
    for (std::size_t exit = 0; exit < subject.results->exits(); ++exit) {
        const auto values =
            valuesOf(*subject.results, decoder, specsOf(family, static_cast<int>(exit)).front());
        for (const std::uint32_t utterance : *subject.scope) {
            const double value = values[subject.results->at(utterance, exit)];
            if (!std::isnan(value)) extreme = low ? std::max(extreme, value) : std::min(extreme, value);
        }
    }
    return std::isfinite(extreme) ? std::nextafter(extreme, beyond) : 0; // nothing can pass: any will do
}

} // namespace

CorpusBudget fitToCorpus(const CorpusSubject& subject, const BudgetRule& budget,
                         const std::vector<double>& temperatures) {
    if (!subject || subject.scope->empty())
        throw Error("", msg("A budget is fitted to the utterances in sight, and there is none"),
                    msg("Open results, or choose another part of the corpus"));
    const CorpusResults& results = *subject.results;
    const DecoderResults& decoder = decoderFor(subject, budget.spec);
    Policy policy = Policy::common(budget.spec, 0);
    policy.temperatures = temperatures;
    const ThresholdChoice choice =
        chooseThreshold(results, decoder, policy, LayerTarget{budget.meanLayer}, unsplit(*subject.scope));
    CorpusBudget fit{budget, 0, static_cast<int>(subject.scope->size())};
    fit.budget.threshold = choice.policy ? choice.threshold : boldest(subject, decoder, policy);
    thresholdRule(policy)->thresholds = {*fit.budget.threshold};
    fit.meanLayer =
        operatingPoint(results, decoder, decideAll(results, decoder, policy), *subject.scope).averageLayer;
    return fit;
}

} // namespace offramp
