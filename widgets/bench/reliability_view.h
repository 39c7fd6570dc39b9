// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_view.h"
#include "scoring/calibration.h"

#include <QLabel>

#include <optional>

namespace offramp {

class MeasureChoice;
class ReliabilityPlot;

/// Whether a measure, read as a confidence, says how often an exit is right.
class ReliabilityView : public CorpusView {
    Q_OBJECT

public:
    explicit ReliabilityView(QWidget* parent = nullptr);

    [[nodiscard]] ReliabilityPlot& plot() const { return *plot_; }
    [[nodiscard]] MeasureChoice& choice() const { return *choice_; }
    [[nodiscard]] QString text() const { return text_->text(); }

protected:
    void refresh() override;
    void showStep() override;

private:
    void showFigures(std::optional<Reliability> reliability);

    MeasureChoice* choice_;
    QLabel* text_;
    ReliabilityPlot* plot_;
    LatestWork work_;
};

} // namespace offramp
