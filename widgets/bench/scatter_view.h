// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_view.h"
#include "corpus/explore/measure_quality.h"

#include <QLabel>

namespace offramp {

class MeasureChoice;
class ScatterPlot;

/// A measure against the word error rate at one exit, and how far the two go together.
class ScatterView : public CorpusView {
    Q_OBJECT

public:
    explicit ScatterView(QWidget* parent = nullptr);

    void setSelected(const Selection& utterances) override;
    [[nodiscard]] ScatterPlot& plot() const { return *plot_; }
    [[nodiscard]] MeasureChoice& choice() const { return *choice_; }
    [[nodiscard]] QString text() const { return text_->text(); }

protected:
    void refresh() override;
    void showStep() override;

private:
    void showFigures(MeasureScatter scatter);

    MeasureChoice* choice_;
    QLabel* text_;
    ScatterPlot* plot_;
    LatestWork work_;
};

} // namespace offramp
