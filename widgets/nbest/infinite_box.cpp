// SPDX-License-Identifier: GPL-3.0-or-later
#include "nbest/infinite_box.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr int significantDigits = 8;
constexpr int mostDecimals = 4;

} // namespace

InfiniteBox::InfiniteBox(double low, double high, QWidget* parent) : QDoubleSpinBox(parent) {
    setDecimals(mostDecimals);
    setRange(low, high);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
}

void InfiniteBox::setInfinity(const QString& word, double start) {
    word_ = word;
    start_ = start;
    setMaximum(maximum() + 1);
    end_ = 1;
}

void InfiniteBox::setMinusInfinity(const QString& word, double start) {
    word_ = word;
    start_ = start;
    setMinimum(minimum() - 1);
    end_ = -1;
}

double InfiniteBox::number() const {
    return isEnd(value()) ? end_ * std::numeric_limits<double>::infinity() : value();
}

/// A finite number outside the range becomes the last one that isn't infinite.
void InfiniteBox::setNumber(double number) {
    const double low = end_ < 0 ? minimum() + 1 : minimum();
    const double high = end_ > 0 ? maximum() - 1 : maximum();
    const bool infinite = std::isinf(number) && end_ != 0 && (number > 0) == (end_ > 0);
    setValue(infinite ? endValue() : std::clamp(number, low, high));
}

QString InfiniteBox::textFromValue(double value) const {
    return isEnd(value) ? word_ : locale().toString(value, 'g', significantDigits);
}

double InfiniteBox::valueFromText(const QString& text) const {
    return end_ != 0 && text.trimmed() == word_ ? endValue() : QDoubleSpinBox::valueFromText(text);
}

QValidator::State InfiniteBox::validate(QString& text, int& position) const {
    if (end_ != 0 && word_.startsWith(text.trimmed()))
        return text.trimmed() == word_ ? QValidator::Acceptable : QValidator::Intermediate;
    return QDoubleSpinBox::validate(text, position);
}

void InfiniteBox::stepBy(int steps) {
    if (isEnd(value()) && steps != 0 && (steps > 0) != (end_ > 0))
        setValue(start_);
    else
        QDoubleSpinBox::stepBy(steps);
}

} // namespace offramp
