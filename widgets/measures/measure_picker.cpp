// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/measure_picker.h"

#include "text/engine_text.h"

#include <QKeyEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QWheelEvent>

#include <algorithm>

namespace offramp {

MeasurePicker::MeasurePicker(QWidget* parent) : QComboBox(parent) {
    setAccessibleName(tr("Measure"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MeasurePicker::setMeasure(const Measure* measure) {
    if (measure == measure_) return;
    measure_ = measure;
    clear(); // one entry alone: the list of all is the popup's
    if (measure == nullptr) return;
    addItem(translated(measure->name));
    updateGeometry();
    setToolTip(currentText());
    setAccessibleDescription(translated(measure->explanation));
}

void MeasurePicker::showPopup() {
    if (popup_ == nullptr) {
        popup_ = new MeasurePopup(this);
        connect(popup_, &MeasurePopup::chosen, this, &MeasurePicker::choose);
    }
    popup_->open(measure_, analysis_, {mapToGlobal(QPoint(0, 0)), size()});
}

void MeasurePicker::hidePopup() {
    if (popup_ != nullptr) popup_->hide();
}

void MeasurePicker::choose(const Measure* measure) {
    if (measure == measure_) return;
    setMeasure(measure);
    Q_EMIT measureChosen(measure);
}

QRect MeasurePicker::textRect(int width, int height) const {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.rect = QRect(0, 0, width, height);
    return style()
        ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
        .adjusted(2, 0, -2, 0);
}

int MeasurePicker::heightForWidth(int width) const {
    const int line = sizeHint().height();
    const QRect room(0, 0, textRect(width, line).width(), 1 << 20);
    const int needed = fontMetrics().boundingRect(room, Qt::TextWordWrap, currentText()).height();
    return line + std::max(0, needed - fontMetrics().lineSpacing());
}

void MeasurePicker::paintEvent(QPaintEvent* /*event*/) {
    QStylePainter painter(this);
    painter.setPen(palette().color(QPalette::ButtonText));
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText.clear();
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawItemText(textRect(width(), height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                         palette(), isEnabled(), currentText(), QPalette::ButtonText);
}

/// Down opens the list, and so does the beginning of a name, which then is its filter.
void MeasurePicker::keyPressEvent(QKeyEvent* event) {
    const bool opens = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up ||
                       event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QString typed = event->text();
    const bool letter = !typed.isEmpty() && typed[0].isLetterOrNumber() &&
                        (event->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    if (!opens && !letter) return QComboBox::keyPressEvent(event);
    showPopup();
    if (letter) popup_->setFilter(typed);
}

/// There is nothing to turn to; the panel around it may scroll.
void MeasurePicker::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

} // namespace offramp
