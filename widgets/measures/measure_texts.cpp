// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/measure_texts.h"

#include "analysis/undefined.h"
#include "text/engine_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace offramp {

namespace {

/// A parameter as it was set, "0.5".
QString shortest(double number) {
    return QLocale().toString(number, 'g', 4);
}

struct MeasureTexts {
    Q_DECLARE_TR_FUNCTIONS(offramp::MeasureTexts)

public:
    static QString group(MeasureGroup group);
    static QString mask(const MeasureParameters& parameters);
    static QString pool(const MeasureParameters& parameters);
    static QStringList parameters(const MeasureParameters& parameters);
    static QString withParameters(const QString& name, const MeasureParameters& parameters);
    static QString remedy(const Measure& measure);
    static QString undefined(const QString& reason) { return tr("Undefined here: %1.").arg(reason); }
    static QString direction(Direction direction, bool inclusive);
};

QString MeasureTexts::group(MeasureGroup group) {
    switch (group) {
    case MeasureGroup::entropy:
        return tr("Entropy");
    case MeasureGroup::probability:
        return tr("Probability");
    case MeasureGroup::sequence:
        return tr("Of the whole text");
    case MeasureGroup::betweenExits:
        return tr("Between exits");
    case MeasureGroup::model:
        return tr("Of the model itself");
    }
    return {};
}

QString MeasureTexts::mask(const MeasureParameters& parameters) {
    switch (parameters.mask) {
    case FrameMask::all:
        break;
    case FrameMask::nonBlank:
        return tr("without blanks");
    case FrameMask::blankBelow:
        return tr("blank at most %1 probable").arg(shortest(parameters.maskThreshold));
    case FrameMask::emitting:
        return tr("at token starts");
    }
    return {};
}

QString MeasureTexts::pool(const MeasureParameters& parameters) {
    switch (parameters.pool) {
    case Pooling::mean:
        break;
    case Pooling::minimum:
        return tr("least sure frame");
    case Pooling::quantile:
        return tr("quantile %1").arg(shortest(parameters.quantile));
    }
    return {};
}

QStringList MeasureTexts::parameters(const MeasureParameters& parameters) {
    const MeasureParameters standard;
    QStringList texts;
    if (parameters.alpha != standard.alpha) texts.append(tr("α %1").arg(shortest(parameters.alpha)));
    texts.append(mask(parameters));
    texts.append(pool(parameters));
    if (parameters.temperature != standard.temperature)
        texts.append(tr("temperature %1").arg(shortest(parameters.temperature)));
    texts.removeAll(QString());
    return texts;
}

QString MeasureTexts::withParameters(const QString& name, const MeasureParameters& set) {
    const QStringList texts = parameters(set);
    return texts.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, texts.join(QStringLiteral(", ")));
}

QString MeasureTexts::remedy(const Measure& measure) {
    if (measure.has(Need::nBest) || measure.has(Need::forward)) return tr("Choose beam search in N-best.");
    return {};
}

QString MeasureTexts::direction(Direction direction, bool inclusive) {
    if (direction == Direction::lowIsGood) return inclusive ? tr("Stops at or below") : tr("Stops below");
    return inclusive ? tr("Stops at or above") : tr("Stops above");
}

} // namespace

QString groupText(MeasureGroup group) {
    return MeasureTexts::group(group);
}

QString nameOf(const MeasureSpec& spec) {
    return MeasureTexts::withParameters(translated(spec.measure->name), spec.parameters);
}

QString briefNameOf(const MeasureSpec& spec) {
    return MeasureTexts::withParameters(translated(spec.measure->brief), spec.parameters);
}

QString nameAmid(const MeasureSpec& spec) {
    QString name = nameOf(spec);
    if (!name.isEmpty()) name[0] = name[0].toLower();
    return name;
}

QString undefinedText(const MeasureSpec& spec, const Analysis* analysis) {
    if (analysis == nullptr || !isUndefined(spec, *analysis)) return {};
    const QString text = MeasureTexts::undefined(translated(whyUndefined(spec, *analysis)));
    const QString remedy = MeasureTexts::remedy(*spec.measure);
    return remedy.isEmpty() ? text : text + u' ' + remedy;
}

bool isWhole(const Measure& measure) {
    return measure.id == "patience";
}

QString valueText(const Measure& measure, std::optional<double> value, int digits) {
    return value && isWhole(measure) ? QLocale().toString(*value, 'f', 0) : numberText(value, digits);
}

QString directionText(Direction direction, bool inclusive) {
    return MeasureTexts::direction(direction, inclusive);
}

} // namespace offramp
