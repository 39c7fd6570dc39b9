// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/comparison.h"
#include "analysis/judge.h"
#include "audio/peaks.h"
#include "figure/figure_chart.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace offramp {

/// One utterance as it is shown; immutable values, so that a figure can be made of it while a run goes on.
struct UtteranceFigure {
    QString name;
    std::shared_ptr<const Peaks> peaks;           ///< null: no waveform, no spectrogram
    std::shared_ptr<const Analysis> analysis;     ///< null: nothing of the exits
    std::shared_ptr<const Comparison> comparison; ///< of `analysis`; may be null
    std::optional<Judgement> judgement;           ///< of `analysis`
    int posteriorsExit = -1;                      ///< below 0 or not computed: the exit taken, else the last
    QList<int> hiddenExits;                       ///< of the traces, from 0

    [[nodiscard]] std::optional<int> taken() const {
        return judgement ? judgement->decision.exit : std::nullopt;
    }
    /// Seconds.
    [[nodiscard]] double duration() const {
        return peaks ? peaks->waveform().seconds() : analysis ? analysis->duration() : 0;
    }
    /// Of the model, also those that weren't computed.
    [[nodiscard]] int exits() const { return analysis ? static_cast<int>(analysis->macs.size()) : 0; }
};

using FigureContent = std::variant<UtteranceFigure, FigureChart>;

} // namespace offramp
