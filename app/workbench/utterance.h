// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session.h"
#include "workbench/analysis_service.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <optional>

namespace offramp {

/// One open recording and what is known of it.
struct Utterance {
    enum class State { waiting, running, done, failed, cancelled };

    quint64 id = 0; ///< what it is known by while it is open, also while its closing may be taken back
    std::filesystem::path audio;
    std::string sha256;       ///< of the recording as it was analysed; empty: not known yet
    std::uintmax_t bytes = 0; ///< likewise; 0: not known
    SessionFile::State fileState = SessionFile::State::unchecked; ///< as the session found it
    std::optional<Stretch> stretch;                               ///< nothing: the whole recording
    std::optional<int> channel;                                   ///< from 0; nothing: the mean of all
    std::filesystem::path results; ///< the results file that it is an utterance of; empty: of none
    std::string nameThere;         ///< its identifier in that file
    bool stored = false;           ///< `shown` is what that file has of it, of whichever model
    State state = State::waiting;
    bool hasResult = false; ///< `shown` is what a run gave that went to its end
    AnalysisUpdate shown;   ///< the last good result, or the first one as it grows
    std::shared_ptr<const Error> error;
    std::optional<std::string> typedReference;
    bool referenceEmptied = false;
    bool referenceFromCorpus = false; ///< typedReference is what the corpus says
    /// What lies beside the recording, once a change of the reference was taken back; nothing: it isn't
    /// known, or is what the analysis has.
    std::optional<std::optional<std::string>> foundReference;
    bool referenceToFind = false;       ///< what lies beside the recording has to be looked for again
    std::optional<double> wholeSeconds; ///< measured, to the last exit
    struct Stopped {
        int exit = 0;
        double seconds = 0;
    };
    std::optional<Stopped> stopped; ///< measured, of a run that stopped at an exit

    /// "digits-758", "digits-758, 0.50 – 1.25 s", "digits-758 · test-clean" of a results file
    [[nodiscard]] QString name() const {
        if (!results.empty())
            return QStringLiteral("%1 · %2").arg(QString::fromStdString(nameThere),
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
