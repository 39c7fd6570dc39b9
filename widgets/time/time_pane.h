// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"
#include "time/time_interaction.h"
#include "time/time_view.h"

#include <QPixmap>
#include <QWidget>

namespace offramp {

/// The room left of every time-linked plot for its labels, in pixels, the same in all, so that their times
/// stand above one another; and the room right of it.
[[nodiscard]] int timeGutter(const QWidget& widget);
inline constexpr int timeMargin = 10;

/// Draws cursor, pointer and selection of a view into `area`.
void paintTimeOverlay(QPainter& painter, const TimeView& view, const QRectF& area, const Theme& theme);

/// A widget with the shared time axis. What it shows is painted once and kept until it, the range, the size
/// or the colours change; cursor and selection are drawn over it.
class TimePane : public QWidget {
    Q_OBJECT

public:
    explicit TimePane(TimeView* view, QWidget* parent = nullptr);

    /// How often paintContent() was called: what tests count.
    [[nodiscard]] int contentPaints() const { return contentPaints_; }

protected:
    /// Paints the plot into `area` and the labels into the gutter left of it.
    virtual void paintContent(QPainter& painter, const QRectF& area) = 0;
    /// What is under the pointer, for the tool tip; empty: nothing to say.
    [[nodiscard]] virtual QString textAt(QPointF position) const;

    /// Paints the content anew with the next frame.
    void contentChanged();

    [[nodiscard]] TimeView& timeView() const { return *view_; }
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] double xOf(double time) const;
    [[nodiscard]] double timeAt(double x) const { return interaction_->timeAt(x); }
    [[nodiscard]] Theme theme() const { return Theme(palette()); }
    [[nodiscard]] TimeInteraction& interaction() const { return *interaction_; }

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintPixmap();

    TimeView* view_;
    TimeInteraction* interaction_;
    QPixmap content_;
    bool stale_ = true;
    int contentPaints_ = 0;
};

/// The axis itself: ticks with times, and the marks as brackets above them.
class TimeRuler : public TimePane {
    Q_OBJECT

public:
    explicit TimeRuler(TimeView* view, QWidget* parent = nullptr);

protected:
    void paintContent(QPainter& painter, const QRectF& area) override;
    [[nodiscard]] QString textAt(QPointF position) const override;
    void changeEvent(QEvent* event) override;

private:
    void fitHeight();
    void paintMarks(QPainter& painter, const QRectF& area) const;
};

} // namespace offramp
