// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace offramp {

/// Scrolls a column of controls up and down, and is always wide enough for it. The wheel turns what has the
/// focus and else scrolls, so that no value changes on the way past it.
class ColumnScroller : public QScrollArea {
    Q_OBJECT

public:
    explicit ColumnScroller(QWidget* parent = nullptr);

    void setColumn(QWidget* column);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace offramp
