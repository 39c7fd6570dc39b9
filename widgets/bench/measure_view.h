// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_view.h"

#include <QLabel>

namespace offramp {

class MeasureChoice;

/// A view of one measure, which is chosen above it: the strategy's, unless another is.
class MeasureView : public CorpusView {
    Q_OBJECT

public:
    [[nodiscard]] MeasureChoice& choice() const { return *choice_; }
    /// The figures in a line above the plot.
    [[nodiscard]] QString text() const { return text_->text(); }

protected:
    /// Without exits where the view is of all of them.
    MeasureView(bool exits, QWidget* parent);

    /// Puts it below the choice and the line of figures.
    void setPlot(QWidget* plot);
    /// The line goes where it is empty.
    void setText(const QString& text);
    [[nodiscard]] LatestWork& work() { return work_; }
    /// Takes the step's measure; true if all is worked out anew thereby.
    bool followStep();

    /// Works out what is shown of the measure that is chosen.
    virtual void showMeasure(const DecoderResults& decoder) = 0;
    /// No measure is chosen, or there are no values of it.
    virtual void showNothing() = 0;
    void refresh() override;
    void showStep() override { (void)followStep(); }

private:
    MeasureChoice* choice_;
    QLabel* text_;
    LatestWork work_;
};

} // namespace offramp
