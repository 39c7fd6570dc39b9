// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_plot.h"
#include "corpus/explore/measure_quality.h"

#include <optional>

namespace offramp {

class PointCloud;

/// A measure's values against word error rates, a point for each utterance. A rubber band, or a click on a
/// point, selects; with Ctrl or Shift in addition to what is selected.
class ScatterPlot : public CorpusPlot {
    Q_OBJECT

public:
    explicit ScatterPlot(QWidget* parent = nullptr);

    /// One replot. `measure`: the horizontal axis's title.
    void setScatter(MeasureScatter scatter, const QString& measure);
    [[nodiscard]] const MeasureScatter& scatter() const { return scatter_; }
    /// Utterances that stand out; ascending. One replot.
    void setSelected(Selection utterances);
    /// A line over the plot; nothing: none. No replot.
    void setThreshold(std::optional<double> threshold);
    [[nodiscard]] std::optional<double> threshold() const { return threshold_; }

    /// The utterances within a frame in pixels; ascending.
    [[nodiscard]] Selection within(const QRectF& pixels) const;
    /// Where an utterance's point is drawn; nothing: it has none.
    [[nodiscard]] std::optional<QPointF> placeOf(std::uint32_t utterance) const;

Q_SIGNALS:
    /// By the user.
    void selectionPicked(const offramp::Selection& utterances);

protected:
    void recolour(const Theme& theme) override;
    void paintMarks(QPainter& painter, const Theme& theme) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillSelected();
    void select(Selection utterances, bool add);
    [[nodiscard]] Selection nearest(QPointF pixels) const;

    MeasureScatter scatter_;
    Selection selected_;
    std::optional<double> threshold_;
    std::optional<QRectF> band_; ///< in pixels, while it is drawn
    QPointF bandBegin_;
    PointCloud* points_; ///< the plot's own, as the next
    PointCloud* chosen_;
};

} // namespace offramp
