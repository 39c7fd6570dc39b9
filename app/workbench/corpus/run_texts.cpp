// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/run_texts.h"

#include "text/engine_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace offramp {

namespace {

class CorpusRunTexts {
    Q_DECLARE_TR_FUNCTIONS(offramp::CorpusRunTexts)
};

constexpr int secondsAnHour = 3600;
constexpr int secondsAMinute = 60;

QString timeLeft(double seconds) {
    const QLocale locale;
    const int left = static_cast<int>(std::ceil(seconds));
    if (left < secondsAMinute) return CorpusRunTexts::tr("%n s left", "seconds", left);
    if (left < secondsAnHour)
        return CorpusRunTexts::tr("%1 min %2 s left").arg(left / secondsAMinute).arg(left % secondsAMinute);
    return CorpusRunTexts::tr("%1 h %2 min left")
        .arg(left / secondsAnHour)
        .arg(left % secondsAnHour / secondsAMinute);
}

} // namespace

QString decoderText(const std::string& name) {
    if (name == "greedy") return CorpusRunTexts::tr("greedy decoding");
    if (name == "beam") return CorpusRunTexts::tr("beam search");
    return QString::fromStdString(name);
}

QString progressText(const BatchProgress& progress, bool paused) {
    const QLocale locale;
    QStringList parts{CorpusRunTexts::tr("%1 of %n utterance(s)", nullptr, static_cast<int>(progress.total))
                          .arg(locale.toString(static_cast<int>(progress.done + progress.failed)))};
    if (progress.failed > 0)
        parts.append(CorpusRunTexts::tr("%n failed", nullptr, static_cast<int>(progress.failed)));
    if (paused) {
        parts.append(CorpusRunTexts::tr("paused"));
        return parts.join(QStringLiteral(" · "));
    }
    if (const auto rate = progress.timesRealTime())
        parts.append(
            CorpusRunTexts::tr("%1 times real time").arg(locale.toString(*rate, 'f', *rate < 10 ? 1 : 0)));
    if (progress.secondsLeft) parts.append(timeLeft(*progress.secondsLeft));
    return parts.join(QStringLiteral(" · "));
}

QString emptyText(const CorpusResults& results) {
    const QString name = QString::fromStdString(results.source.filename().string());
    if (results.failures.empty())
        return CorpusRunTexts::tr("%1 has no results yet: run the model over its corpus to go on.").arg(name);
    const CorpusFailure& first = results.failures.front();
    return CorpusRunTexts::tr("%1: none of %n utterance(s) could be run. The first, %2: %3", nullptr,
                              static_cast<int>(results.failures.size()))
        .arg(name, QString::fromStdString(first.id), QString::fromStdString(first.reason));
}

QString endText(const CorpusRunEnd& end) {
    QStringList sentences;
    const BatchProgress& progress = end.outcome.progress;
    if (end.outcome.cancelled && progress.total == 0)
        sentences.append(CorpusRunTexts::tr("Stopped before the first utterance. Run it again to go on."));
    else if (end.outcome.cancelled)
        sentences.append(CorpusRunTexts::tr("Stopped; %n utterance(s) are left. Run it again to go on.",
                                            nullptr, static_cast<int>(progress.remaining())));
    if (progress.failed > 0)
        sentences.append(CorpusRunTexts::tr("%n utterance(s) couldn't be run; Failures lists them.", nullptr,
                                            static_cast<int>(progress.failed)));
    if (end.missing > 0)
        sentences.append(CorpusRunTexts::tr("%n recording(s) of the manifest are missing.", nullptr,
                                            static_cast<int>(end.missing)));
    if (!end.problems.empty()) {
        const ManifestProblem& first = end.problems.front();
        sentences.append(
            CorpusRunTexts::tr("%n line(s) of the manifest were skipped; the first is line %1 of %2: %3.",
                               nullptr, static_cast<int>(end.problems.size()))
                .arg(first.line)
                .arg(QString::fromStdString(first.file.filename().string()), translated(first.reason)));
    }
    return sentences.join(u' ');
}

} // namespace offramp
