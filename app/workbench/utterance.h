// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/analysis_service.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <optional>

namespace offramp {

/// One open recording and what is known of it.
struct Utterance {
    enum class State { waiting, running, done, failed, cancelled };

    std::filesystem::path audio;
    std::optional<Stretch> stretch; ///< nothing: the whole recording
    std::optional<int> channel;     ///< from 0; nothing: the mean of all
    std::filesystem::path results;  ///< the results file that it is an utterance of; empty: of none
    std::string id;                 ///< its name there
    bool stored = false;            ///< `shown` is what that file has of it, of whichever model
    State state = State::waiting;
    bool hasResult = false; ///< `shown` is what a run gave that went to its end
    AnalysisUpdate shown;   ///< the last good result, or the first one as it grows
    std::shared_ptr<const Error> error;
    std::optional<std::string> typedReference;
    std::optional<std::string> knownReference; ///< by the results file
    bool referenceEmptied = false;
    std::optional<double> wholeSeconds; ///< measured, to the last exit
    struct Stopped {
        int exit = 0;
        double seconds = 0;
    };
    std::optional<Stopped> stopped; ///< measured, of a run that stopped at an exit

    /// "digits-758", "digits-758, 0.50 – 1.25 s", "digits-758 · test-clean" of a results file
    [[nodiscard]] QString name() const {
        if (!results.empty())
            return QStringLiteral("%1 · %2").arg(QString::fromStdString(id),
                                                 QString::fromStdString(results.stem().string()));
        QString stem = QString::fromStdString(audio.stem().string());
        if (!stretch) return stem;
        const QLocale locale;
        return QCoreApplication::translate("offramp::Utterance", "%1, %2 – %3 s", "a recording's stretch")
            .arg(stem, locale.toString(stretch->begin, 'f', 2), locale.toString(stretch->end, 'f', 2));
    }
    [[nodiscard]] bool isComplete() const {
        return shown.analysis && shown.analysis->finished &&
               shown.analysis->exits.size() == shown.analysis->macs.size();
    }
};

} // namespace offramp
