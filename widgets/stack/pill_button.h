// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace offramp {

/// A button for something shown or hidden: filled while it is shown. Painted by itself, since Fusion shows a
/// pressed button by its shade alone, which a dark palette swallows, and a style sheet would keep the
/// palette that was there when it was set.
class PillButton : public QToolButton {
    Q_OBJECT

public:
    using QToolButton::QToolButton;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace offramp
