// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_plot.h"
#include "scoring/calibration.h"

#include <optional>

namespace offramp {

/// A reliability diagram: of the utterances of each bin of confidence, the share that is correct, beside
/// their mean confidence. On the diagonal confidences say what happens.
class ReliabilityPlot : public CorpusPlot {
    Q_OBJECT

public:
    explicit ReliabilityPlot(QWidget* parent = nullptr);

    /// Nothing: none. One replot.
    void setReliability(std::optional<Reliability> reliability, const QString& confidence);
    [[nodiscard]] const std::optional<Reliability>& shown() const { return shown_; }
    /// What is to be said of the bin at a place; empty: there is none.
    [[nodiscard]] QString readOut(QPointF pixels) const;

protected:
    void recolour(const Theme& theme) override;
    void paintMarks(QPainter& painter, const Theme& theme) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintCounts(QPainter& painter, const Theme& theme) const;

    std::optional<Reliability> shown_;
    std::optional<QPointF> hover_;
    QCPBars* bars_; ///< the plot's own, as the next
    QCPGraph* means_;
    QCPGraph* diagonal_;
};

} // namespace offramp
