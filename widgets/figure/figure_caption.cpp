// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_caption.h"

#include "compare/policy_text.h"
#include "figure/column_figure.h"
#include "figure/posteriors_part.h"
#include "text/engine_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

QString partText(FigureView view, const FigureSpec& spec, const UtteranceFigure& content) {
    const QLocale locale;
    switch (view) {
    case FigureView::waveform:
        return Texts::tr("waveform");
    case FigureView::spectrogram:
        return (spec.scale == Spectrogram::Scale::mel ? Texts::tr("spectrogram (mel scale, %1 dB)")
                                                      : Texts::tr("spectrogram (linear scale, %1 dB)"))
            .arg(locale.toString(spec.dynamicRange));
    case FigureView::ladder:
        return Texts::tr("what each exit heard");
    case FigureView::entropy:
        return Texts::tr("entropy of each frame");
    case FigureView::maxProbability:
        return Texts::tr("maximum probability of each frame");
    case FigureView::margin:
        return Texts::tr("margin of each frame");
    case FigureView::blank:
        return Texts::tr("the blank's probability in each frame");
    case FigureView::posteriorgram:
        break;
    }
    return Texts::tr("posteriors of exit %1").arg(posteriorsExit(content) + 1);
}

QString partsText(const FigureSpec& spec, const UtteranceFigure& content) {
    QStringList parts;
    for (const FigureView view : spec.views)
        if (hasView(view, content)) parts.append(partText(view, spec, content));
    if (parts.isEmpty()) return {};
    QString text = parts.join(QStringLiteral("; "));
    if (parts.size() > 1) text = Texts::tr("From top to bottom: %1").arg(text);
    text[0] = text[0].toUpper();
    return text + QStringLiteral(". ");
}

QString utteranceText(const UtteranceFigure& content) {
    QString text = Texts::tr("Utterance %1, %2").arg(content.name, secondsText(content.duration()));
    if (content.analysis && content.analysis->model)
        text += Texts::tr("; model %1, %2 exits")
                    .arg(QString::fromStdString(content.analysis->model->name),
                         QLocale().toString(content.exits()));
    if (content.analysis && content.analysis->reference)
        text += Texts::tr("; said: “%1”").arg(QString::fromStdString(*content.analysis->reference));
    return text + QStringLiteral(". ");
}

QString takenText(const UtteranceFigure& content) {
    const int taken = *content.taken();
    const auto at = static_cast<std::size_t>(taken);
    QString text = Texts::tr("the exit taken is %1 of %2")
                       .arg(QLocale().toString(taken + 1), QLocale().toString(content.exits()));
    const std::string& name = content.analysis->model->exits[at].name;
    if (!name.empty()) text += QStringLiteral(" (") + QString::fromStdString(name) + u')';
    if (const auto saved = content.judgement->macs.savedFraction())
        text += Texts::tr(", which saves %1 of the computation").arg(percentText(saved, 0));
    const auto& exits = content.analysis->exits;
    if (at < exits.size() && exits[at]->errors && exits[at]->errors->wer())
        text += Texts::tr("; its word error rate is %1").arg(percentText(exits[at]->errors->wer(), 0));
    return text;
}

QString policySentence(const UtteranceFigure& content) {
    if (!content.judgement) return {};
    const Policy& policy = content.judgement->policy;
    QString text = Texts::tr("Exit measure: %1").arg(policyText(policy));
    const QString threshold = thresholdText(policy);
    if (!threshold.isEmpty()) text += u' ' + threshold;
    if (content.taken()) text += QStringLiteral("; ") + takenText(content);
    return text + QStringLiteral(". ");
}

QString marksText(const FigureSpec& spec, const UtteranceFigure& content) {
    const bool ladder =
        std::find(spec.views.begin(), spec.views.end(), FigureView::ladder) != spec.views.end();
    if (!ladder || !hasView(FigureView::ladder, content)) return {};
    QString text = Texts::tr("Words are the darker, the more probable.");
    if (!content.comparison || content.comparison->with == Comparison::With::nothing) return text;
    const bool reference = content.comparison->with == Comparison::With::reference;
    return text + u' ' +
           (reference ? Texts::tr("Marks tell how they differ from what was said.")
                      : Texts::tr("Marks tell how they differ from the last exit."));
}

} // namespace

QString figureCaption(const FigureSpec& spec, const FigureContent& content) {
    if (const auto* chart = std::get_if<FigureChart>(&content))
        return (chart->title + QStringLiteral(". ") + chart->caption).trimmed();
    const auto& utterance = std::get<UtteranceFigure>(content);
    return (partsText(spec, utterance) + utteranceText(utterance) + policySentence(utterance) +
            marksText(spec, utterance))
        .trimmed();
}

} // namespace offramp
