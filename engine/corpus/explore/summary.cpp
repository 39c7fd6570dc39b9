// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/summary.h"

#include "corpus/explore/baselines.h"

#include <cmath>

namespace offramp {

namespace {

MeasureMean meanOf(const CorpusResults& results, const ScoreColumn& column, std::size_t exit,
                   std::span<const std::uint32_t> selection) {
    MeasureMean mean{column.spec, std::nullopt, 0};
    double sum = 0;
    for (const std::uint32_t utterance : selection) {
        const double value = column.values[results.at(utterance, exit)];
        if (!std::isfinite(value)) continue;
        sum += value;
        ++mean.utterances;
    }
    if (mean.utterances > 0) mean.mean = sum / static_cast<double>(mean.utterances);
    return mean;
}

void addUtterances(CorpusSummary& summary, const CorpusResults& results,
                   std::span<const std::uint32_t> selection) {
    summary.utterances = selection.size();
    for (const std::uint32_t index : selection) {
        const CorpusUtterance& utterance = results.utterances[index];
        if (utterance.reference) ++summary.withReference;
        if (!std::isnan(utterance.duration)) summary.duration += utterance.duration;
    }
}

} // namespace

CorpusSummary summarise(const CorpusResults& results, const DecoderResults& decoder,
                        std::span<const std::uint32_t> selection) {
    CorpusSummary summary;
    addUtterances(summary, results, selection);
    std::vector<OperatingPoint> points = fixedExits(results, decoder, selection);
    for (std::size_t exit = 0; exit < points.size(); ++exit) {
        ExitSummary each{results.model.exits[exit], std::move(points[exit]), {}};
        for (const ScoreColumn& column : decoder.scores)
            each.measures.push_back(meanOf(results, column, exit, selection));
        summary.exits.push_back(std::move(each));
    }
    summary.fewestErrors = oraclePoint(results, decoder, OracleRule::Kind::fewestErrors, selection);
    summary.noWorseThanLast = oraclePoint(results, decoder, OracleRule::Kind::noWorseThanLast, selection);
    summary.overthinking = overthinking(results, decoder, selection);
    summary.referenceWords = summary.overthinking.referenceWords;
    return summary;
}

} // namespace offramp
