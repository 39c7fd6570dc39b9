// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

class QKeyEvent;
class QWidget;

namespace offramp {

/// Lets the control that has the focus use a key before it is a shortcut: letters, digits and signs where
/// something is typed or searched by typing, and Space where it presses a button, opens a box or is part of
/// what is searched. Installed as the event filter of the windows whose shortcuts are such keys.
class KeyPrecedence : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool uses(QWidget& control, const QKeyEvent& key);
    [[nodiscard]] bool usesSpace(const QWidget& control) const;

    QPointer<QWidget> typedIn_; ///< where the last letter went
    QElapsedTimer typed_;       ///< since then
};

} // namespace offramp
