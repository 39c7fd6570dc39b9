// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace offramp {

/// Scrolls a form up and down; never narrower than the form can be.
class FormScroller : public QScrollArea {
    Q_OBJECT

public:
    explicit FormScroller(QWidget* form, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace offramp
