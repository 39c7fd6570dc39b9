// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/roc_plot.h"

#include "bench/curve_pens.h"
#include "text/engine_text.h"

#include <cmath>
#include <utility>

namespace offramp {

namespace {

/// Points that lie too close to be seen apart are left out.
QVector<QCPCurveData> placesOf(const Roc& roc) {
    constexpr double apart = 1.0 / 1000;
    QVector<QCPCurveData> places;
    for (const RocPoint& point : roc.points) {
        const bool last = &point == &roc.points.back();
        if (!places.empty() && !last && std::abs(point.falsePositiveRate - places.back().key) < apart &&
            std::abs(point.truePositiveRate - places.back().value) < apart)
            continue;
        places.append({static_cast<double>(places.size()), point.falsePositiveRate, point.truePositiveRate});
    }
    return places;
}

} // namespace

RocPlot::RocPlot(QWidget* parent) : CorpusPlot(parent) {
    setAccessibleName(tr("Receiver operating characteristic of each exit"));
    xAxis->setLabel(tr("Of utterances with errors, taken for right"));
    yAxis->setLabel(tr("Of those without, taken for right"));
    xAxis->setRange(-0.01, 1.01);
    yAxis->setRange(-0.01, 1.01);
    applyTheme();
}

void RocPlot::setRocs(std::vector<std::optional<Roc>> made) {
    rocs_ = std::move(made);
    const auto& rocs = rocs_;
    clearPlottables();
    lines_.clear();
    areas_.clear();
    diagonal_ = new QCPCurve(xAxis, yAxis); // the plot's own
    diagonal_->setData({0, 1}, {0, 1});
    diagonal_->removeFromLegend();
    for (std::size_t exit = 0; exit < rocs.size(); ++exit) {
        areas_.push_back(rocs[exit] ? std::optional(rocs[exit]->area) : std::nullopt);
        if (!rocs[exit]) continue;
        auto* curve = new QCPCurve(xAxis, yAxis); // the plot's own
        curve->data()->set(placesOf(*rocs[exit]), true);
        curve->setName(tr("exit %1 · AUC %2").arg(exit + 1).arg(numberText(rocs[exit]->area)));
        lines_.push_back({exit, curve});
    }
    legend->setVisible(!lines_.empty());
    axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignBottom | Qt::AlignRight);
    applyTheme();
}

void RocPlot::recolour(const Theme& theme) {
    if (diagonal_ != nullptr) diagonal_->setPen(QPen(theme.faint, 1.2, Qt::DotLine));
    for (const Line& line : lines_) {
        QPen pen = curvePen(static_cast<int>(line.exit), theme); // for its pattern
        pen.setColor(theme.exit(static_cast<int>(line.exit), static_cast<int>(areas_.size())));
        pen.setWidthF(1.8);
        line.curve->setPen(pen);
    }
}

} // namespace offramp
