// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measure_view.h"
#include "scoring/calibration.h"

#include <optional>

namespace offramp {

class ReliabilityPlot;

/// Whether a measure, read as a confidence, says how often an exit is right.
class ReliabilityView : public MeasureView {
    Q_OBJECT

public:
    explicit ReliabilityView(QWidget* parent = nullptr);

    [[nodiscard]] ReliabilityPlot& plot() const { return *plot_; }

protected:
    void showMeasure(const DecoderResults& decoder) override;
    void showNothing() override;

private:
    void showFigures(std::optional<Reliability> reliability);

    ReliabilityPlot* plot_;
};

} // namespace offramp
