// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_view.h"
#include "scoring/roc.h"

#include <optional>
#include <vector>

namespace offramp {

class MeasureChoice;
class RocPlot;

/// How well a measure tells right from wrong at each exit.
class RocView : public CorpusView {
    Q_OBJECT

public:
    explicit RocView(QWidget* parent = nullptr);

    [[nodiscard]] RocPlot& plot() const { return *plot_; }
    [[nodiscard]] MeasureChoice& choice() const { return *choice_; }

protected:
    void refresh() override;
    void showStep() override;

private:
    using Rocs = std::vector<std::optional<Roc>>;

    void showFigures(const Rocs& rocs);

    MeasureChoice* choice_;
    RocPlot* plot_;
    LatestWork work_;
};

} // namespace offramp
