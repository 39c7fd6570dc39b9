// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace offramp {

/// Scrolls a column of controls up and down, and is always wide enough for it.
class ColumnScroller : public QScrollArea {
    Q_OBJECT

public:
    explicit ColumnScroller(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace offramp
