// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measure_view.h"
#include "scoring/roc.h"

#include <optional>
#include <vector>

namespace offramp {

class RocPlot;

/// How well a measure tells right from wrong at each exit.
class RocView : public MeasureView {
    Q_OBJECT

public:
    explicit RocView(QWidget* parent = nullptr);

    [[nodiscard]] RocPlot& plot() const { return *plot_; }

protected:
    void showMeasure(const DecoderResults& decoder) override;
    void showNothing() override;

private:
    using Rocs = std::vector<std::optional<Roc>>;

    void showFigures(const Rocs& rocs);

    RocPlot* plot_;
};

} // namespace offramp
