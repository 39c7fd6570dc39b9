// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measures/measure_note.h"
#include "measures/measure_picker.h"
#include "measures/parameter_form.h"

#include <QWidget>

namespace offramp {

/// Where a measure is chosen and its parameters are set.
class MeasureEditor : public QWidget {
    Q_OBJECT

public:
    explicit MeasureEditor(const QString& label, QWidget* parent = nullptr);

    /// Without a signal. A valid one (checkSpec).
    void setSpec(const MeasureSpec& spec);
    [[nodiscard]] const MeasureSpec& spec() const { return spec_; }
    /// In which measures may be undefined; null: none is.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    /// False where temperatures are given elsewhere, one for each exit.
    void setTemperatureOffered(bool offered) { parameters_->setTemperatureOffered(offered); }

    [[nodiscard]] MeasurePicker& picker() const { return *picker_; }
    [[nodiscard]] MeasureNote& note() const { return *note_; }
    [[nodiscard]] ParameterForm& parameters() const { return *parameters_; }

Q_SIGNALS:
    /// By the user. Another measure keeps those parameters that it has too.
    void specChanged(const offramp::MeasureSpec& spec);

private:
    void showSpec();
    void change(const MeasureSpec& spec);

    MeasureSpec spec_;
    std::shared_ptr<const Analysis> analysis_;
    MeasurePicker* picker_;
    MeasureNote* note_;
    ParameterForm* parameters_;
};

} // namespace offramp
