// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_chart.h"
#include "figure/figure_spec.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QList>
#include <QPen>

namespace offramp {

/// A figure is laid out in units of a twentieth of a point, whatever it is painted on.
inline constexpr double unitsPerPoint = 20;
inline constexpr double unitsPerInch = 72 * unitsPerPoint;
inline constexpr double unitsPerMillimetre = unitsPerInch / 25.4;

/// Colours, fonts and pens of a figure. Lengths are in units.
class FigureStyle {
public:
    explicit FigureStyle(const FigureSpec& spec);

    FigureTheme theme;
    QColor page;
    QColor plot; ///< behind the data
    QColor text;
    QColor faint;
    QColor grid;
    QColor frame;
    QColor accent; ///< the exit taken
    QColor taken;  ///< behind the exit taken
    QColor waveform;
    QColor substitution;
    QColor insertion;
    QColor deletion;
    double line = 0; ///< a curve's width
    double thin = 0; ///< of frames, ticks and the grid

    /// `scale` times the font's size.
    [[nodiscard]] QFont font(double scale = 1, bool bold = false) const;
    [[nodiscard]] QFontMetricsF metrics(double scale = 1, bool bold = false) const;
    [[nodiscard]] double textWidth(const QString& text, double scale = 1, bool bold = false) const;
    /// Of a line of text.
    [[nodiscard]] double em() const { return em_; }

    /// Exit `exit` of `exits`; in print it has a pattern, the last none.
    [[nodiscard]] QPen exitPen(int exit, int exits) const;
    [[nodiscard]] QPen pen(const ChartStyle& chartStyle) const;
    [[nodiscard]] QPen thinPen(const QColor& colour) const;
    /// Behind a word of probability 0 … 1; opaque.
    [[nodiscard]] QColor tint(double probability) const;
    /// Of a spectrogram's share 0 … 1 of its range, and of a probability.
    [[nodiscard]] QRgb level(double share) const;
    [[nodiscard]] QRgb probability(double share) const;

private:
    void setPrint();
    void setWindow(const FigureSpec& spec);

    QString family_;
    double size_ = 0; ///< of the font
    double em_ = 0;
};

} // namespace offramp
