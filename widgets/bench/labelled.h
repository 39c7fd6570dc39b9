// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHBoxLayout>
#include <QLabel>
#include <QWidget>

namespace offramp {

/// A control with its name before it, which a layout in lines keeps together. `name` may have a key.
inline QWidget* labelled(const QString& name, QWidget* control, QWidget* parent) {
    auto* both = new QWidget(parent);
    auto* label = new QLabel(name, both);
    label->setBuddy(control);
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(label);
    line->addWidget(control, 1);
    return both;
}

} // namespace offramp
