// SPDX-License-Identifier: GPL-3.0-or-later
#include "choice/choice.h"

#include <QAction>

namespace offramp {

Choice::Choice(QWidget* owner, const QList<QPair<QString, int>>& texts, int chosen) : QActionGroup(owner) {
    for (const auto& [text, value] : texts) {
        auto* action = new QAction(text, owner);
        action->setCheckable(true);
        action->setData(value);
        action->setChecked(value == chosen);
        addAction(action);
        owner->addAction(action);
        connect(action, &QAction::toggled, this, [this, value = value](bool checked) {
            if (checked) Q_EMIT chosenChanged(value);
        });
    }
}

int Choice::chosen() const {
    return checkedAction() != nullptr ? checkedAction()->data().toInt() : 0;
}

void Choice::choose(int value) {
    const auto offered = actions();
    for (QAction* action : offered)
        if (action->data().toInt() == value) action->setChecked(true);
}

void addSeparator(QWidget& owner) {
    auto* line = new QAction(&owner);
    line->setSeparator(true);
    owner.addAction(line);
}

} // namespace offramp
