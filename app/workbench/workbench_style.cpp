// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/workbench_style.h"

#include <QPainter>
#include <QStyleOptionComplex>

namespace offramp {

namespace {

constexpr double corner = 2;

/// Around `option`'s rectangle, unless the focus has drawn one there.
void outline(const QStyleOption& option, QPainter& painter, double radius) {
    if (option.state.testFlag(QStyle::State_HasFocus)) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, radius > 0);
    painter.setPen(option.palette.color(QPalette::Mid));
    painter.setBrush(Qt::NoBrush);
    const double half = radius > 0 ? 0.5 : 0; // antialiased lines run between pixels
    painter.drawRoundedRect(QRectF(option.rect).adjusted(half, half, half - 1, half - 1), radius, radius);
    painter.restore();
}

bool isFramed(const QStyleOptionComplex& option) {
    if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(&option)) return box->frame;
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(&option)) return box->frame;
    return false;
}

} // namespace

WorkbenchStyle::WorkbenchStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void WorkbenchStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_IndicatorCheckBox) outline(*option, *painter, 0);
    if (element == PE_IndicatorRadioButton) outline(*option, *painter, option->rect.width() / 2.0);
    if (element == PE_FrameLineEdit) outline(*option, *painter, corner);
}

void WorkbenchStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                        QPainter* painter, const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (isFramed(*option)) outline(*option, *painter, corner);
}

} // namespace offramp
