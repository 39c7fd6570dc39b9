// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/gate_fit.h"

#include "base/error.h"
#include "corpus/choose/logistic.h"
#include "corpus/explore/measure_column.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// What one exit's regression is fitted by.
struct Sample {
    std::vector<double> rows; ///< [utterances × features]
    std::vector<std::uint8_t> targets;
    std::size_t leftOut = 0;
};

using Columns = std::vector<std::span<const double>>;

Sample sampleAt(std::size_t exit, const CorpusResults& results, const DecoderResults& decoder,
                const Columns& columns, std::span<const std::uint32_t> selection) {
    Sample sample;
    for (const std::uint32_t utterance : selection) {
        if (!results.utterances[utterance].reference) continue;
        const std::size_t at = results.at(utterance, exit);
        const bool finite = std::ranges::all_of(
            columns, [&](std::span<const double> column) { return std::isfinite(column[at]); });
        if (!finite) {
            ++sample.leftOut;
            continue;
        }
        for (const std::span<const double> column : columns)
            sample.rows.push_back(column[at]);
        const auto last = results.at(utterance, results.exits() - 1);
        sample.targets.push_back(decoder.words[at].errors() <= decoder.words[last].errors() ? 1 : 0);
    }
    return sample;
}

void checkFit(const CorpusResults& results, std::span<const MeasureSpec> features,
              std::span<const std::uint32_t> selection, const GateFitOptions& options) {
    if (features.empty()) throw Error("the gate", msg("it has no features"), msg("Name some measures"));
    if (!(options.ridge > 0))
        throw Error("the gate", msg("a penalty of {0} doesn't keep its weights finite", options.ridge),
                    msg("Give a number above 0, such as 1"));
    const bool scored = std::ranges::any_of(
        selection, [&](std::uint32_t each) { return results.utterances[each].reference.has_value(); });
    if (scored) return;
    throw Error(results.source.string(), msg("no utterance to fit the gate by has a reference"),
                msg("Choose other calibration utterances, or add the references"));
}

} // namespace

GateFit fitGate(const CorpusResults& results, const DecoderResults& decoder,
                std::span<const MeasureSpec> features, std::span<const std::uint32_t> selection,
                const GateFitOptions& options) {
    checkFit(results, features, selection, options);
    Columns columns;
    for (const MeasureSpec& feature : features)
        columns.push_back(valuesOf(results, decoder, feature));
    GateFit fit;
    fit.gate.features.assign(features.begin(), features.end());
    for (std::size_t exit = 0; exit < results.exits(); ++exit) {
        const Sample sample = sampleAt(exit, results, decoder, columns, selection);
        Logistic logistic = fitLogistic(sample.rows, features.size(), sample.targets, options.ridge);
        const auto positives = std::ranges::count(sample.targets, std::uint8_t{1});
        fit.exits.push_back({sample.targets.size(), static_cast<std::size_t>(positives), sample.leftOut,
                             logistic.logLoss, logistic.steps, logistic.converged});
        fit.gate.exits.push_back({std::move(logistic.weights), logistic.bias});
    }
    return fit;
}

} // namespace offramp
