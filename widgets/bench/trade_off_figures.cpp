// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trade_off_figures.h"

#include "bench/step_text.h"
#include "compare/policy_text.h"
#include "corpus/choose/bootstrap.h"
#include "corpus/choose/family_sweep.h"
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

/// Whether the decoder has values of all that the family reads; false of a gate for other exits.
bool hasAll(const CorpusResults& results, const DecoderResults& decoder, const Policy& family) {
    const auto* gate = std::get_if<GateRule>(&family.rule);
    if (gate != nullptr && gate->exits.size() != results.exits()) return false;
    if (!family.temperatures.empty() && family.temperatures.size() != results.exits()) return false;
    for (std::size_t exit = 0; exit < results.exits(); ++exit)
        for (const MeasureSpec& spec : specsOf(family, static_cast<int>(exit)))
            if (decoder.find(spec) == nullptr) return false;
    return true;
}

/// The decoder that the family's errors belong to, unless the one that is looked at has its values; null:
/// none has.
const DecoderResults* decoderFor(const CorpusResults& results, const DecoderResults* preferred,
                                 const Policy& family) {
    if (preferred != nullptr && hasAll(results, *preferred, family)) return preferred;
    for (const DecoderResults& each : results.decoders)
        if (hasAll(results, each, family)) return &each;
    return nullptr;
}

void addCurve(TradeOffFigures& figures, const CorpusResults& results, const DecoderResults* preferred,
              const Policy& family, const Selection& scope, const QString& name, const CancelToken& cancel) {
    const DecoderResults* decoder = decoderFor(results, preferred, family);
    if (decoder == nullptr) return;
    const auto spec = sweptMeasure(family);
    auto points = spec ? sweep(results, *decoder, *spec,
                               sweepThresholds(results, *decoder, *spec, pointsOfCurve, scope), scope)
                       : sweepFamily(results, *decoder, family, pointsOfCurve, scope, cancel);
    figures.curves.push_back({name, std::make_shared<const std::vector<SweepPoint>>(std::move(points))});
}

QString nameOfFamily(const Policy& family) {
    const QString name = policyText(family);
    return family.temperatures.empty() ? name : Texts::tr("%1, at its temperatures").arg(name);
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
    const auto add = [&](const Policy& family, const QString& name) {
        addCurve(figures, *subject.results, subject.decoder, family, *subject.scope, name, cancel);
    };
    if (request.family)
        add(*request.family,
            request.files.empty() ? nameOfFamily(*request.family) : nameOfFile(*subject.results));
    for (const OtherFile& file : request.files) {
        cancel.check();
        if (request.family)
            addCurve(figures, *file.results, file.results->decoder(subject.decoder->name), *request.family,
                     file.scope, nameOfFile(*file.results), cancel);
    }
    for (const MeasureSpec& spec : request.compared) {
        cancel.check();
        add(Policy::common(spec, 0), nameOf(spec));
    }
    addExits(figures, subject);
    addOracle(figures, subject, OracleRule::Kind::fewestErrors, Texts::tr("oracle: fewest errors"));
    addOracle(figures, subject, OracleRule::Kind::noWorseThanLast, Texts::tr("oracle: as good as the last"));
    return figures;
}

WerBand werBand(const CorpusSubject& subject, const Policy& family, const std::vector<SweepPoint>& points,
                const std::string& group, const CancelToken& cancel) {
    const CorpusResults& results = *subject.results;
    const DecoderResults* decoder = decoderFor(results, subject.decoder, family);
    std::vector<double> thresholds;
    for (const SweepPoint& point : points)
        thresholds.push_back(point.threshold);
    BootstrapOptions options;
    options.group = group;
    WerBand band{options.level, {}, {}};
    for (const BandPoint& point :
         bootstrapBand(results, *decoder, family, thresholds, *subject.scope, options, cancel)) {
        band.lower.push_back(point.wer ? point.wer->low : std::nan(""));
        band.upper.push_back(point.wer ? point.wer->high : std::nan(""));
    }
    return band;
}

} // namespace offramp
