// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/key_precedence.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>

namespace offramp {

namespace {

bool isPressed(const QWidget& control) {
    return qobject_cast<const QAbstractButton*>(&control) != nullptr ||
           qobject_cast<const QComboBox*>(&control) != nullptr;
}

/// Fields that are written in say so by taking input methods.
bool isTypedIn(const QWidget& control) {
    return control.testAttribute(Qt::WA_InputMethodEnabled) ||
           qobject_cast<const QComboBox*>(&control) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&control) != nullptr;
}

} // namespace

/// A table takes it for the next letter of a word while one is being typed, and else leaves it to who plays.
bool KeyPrecedence::usesSpace(const QWidget& control) const {
    if (isPressed(control)) return true;
    return &control == typedIn_ && typed_.elapsed() < QApplication::keyboardInputInterval();
}

bool KeyPrecedence::uses(QWidget& control, const QKeyEvent& key) {
    if ((key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0) return false;
    if (key.key() == Qt::Key_Space && !usesSpace(control)) return false;
    const QString text = key.text();
    const bool typed = !text.isEmpty() && text.front().isPrint() && isTypedIn(control);
    if (typed) {
        typedIn_ = &control;
        typed_.start();
    }
    return typed || key.key() == Qt::Key_Space;
}

bool KeyPrecedence::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto* window = qobject_cast<const QWidget*>(watched);
    QWidget* control = window != nullptr ? window->focusWidget() : nullptr;
    if (control == nullptr || !uses(*control, static_cast<const QKeyEvent&>(*event))) return false;
    event->accept();
    return true;
}

} // namespace offramp
