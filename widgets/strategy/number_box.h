// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>
#include <QStyle>
#include <QStyleOptionSpinBox>

namespace offramp {

/// A box for a number, as wide as one of seven digits, however far its range goes.
class NumberBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit NumberBox(QWidget* parent = nullptr) : QDoubleSpinBox(parent) {
        setKeyboardTracking(false);
        setStepType(AdaptiveDecimalStepType);
        setCorrectionMode(CorrectToNearestValue);
    }

    [[nodiscard]] QSize sizeHint() const override {
        const int digits = fontMetrics().horizontalAdvance(QStringLiteral("-0.000000"));
        QStyleOptionSpinBox option;
        initStyleOption(&option);
        const QSize text(digits, QDoubleSpinBox::sizeHint().height());
        const QSize whole = style()->sizeFromContents(QStyle::CT_SpinBox, &option, text, this);
        return {whole.width(), QDoubleSpinBox::sizeHint().height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace offramp
