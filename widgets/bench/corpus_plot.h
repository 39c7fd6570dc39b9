// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"
#include "traces/custom_plot.h"

#include <QString>

namespace offramp {

/// What the plots of a corpus have in common: colours and fonts of the palette, one replot for any number of
/// changes and none while nobody sees it, a sentence where there is nothing to draw, and marks that move over
/// the plot without drawing it anew.
class CorpusPlot : public QCustomPlot {
    Q_OBJECT

public:
    explicit CorpusPlot(QWidget* parent = nullptr);

    /// Stands in the plot's place, and says what to do; empty: the plot is shown.
    void setEmptyText(const QString& text);
    [[nodiscard]] const QString& emptyText() const { return emptyText_; }
    /// Drawings of the plot, which tests count; marks over it are none.
    [[nodiscard]] int replots() const { return replots_; }
    /// Of the axes' area, in the widget's pixels.
    [[nodiscard]] QRectF area() const { return axisRect()->rect(); }

    [[nodiscard]] QSize sizeHint() const override { return {320, 220}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 120}; }

protected:
    /// Colours what was made by the palette; a replot follows.
    virtual void recolour(const Theme& theme) = 0;
    /// Draws what lies over the plot.
    virtual void paintMarks(QPainter& painter, const Theme& theme);
    /// With the next frame; a plot that nobody sees waits until it is shown.
    void replotSoon();
    void applyTheme();
    [[nodiscard]] QPointF toPixels(double x, double y) const;
    /// The legend in the upper right corner of the area.
    void showLegend(bool shown);

    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void styleAxis(QCPAxis& axis, const Theme& theme) const;
    void paintEmptyText(QPainter& painter, const Theme& theme) const;

    QString emptyText_;
    bool isStale_ = false; ///< changed while nobody could see it
    int replots_ = 0;
};

/// A frame with a text beside a point, kept within `area`.
void paintReadOut(QPainter& painter, const QRectF& area, QPointF at, const QString& text, const Theme& theme);

} // namespace offramp
