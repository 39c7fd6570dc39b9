// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace offramp {

/// A stretch of time, seconds, begin ≤ end.
struct TimeRange {
    double begin = 0;
    double end = 0;

    [[nodiscard]] double width() const { return end - begin; }
    bool operator==(const TimeRange&) const = default;
};

/// A stretch that something is said of.
struct TimeMark {
    TimeRange range;
    QString text;

    bool operator==(const TimeMark&) const = default;
};

/// What all time-linked views share: which stretch is shown, the cursor, where the pointer is, and the
/// selection. Always within [0, duration].
class TimeView : public QObject {
    Q_OBJECT

public:
    /// The least that can be shown, seconds.
    static constexpr double narrowest = 0.01;

    explicit TimeView(QObject* parent = nullptr);

    [[nodiscard]] double duration() const { return duration_; }
    [[nodiscard]] TimeRange range() const { return range_; }
    [[nodiscard]] std::optional<double> cursor() const { return cursor_; }
    [[nodiscard]] std::optional<double> hover() const { return hover_; }
    [[nodiscard]] std::optional<TimeRange> selection() const { return selection_; }
    [[nodiscard]] const std::vector<TimeMark>& marks() const { return marks_; }

    /// Another sound: shows it whole, without cursor and selection. The same duration changes nothing.
    void setDuration(double seconds);
    /// Moved, and narrowed if need be, to lie within the sound.
    void setRange(TimeRange range);
    void setCursor(std::optional<double> time);
    void setHover(std::optional<double> time);
    /// Begin and end in either order; one that is too short to hear (1 ms) selects nothing.
    void setSelection(std::optional<TimeRange> selection);
    /// Shown on the time axis.
    void setMarks(std::vector<TimeMark> marks);

    void fit();
    /// Shows `factor` times as much, `time` staying where it is.
    void zoom(double factor, double time);
    /// As zoom(), about the cursor if it is in view, else about the middle.
    void zoomAtCursor(double factor);
    void pan(double seconds);
    /// Pans by pages if `time` isn't in view.
    void reveal(double time);

Q_SIGNALS:
    void rangeChanged();
    void cursorChanged();
    void hoverChanged();
    void selectionChanged();
    void marksChanged();

private:
    [[nodiscard]] double clamped(double time) const;

    double duration_ = 0;
    TimeRange range_;
    std::optional<double> cursor_;
    std::optional<double> hover_;
    std::optional<TimeRange> selection_;
    std::vector<TimeMark> marks_;
};

} // namespace offramp
