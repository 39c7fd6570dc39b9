// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

#include <limits>

namespace offramp {

/// A box for a number, without needless zeros. One end of its range may stand for infinity and is then shown
/// as a word.
class InfiniteBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    /// Finite numbers alone, from `low` to `high`.
    InfiniteBox(double low, double high, QWidget* parent);

    /// Above `high` lies infinity, called `word`; a step down from it leads to `start`.
    void setInfinity(const QString& word, double start);
    /// Below `low` lies minus infinity, likewise.
    void setMinusInfinity(const QString& word, double start);

    /// ±∞ at an end that stands for it.
    [[nodiscard]] double number() const;
    void setNumber(double number);

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString& text) const override;
    [[nodiscard]] QValidator::State validate(QString& text, int& position) const override;
    void stepBy(int steps) override;

private:
    [[nodiscard]] bool isEnd(double value) const { return end_ != 0 && value == endValue(); }
    [[nodiscard]] double endValue() const { return end_ > 0 ? maximum() : minimum(); }

    int end_ = 0; ///< that stands for infinity: 1 the high one, −1 the low one, 0 none
    QString word_;
    double start_ = 0;
};

} // namespace offramp
