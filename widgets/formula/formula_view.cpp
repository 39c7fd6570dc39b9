// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/formula_view.h"

#include "formula/painter.h"

#include <QAccessibleWidget>
#include <QClipboard>
#include <QEvent>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionFocusRect>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr double larger = 1.15;  ///< than the text around: scripts are small
constexpr double smallest = 0.7; ///< scale before lines break
constexpr int margin = 3;        ///< pixels around, for the focus frame and leaning letters
constexpr int plainFlags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;

int roundedUp(double pixels) {
    return static_cast<int>(std::ceil(pixels));
}

/// Screen readers are told that a view is a formula.
QAccessibleInterface* accessibleView(const QString& /*className*/, QObject* object) {
    auto* view = qobject_cast<FormulaView*>(object);
    return view == nullptr ? nullptr : new QAccessibleWidget(view, QAccessible::Equation);
}

} // namespace

FormulaView::FormulaView(QWidget* parent)
    : QWidget(parent), font_(formula::MathFont::best()), copy_(new QAction(tr("Copy as TeX"), this)) {
    QAccessible::installFactory(accessibleView); // again and again is once
    copy_->setShortcut(QKeySequence::Copy);
    copy_->setShortcutContext(Qt::WidgetShortcut);
    copy_->setEnabled(false);
    connect(copy_, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(tex_); });
    addAction(copy_);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FormulaView::setFormula(const QString& tex, const QString& plain) {
    if (tex == tex_ && plain == plain_) return;
    tex_ = tex;
    plain_ = plain;
    const formula::Parsed parsed = formula::parse(tex);
    error_ = parsed.error;
    layout_.reset();
    if (!error_ && !tex.isEmpty()) layout_.emplace(parsed.root, font_);
    copy_->setEnabled(!tex.isEmpty());
    setAccessibleName(plain);
    updateGeometry();
    update();
}

double FormulaView::em() const {
    return QFontMetricsF(font()).xHeight() * larger / font_->xHeight();
}

std::optional<formula::Layout::Fitted> FormulaView::fitted(int width) const {
    if (!layout_) return std::nullopt;
    const double room = std::max(0, width - 2 * margin) / em();
    formula::Layout::Fitted fitted = layout_->fitted(room, smallest);
    if (!fitted.fits) return std::nullopt;
    return fitted;
}

QRect FormulaView::plainRect(int width) const {
    return fontMetrics().boundingRect(QRect(0, 0, std::max(1, width - 2 * margin), 1 << 20), plainFlags,
                                      plain_);
}

QSize FormulaView::sizeHint() const {
    if (!layout_) {
        return fontMetrics().size(Qt::TextSingleLine, plain_) + QSize(2 * margin, 2 * margin);
    }
    const formula::Box& box = layout_->line();
    return {roundedUp(box.width * em()) + 2 * margin, roundedUp(box.height() * em()) + 2 * margin};
}

QSize FormulaView::minimumSizeHint() const {
    const int line = fontMetrics().height() + 2 * margin;
    if (!layout_) return {std::min(sizeHint().width(), 8 * fontMetrics().averageCharWidth()), line};
    return {roundedUp(layout_->narrowest() * smallest * em()) + 2 * margin, line};
}

int FormulaView::heightForWidth(int width) const {
    const std::optional<formula::Layout::Fitted> formula = fitted(width);
    if (!formula) return plainRect(width).height() + 2 * margin;
    return roundedUp(formula->box.height() * formula->scale * em()) + 2 * margin;
}

void FormulaView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    const QEvent::Type type = event->type();
    if (type == QEvent::FontChange || type == QEvent::StyleChange) updateGeometry();
    if (type == QEvent::LanguageChange) copy_->setText(tr("Copy as TeX"));
    update();
}

void FormulaView::paintFormula(QPainter& painter, const formula::Layout::Fitted& fitted) const {
    const double scaled = em() * fitted.scale;
    const double spare = width() - fitted.box.width * scaled;
    const double left = layoutDirection() == Qt::RightToLeft ? spare - margin : margin;
    const double top = (height() - fitted.box.height() * scaled) / 2;
    // A baseline on a whole pixel is as crisp as it gets.
    const double baseline = std::round(top + fitted.box.ascent * scaled);
    formula::paint(painter, fitted.box, *font_, {left, baseline}, scaled);
}

void FormulaView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    if (const std::optional<formula::Layout::Fitted> formula = fitted(width())) {
        paintFormula(painter, *formula);
    } else {
        painter.drawText(rect().adjusted(margin, margin, -margin, -margin), plainFlags, plain_);
    }
    if (!hasFocus()) return;
    QStyleOptionFocusRect frame;
    frame.initFrom(this);
    frame.backgroundColor = palette().color(backgroundRole());
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &frame, &painter, this);
}

} // namespace offramp
