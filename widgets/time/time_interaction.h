// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/time_view.h"

#include <QMouseEvent>
#include <QPointF>
#include <QRectF>
#include <QWheelEvent>
#include <QWidget>

#include <functional>

namespace offramp {

/// How the pointer moves a TimeView in any widget with a time axis: the wheel zooms at the pointer, with
/// Shift or sideways it pans; a drag pans; a drag with Shift selects; a click sets the cursor; a double click
/// shows everything.
class TimeInteraction : public QObject {
    Q_OBJECT

public:
    /// Watches `widget`, whose time axis spans the rectangle that `area` gives, in the widget's coordinates.
    TimeInteraction(QWidget* widget, TimeView* view, std::function<QRectF()> area);

    [[nodiscard]] double timeAt(double x) const;

Q_SIGNALS:
    /// A click, not a drag, with the left button inside the area.
    void clicked(QPointF position);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);
    [[nodiscard]] double secondsPerPixel() const;

    enum class Drag { none, pressed, panning, selecting };

    QWidget* widget_;
    TimeView* view_;
    std::function<QRectF()> area_;
    Drag drag_ = Drag::none;
    QPointF pressedAt_;
    TimeRange rangeAtPress_;
};

} // namespace offramp
