// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trade_off_figures.h"

#include "corpus/choose/bootstrap.h"
#include "measures/measure_texts.h"

#include <QCoreApplication>

#include <cmath>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::TradeOffFigures)
};

constexpr std::size_t pointsOfCurve = 201; ///< as many as a plot can show apart

QString nameOfFile(const CorpusResults& results) {
    return QString::fromStdString(results.source.stem().string());
}

/// Of the decoder that the measure's errors belong to, unless the one that is looked at has it.
void addCurve(TradeOffFigures& figures, const CorpusResults& results, const DecoderResults* preferred,
              const MeasureSpec& spec, const Selection& scope, const QString& name) {
    const bool has = preferred != nullptr && preferred->find(spec) != nullptr;
    const DecoderResults* decoder = has ? preferred : results.decoderOf(spec);
    if (decoder == nullptr) return;
    const auto thresholds = sweepThresholds(results, *decoder, spec, pointsOfCurve, scope);
    figures.curves.push_back({name, std::make_shared<const std::vector<SweepPoint>>(
                                        sweep(results, *decoder, spec, thresholds, scope))});
}

void addExits(TradeOffFigures& figures, const CorpusSubject& subject) {
    for (OperatingPoint& point : fixedExits(*subject.results, *subject.decoder, *subject.scope))
        figures.exits.push_back({Texts::tr("exit %1").arg(figures.exits.size() + 1), std::move(point)});
}

void addOracle(TradeOffFigures& figures, const CorpusSubject& subject, OracleRule::Kind kind,
               const QString& name) {
    OperatingPoint point = oraclePoint(*subject.results, *subject.decoder, kind, *subject.scope);
    if (point.utterances > 0) figures.oracles.push_back({name, std::move(point)});
}

} // namespace

TradeOffFigures tradeOffFigures(const TradeOffRequest& request, const CancelToken& cancel) {
    TradeOffFigures figures;
    const CorpusSubject& subject = request.subject;
    if (!subject || subject.results->utterances.empty()) return figures;
    const auto add = [&](const MeasureSpec& spec, const QString& name) {
        addCurve(figures, *subject.results, subject.decoder, spec, *subject.scope, name);
    };
    if (request.measure)
        add(*request.measure,
            request.files.empty() ? nameOf(*request.measure) : nameOfFile(*subject.results));
    for (const OtherFile& file : request.files) {
        cancel.check();
        if (request.measure)
            addCurve(figures, *file.results, file.results->decoder(subject.decoder->name), *request.measure,
                     file.scope, nameOfFile(*file.results));
    }
    for (const MeasureSpec& spec : request.compared) {
        cancel.check();
        add(spec, nameOf(spec));
    }
    addExits(figures, subject);
    addOracle(figures, subject, OracleRule::Kind::fewestErrors, Texts::tr("oracle: fewest errors"));
    addOracle(figures, subject, OracleRule::Kind::noWorseThanLast, Texts::tr("oracle: as good as the last"));
    return figures;
}

WerBand werBand(const CorpusSubject& subject, const MeasureSpec& measure,
                const std::vector<SweepPoint>& points, const std::string& group, const CancelToken& cancel) {
    const CorpusResults& results = *subject.results;
    const bool has = subject.decoder->find(measure) != nullptr;
    const DecoderResults* decoder = has ? subject.decoder : results.decoderOf(measure);
    std::vector<double> thresholds;
    for (const SweepPoint& point : points)
        thresholds.push_back(point.threshold);
    BootstrapOptions options;
    options.group = group;
    WerBand band{options.level, {}, {}};
    for (const BandPoint& point : bootstrapBand(results, *decoder, Policy::common(measure, 0), thresholds,
                                                *subject.scope, options, cancel)) {
        band.lower.push_back(point.wer ? point.wer->low : std::nan(""));
        band.upper.push_back(point.wer ? point.wer->high : std::nan(""));
    }
    return band;
}

} // namespace offramp
