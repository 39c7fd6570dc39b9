// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "strategy/threshold_slider.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;

namespace offramp {

class StillLabel;

/// One threshold for all exits or one for each: the way it stops, sliders with the exits' values beside them,
/// and the numbers.
class ThresholdEditor : public QWidget {
    Q_OBJECT

public:
    explicit ThresholdEditor(QWidget* parent = nullptr);

    /// The model's exits, by which there may be one threshold each; 0: there is no choice.
    void setExits(int exits);
    /// `limits`: what may be typed, the scale or more. While a slider is held its scale stays as it is.
    void setScale(const ThresholdScale& scale, Range limits);
    /// One for all or one for each exit; without a signal.
    void setThresholds(const std::vector<double>& thresholds);
    /// The known exits' values.
    void setValues(const std::vector<std::optional<double>>& values);
    /// A line below a single slider: the threshold in other words. Empty: none.
    void setNote(const QString& text);

    [[nodiscard]] const std::vector<double>& thresholds() const { return thresholds_; }
    [[nodiscard]] const ThresholdScale& scale() const { return scale_; }
    [[nodiscard]] QString note() const;
    [[nodiscard]] bool isPerExit() const { return thresholds_.size() > 1; }
    [[nodiscard]] bool isHeld() const;

Q_SIGNALS:
    /// By the user.
    void thresholdsChanged(const std::vector<double>& thresholds);

private:
    struct Row {
        ThresholdSlider* slider;
        QDoubleSpinBox* box;
    };

    void buildRows();
    void addRow(QGridLayout& grid, int index);
    void showThresholds();
    void showMarks();
    void changePerExit(bool perExit);
    void changeThreshold(std::size_t row, double threshold);

    ThresholdScale scale_;
    Range limits_;
    int exits_ = 0;
    std::vector<double> thresholds_{0};
    std::vector<std::optional<double>> values_;
    QWidget* rowsHolder_;
    StillLabel* note_;
    QCheckBox* perExit_;
    QLabel* direction_ = nullptr;
    std::vector<Row> rows_;
    bool showing_ = false;
};

} // namespace offramp
