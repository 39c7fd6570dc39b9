// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace offramp {

/// A bright spot over a window that follows the mouse in the cursor's place. It takes no clicks: what is
/// below it does.
class LaserPointer : public QWidget {
    Q_OBJECT

public:
    explicit LaserPointer(QWidget* window);
    ~LaserPointer() override;
    LaserPointer(const LaserPointer&) = delete;
    LaserPointer& operator=(const LaserPointer&) = delete;

    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return on_; }
    /// The middle of the spot, in the window.
    [[nodiscard]] QPoint spot() const { return spot_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    [[nodiscard]] QRect spotRect() const;
    [[nodiscard]] int radius() const;

    QTimer clock_; ///< the mouse moves over many widgets, not all of which would tell
    bool on_ = false;
    QPoint spot_;
};

} // namespace offramp
