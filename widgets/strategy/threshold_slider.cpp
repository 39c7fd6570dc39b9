// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/threshold_slider.h"

#include "exits/policy.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr int steps = 1000;
constexpr double margin = 9; ///< room for half the handle and half a mark's number
constexpr double grooveHeight = 4;
/// position = share^(1/stretch): half the slider is for the surest eighth of the scale.
constexpr double stretch = 3;
/// Closer than this, two marks' numbers would touch.
constexpr double numberWidth = 12;

/// "2–4, 6"
QString numberRanges(std::vector<int> numbers) {
    std::sort(numbers.begin(), numbers.end());
    QStringList parts;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        const QString first = QLocale().toString(numbers[i]);
        parts.append(last == i ? first : first + u'–' + QLocale().toString(numbers[last]));
        i = last + 1;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

ThresholdSlider::ThresholdSlider(QWidget* parent) : QAbstractSlider(parent) {
    setRange(0, steps);
    setSingleStep(5);
    setPageStep(50);
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Threshold"));
    setToolTip(tr("Drag, or use the arrow keys. Page up and down go past the next exit's value."));
    connect(this, &QAbstractSlider::valueChanged, this, [this](int step) {
        if (!setting_) take(valueAt(static_cast<double>(step) / maximum()));
    });
}

QSize ThresholdSlider::sizeHint() const {
    return {220, fontMetrics().height() + 26};
}

QSize ThresholdSlider::minimumSizeHint() const {
    return {90, fontMetrics().height() + 26};
}

void ThresholdSlider::setScale(const ThresholdScale& scale) {
    if (scale == scale_) return;
    scale_ = scale;
    const int count = scale.whole ? static_cast<int>(scale.range.high - scale.range.low) : steps;
    setting_ = true;
    setRange(0, std::max(1, count));
    setSingleStep(scale.whole ? 1 : 5);
    setting_ = false;
    setThreshold(threshold_);
}

bool ThresholdSlider::passes(double value) const {
    return offramp::passes(scale_.direction, value, threshold_, scale_.inclusive);
}

void ThresholdSlider::setMarks(std::vector<Mark> marks) {
    if (marks == marks_) return;
    marks_ = std::move(marks);
    update();
}

double ThresholdSlider::position(double value) const {
    const double width = scale_.range.high - scale_.range.low;
    if (!(width > 0)) return 0;
    const double share = std::clamp((value - scale_.range.low) / width, 0.0, 1.0);
    if (scale_.whole) return share;
    return scale_.direction == Direction::lowIsGood ? std::pow(share, 1 / stretch)
                                                    : 1 - std::pow(1 - share, 1 / stretch);
}

double ThresholdSlider::valueAt(double position) const {
    const double at = std::clamp(position, 0.0, 1.0);
    const double width = scale_.range.high - scale_.range.low;
    if (scale_.whole) return scale_.range.low + std::round(at * width);
    const bool low = scale_.direction == Direction::lowIsGood;
    const double share = low ? std::pow(at, stretch) : 1 - std::pow(1 - at, stretch);
    return scale_.range.low + share * width;
}

QRectF ThresholdSlider::groove() const {
    return {margin, height() - 14.0, std::max(1.0, width() - 2 * margin), grooveHeight};
}

double ThresholdSlider::xOf(double value) const {
    return groove().left() + position(value) * groove().width();
}

void ThresholdSlider::setThreshold(double threshold) {
    const Range& range = scale_.range;
    threshold_ = std::clamp(threshold, range.low, std::max(range.low, range.high));
    setting_ = true;
    setValue(static_cast<int>(std::lround(position(threshold_) * maximum())));
    setting_ = false;
    update();
}

void ThresholdSlider::take(double threshold) {
    const double before = threshold_;
    setThreshold(threshold);
    if (threshold_ != before) Q_EMIT thresholdChanged(threshold_);
}

void ThresholdSlider::paintMarks(QPainter& painter) const {
    const Theme theme(palette());
    const QRectF line = groove();
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    for (const Mark& mark : marks_) {
        const double x = xOf(mark.value);
        const bool lets = passes(mark.value);
        QPolygonF arrow;
        arrow << QPointF(x, line.top() - 2) << QPointF(x - 4, line.top() - 9)
              << QPointF(x + 4, line.top() - 9);
        painter.setPen(QPen(mark.colour, 1.4));
        painter.setBrush(lets ? QBrush(mark.colour) : QBrush(Qt::NoBrush));
        painter.drawPolygon(arrow);
    }
    paintNumbers(painter, theme);
}

/// Marks that are too close for a number each share one: "2–4, 6".
void ThresholdSlider::paintNumbers(QPainter& painter, const Theme& theme) const {
    std::vector<Mark> sorted = marks_;
    std::sort(sorted.begin(), sorted.end(), [](const Mark& a, const Mark& b) { return a.value < b.value; });
    const int height = painter.fontMetrics().height();
    double right = -1;
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin + 1;
        while (end < sorted.size() && xOf(sorted[end].value) - xOf(sorted[end - 1].value) < numberWidth)
            ++end;
        std::vector<int> exits;
        for (std::size_t i = begin; i < end; ++i)
            exits.push_back(sorted[i].exit + 1);
        const QString text = numberRanges(std::move(exits));
        const double middle = (xOf(sorted[begin].value) + xOf(sorted[end - 1].value)) / 2;
        const double wide = painter.fontMetrics().horizontalAdvance(text) + 2.0;
        double left = std::clamp(middle - wide / 2, 0.0, std::max(0.0, width() - wide));
        left = std::max(left, right + 2);
        right = left + wide;
        painter.setPen(passes(sorted[begin].value) ? theme.text : theme.faint);
        painter.drawText(QRectF(left, groove().top() - 11 - height, wide, height),
                         Qt::AlignHCenter | Qt::AlignBottom, text);
        begin = end;
    }
}

