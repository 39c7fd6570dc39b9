// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure_spec.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include <vector>

namespace offramp {

/// The parameters that a measure has, a row each: its value, and the way back where it isn't the default.
/// Without any the form is hidden.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    explicit ParameterForm(QWidget* parent = nullptr);

    /// Without a signal. A valid one (checkSpec).
    void setSpec(const MeasureSpec& spec);
    [[nodiscard]] const MeasureParameters& parameters() const { return spec_.parameters; }
    /// False where temperatures are given elsewhere, one for each exit.
    void setTemperatureOffered(bool offered);

Q_SIGNALS:
    /// By the user.
    void parametersChanged(const offramp::MeasureParameters& parameters);

private:
    /// A label, what sets the parameter, and the button that puts the default back.
    struct Row {
        QLabel* label;
        QWidget* editor;
        QToolButton* reset;
        bool (ParameterForm::*applies)() const;
        void (*restore)(MeasureParameters& parameters);
    };

    QDoubleSpinBox* numberBox(double low, double high, double MeasureParameters::*number);
    QComboBox* choiceBox(const QStringList& texts, void (*choose)(MeasureParameters& parameters, int choice));
    void addRow(const QString& text, QWidget* editor, bool (ParameterForm::*applies)() const,
                void (*restore)(MeasureParameters& parameters));
    void showParameters();
    void change(const MeasureParameters& parameters);
    [[nodiscard]] bool has(Parameter parameter) const {
        return spec_.measure != nullptr && spec_.measure->has(parameter);
    }
    [[nodiscard]] bool hasAlpha() const { return has(Parameter::alpha); }
    [[nodiscard]] bool hasMask() const { return has(Parameter::mask); }
    [[nodiscard]] bool hasBlank() const;
    [[nodiscard]] bool hasPool() const { return has(Parameter::pool); }
    [[nodiscard]] bool hasQuantile() const;
    [[nodiscard]] bool hasTemperature() const;

    MeasureSpec spec_;
    bool temperatureOffered_ = true;
    bool showing_ = false;
    QGridLayout* grid_;
    std::vector<Row> rows_;
    QDoubleSpinBox* alpha_;
    QComboBox* mask_;
    QDoubleSpinBox* blank_;
    QComboBox* pool_;
    QDoubleSpinBox* quantile_;
    QDoubleSpinBox* temperature_;
};

} // namespace offramp
