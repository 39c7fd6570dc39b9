// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_plot.h"
#include "bench/trade_off.h"

#include <optional>
#include <vector>

namespace offramp {

/// Word error rate against cost as the threshold sweeps: the current measure's curve, others beside it, fixed
/// exits, a random exit, oracles. The current point lies over the plot, so that a step of the threshold draws
/// no curve. A click, a drag or the arrow keys choose a point of the first curve, and with it a threshold.
class TradeOffPlot : public CorpusPlot {
    Q_OBJECT

public:
    explicit TradeOffPlot(QWidget* parent = nullptr);

    /// One replot.
    void setFigures(TradeOffFigures figures);
    [[nodiscard]] const TradeOffFigures& figures() const { return figures_; }
    /// One replot.
    void setAxis(CostAxis axis);
    [[nodiscard]] CostAxis axis() const { return axis_; }
    /// What the policy in force comes to, and its threshold if it has one that is common to all exits. No
    /// replot.
    void setCurrent(std::optional<OperatingPoint> point, std::optional<double> threshold);

    /// Of each curve, over the range that all share: the area under it over the range's width, which is its
    /// mean word error rate there, a fraction.
    [[nodiscard]] const std::vector<std::optional<double>>& areas() const { return areas_; }
    [[nodiscard]] const std::optional<Range>& areaRange() const { return areaRange_; }
    /// Of the first curve's points, the one at that place; nothing if there is no point.
    [[nodiscard]] std::optional<std::size_t> nearest(QPointF pixels) const;
    /// "Entropy, normalised below 0.035 …": what there is close to a place; empty: nothing.
    [[nodiscard]] QString readOut(QPointF pixels) const;
    /// Where the names of exits and oracles are drawn, pixels.
    [[nodiscard]] std::vector<QRectF> labels() const;
    /// Where the first curve's point `index` is drawn.
    [[nodiscard]] QPointF placeOf(std::size_t index) const;

Q_SIGNALS:
    /// By the user.
    void thresholdPicked(double threshold);

protected:
    void recolour(const Theme& theme) override;
    void paintMarks(QPainter& painter, const Theme& theme) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Hit {
        QPointF at; ///< pixels
        QString text;
        double distance = 0;
    };

    void build();
    void addBand();
    void addCurves();
    void addRandom();
    void addMarks(const std::vector<TradeOffMark>& marks, bool oracles);
    void measureAreas();
    void placeLabels();
    void setRanges();
    void walk(int by);
    void pick(QPointF pixels);
    void pickIndex(std::size_t index);
    [[nodiscard]] std::optional<Hit> hitAt(QPointF pixels) const;
    [[nodiscard]] std::optional<std::size_t> currentIndex() const;
    [[nodiscard]] QString legendText(std::size_t curve) const;
    [[nodiscard]] QPen curvePen(std::size_t curve, const Theme& theme) const;

    TradeOffFigures figures_;
    CostAxis axis_ = CostAxis::averageLayer;
    std::vector<std::vector<QPointF>> places_; ///< of each curve
    std::vector<std::size_t> indices_;         ///< of the first curve's places among its points
    std::vector<QPointF> random_;
    std::vector<std::optional<double>> areas_;
    std::optional<Range> areaRange_;
    std::optional<OperatingPoint> current_;
    std::optional<double> threshold_;
    std::optional<QPointF> hover_;  ///< the mouse
    std::vector<QCPCurve*> curves_; ///< the plot's own, as all of these
    QCPCurve* bandCurve_ = nullptr;
    QCPCurve* randomCurve_ = nullptr;
    std::vector<QCPGraph*> markGraphs_;
    std::vector<QCPItemText*> markTexts_;
    std::vector<QPointF> markPlaces_; ///< of each text's mark: cost, and error rate in per cent
};

} // namespace offramp