void ThresholdSlider::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme(palette());
    const QRectF line = groove();
    const double x = xOf(threshold_);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.grid);
    painter.drawRoundedRect(line, 2, 2);
    QRectF passing = line;
    if (scale_.direction == Direction::lowIsGood)
        passing.setRight(x);
    else
        passing.setLeft(x);
    painter.setBrush(isEnabled() ? palette().color(QPalette::Highlight) : theme.faint);
    painter.drawRoundedRect(passing, 2, 2);
    paintMarks(painter);
    painter.setPen(QPen(hasFocus() ? theme.text : theme.faint, hasFocus() ? 2 : 1));
    painter.setBrush(hasFocus() ? palette().color(QPalette::Highlight) : palette().color(QPalette::Button));
    painter.drawRoundedRect(QRectF(x - 5, line.center().y() - 8, 10, 16), 4, 4);
}

void ThresholdSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QAbstractSlider::mousePressEvent(event);
    setSliderDown(true);
    take(valueAt((event->position().x() - groove().left()) / groove().width()));
}

void ThresholdSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) take(valueAt((event->position().x() - groove().left()) / groove().width()));
}

void ThresholdSlider::mouseReleaseEvent(QMouseEvent* /*event*/) {
    setSliderDown(false);
}

/// A hair beyond the value where a measure passes strictly.
void ThresholdSlider::jumpPastMark(bool upwards) {
    const double bold = scale_.direction == Direction::lowIsGood ? HUGE_VAL : -HUGE_VAL;
    std::vector<double> values;
    for (const Mark& mark : marks_)
        values.push_back(scale_.inclusive ? mark.value : std::nextafter(mark.value, bold));
    std::sort(values.begin(), values.end());
    if (upwards) {
        const auto next = std::upper_bound(values.begin(), values.end(), threshold_);
        take(next != values.end() ? *next : scale_.range.high);
    } else {
        const auto next = std::lower_bound(values.begin(), values.end(), threshold_);
        take(next != values.begin() ? *std::prev(next) : scale_.range.low);
    }
}

void ThresholdSlider::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown)
        return jumpPastMark(event->key() == Qt::Key_PageUp);
    QAbstractSlider::keyPressEvent(event);
}

} // namespace offramp
