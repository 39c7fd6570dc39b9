// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measures/measure_popup.h"

#include <QComboBox>

namespace offramp {

/// A box that shows the measure chosen and opens the list of all of them, to be searched.
class MeasurePicker : public QComboBox {
    Q_OBJECT

public:
    explicit MeasurePicker(QWidget* parent = nullptr);

    /// Without a signal.
    void setMeasure(const Measure* measure);
    [[nodiscard]] const Measure* measure() const { return measure_; }
    /// In which measures may be undefined; null: none is.
    void setAnalysis(std::shared_ptr<const Analysis> analysis) { analysis_ = std::move(analysis); }

    /// The list; made when it is opened first.
    [[nodiscard]] MeasurePopup* popup() const { return popup_; }
    void showPopup() override;
    void hidePopup() override;

    /// A name that is too long for one line takes two.
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    /// By the user.
    void measureChosen(const offramp::Measure* measure);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void choose(const Measure* measure);
    [[nodiscard]] QRect textRect(int width, int height) const;

    const Measure* measure_ = nullptr;
    std::shared_ptr<const Analysis> analysis_;
    MeasurePopup* popup_ = nullptr;
};

} // namespace offramp
