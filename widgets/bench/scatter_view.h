// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measure_view.h"
#include "corpus/explore/measure_quality.h"

namespace offramp {

class ScatterPlot;

/// A measure against the word error rate at one exit, and how far the two go together.
class ScatterView : public MeasureView {
    Q_OBJECT

public:
    explicit ScatterView(QWidget* parent = nullptr);

    void setSelected(const Selection& utterances) override;
    [[nodiscard]] ScatterPlot& plot() const { return *plot_; }

protected:
    void showMeasure(const DecoderResults& decoder) override;
    void showNothing() override;
    void showStep() override;

private:
    void showFigures(MeasureScatter scatter);

    ScatterPlot* plot_;
};

} // namespace offramp
