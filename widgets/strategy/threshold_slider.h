// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "strategy/threshold_scale.h"

#include <QAbstractSlider>

#include <optional>
#include <vector>

namespace offramp {

struct Theme;

/// A slider for a threshold, with the values of the exits as marks beside its groove: those that the
/// threshold lets through are filled. The scale is stretched where sure exits lie, since most thresholds that
/// are of use are close to that end; one of whole numbers isn't.
class ThresholdSlider : public QAbstractSlider {
    Q_OBJECT

public:
    /// The value of one exit, with the number that is written at it.
    struct Mark {
        int exit = 0;
        double value = 0;
        QColor colour;
        bool operator==(const Mark&) const = default;
    };

    explicit ThresholdSlider(QWidget* parent = nullptr);

    /// The threshold is kept as far as it lies on the scale.
    void setScale(const ThresholdScale& scale);
    void setMarks(std::vector<Mark> marks);
    /// Exactly this one, also where no step of the slider is; clamped to the scale.
    void setThreshold(double threshold);
    [[nodiscard]] double threshold() const { return threshold_; }
    [[nodiscard]] const ThresholdScale& scale() const { return scale_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the user: a drag, a key, the wheel.
    void thresholdChanged(double threshold);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] double position(double value) const;
    [[nodiscard]] double valueAt(double position) const;
    [[nodiscard]] double xOf(double value) const;
    [[nodiscard]] QRectF groove() const;
    void take(double threshold);
    void jumpPastMark(bool upwards);
    void paintMarks(QPainter& painter) const;
    void paintNumbers(QPainter& painter, const Theme& theme) const;

    [[nodiscard]] bool passes(double value) const;

    ThresholdScale scale_;
    double threshold_ = 0;
    std::vector<Mark> marks_;
    bool setting_ = false;
};

} // namespace offramp
