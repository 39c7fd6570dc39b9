// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_axis.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

std::vector<double> multiplesWithin(double step, double low, double high) {
    std::vector<double> ticks;
    const auto first = static_cast<long long>(std::ceil(low / step - 1e-9));
    const auto last = static_cast<long long>(std::floor(high / step + 1e-9));
    for (long long i = first; i <= last; ++i)
        ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

} // namespace

std::vector<double> axisTicks(double low, double high, int most) {
    if (!(high > low) || most < 1) return {};
    double power = std::pow(10, std::floor(std::log10((high - low) / most)));
    for (;; power *= 10) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            std::vector<double> ticks = multiplesWithin(factor * power, low, high);
            if (static_cast<int>(ticks.size()) <= most) return ticks;
        }
    }
}

QString withMinus(QString number) {
    return number.replace(u'-', QChar(0x2212));
}

QStringList axisTexts(const std::vector<double>& ticks) {
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
    QStringList texts;
    for (const double tick : ticks)
        texts.append(withMinus(QLocale().toString(tick, 'f', decimals)));
    return texts;
}

double tickLength(const FigureStyle& style) {
    return style.em() * 0.22;
}

double tickGap(const FigureStyle& style) {
    return style.em() * 0.2;
}

ValueAxis::ValueAxis(double lowest, double highest, double height, const FigureStyle& style)
    : low(lowest), high(highest),
      ticks(axisTicks(lowest, highest, std::clamp(static_cast<int>(height / (1.5 * style.em())), 2, 8))),
      texts(axisTexts(ticks)) {}

double ValueAxis::width(const FigureStyle& style) const {
    double widest = 0;
    for (const QString& shown : texts)
        widest = std::max(widest, style.textWidth(shown, numberScale));
    return widest + tickLength(style) + tickGap(style);
}

void ValueAxis::paintGrid(const FigureCanvas& canvas, const QRectF& area) const {
    for (const double tick : ticks)
        canvas.line({area.left(), y(tick, area)}, {area.right(), y(tick, area)},
                    canvas.style().thinPen(canvas.style().grid));
}

/// A number at an end stays beside the area, so that those of two plots don't meet.
void ValueAxis::paint(const FigureCanvas& canvas, const QRectF& area) const {
    const FigureStyle& style = canvas.style();
    const double length = tickLength(style);
    const double height = style.em() * numberScale;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double at = y(ticks[i], area);
        canvas.line({area.left() - length, at}, {area.left(), at}, style.thinPen(style.frame));
        const double middle =
            std::clamp(at, area.top() + height * 0.3, std::max(area.top(), area.bottom() - height * 0.3));
        canvas.text({area.left() - length - tickGap(style), middle - height / 2, 0, height},
                    texts[static_cast<qsizetype>(i)],
                    {Qt::AlignRight | Qt::AlignVCenter, numberScale, false, style.faint});
    }
}

} // namespace offramp
