// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QList>
#include <QPair>
#include <QString>
#include <QWidget>

namespace offramp {

/// One of several values, as checkable actions among a widget's own, of which one is checked.
class Choice : public QActionGroup {
    Q_OBJECT

public:
    Choice(QWidget* owner, const QList<QPair<QString, int>>& texts, int chosen);

    [[nodiscard]] int chosen() const;
    /// A value that isn't offered changes nothing.
    void choose(int value);

Q_SIGNALS:
    void chosenChanged(int value);
};

/// A separating line among a widget's actions.
void addSeparator(QWidget& owner);

} // namespace offramp
