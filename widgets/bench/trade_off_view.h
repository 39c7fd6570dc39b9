// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"
#include "bench/trade_off_plot.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

namespace offramp {

class StillLabel;

/// The trade-off plot with what can be chosen of it: the axis, measures to compare with, the band.
class TradeOffView : public QWidget {
    Q_OBJECT

public:
    explicit TradeOffView(QWidget* parent = nullptr);

    [[nodiscard]] TradeOffPlot& plot() const { return *plot_; }
    /// The measures that can be compared with, without signals. Those chosen stay so as far as they are among
    /// them.
    void setMeasures(const std::vector<MeasureSpec>& measures);
    /// The one whose curve is the first, which isn't compared with itself.
    void setCurrentMeasure(const std::optional<MeasureSpec>& spec);
    /// Those chosen but the current, in the order of the list.
    [[nodiscard]] std::vector<MeasureSpec> compared() const;
    void compare(const MeasureSpec& spec, bool on);
    /// The columns that a band can be drawn by, as wholes, without signals. What was chosen stays so where it
    /// is still there.
    void setGroups(const std::vector<std::string>& columns);
    /// Nothing: no band; empty: of utterances; else of a column's values.
    [[nodiscard]] std::optional<std::string> bandGroup() const;
    [[nodiscard]] QComboBox& bandBox() const { return *band_; }
    /// Shown beside the choices: what the current point comes to.
    void setPointText(const QString& text);

    /// One replot.
    void setFigures(TradeOffFigures figures);

Q_SIGNALS:
    void thresholdPicked(double threshold);
    void comparedChanged();
    void bandChanged();

private:
    struct Entry {
        MeasureSpec spec;
        QAction* action = nullptr;
    };

    void build();
    void showArea();

    TradeOffPlot* plot_;
    QComboBox* axis_;
    QToolButton* compare_;
    QComboBox* band_;
    StillLabel* point_;
    QLabel* area_;
    std::vector<Entry> entries_;
    std::optional<MeasureSpec> current_;
};

} // namespace offramp
