// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/analysis_service.h"

#include <QString>

#include <optional>

namespace offramp {

/// One open recording and what is known of it.
struct Utterance {
    enum class State { waiting, running, done, failed, cancelled };

    std::filesystem::path audio;
    State state = State::waiting;
    AnalysisUpdate shown; ///< the last good result, or the first one as it grows
    std::shared_ptr<const Error> error;
    std::optional<std::string> typedReference;
    bool referenceEmptied = false;
    std::optional<double> wholeSeconds; ///< measured, to the last exit
    struct Stopped {
        int exit = 0;
        double seconds = 0;
    };
    std::optional<Stopped> stopped; ///< measured, of a run that stopped at an exit

    [[nodiscard]] QString name() const { return QString::fromStdString(audio.stem().string()); }
    [[nodiscard]] bool isComplete() const {
        return shown.analysis && shown.analysis->finished &&
               shown.analysis->exits.size() == shown.analysis->macs.size();
    }
};

} // namespace offramp
