// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QWidget>

#include <vector>

class QGridLayout;

namespace offramp {

/// One temperature for each exit, in place of the measures' own.
class TemperatureForm : public QWidget {
    Q_OBJECT

public:
    explicit TemperatureForm(QWidget* parent = nullptr);

    void setExits(int exits) { exits_ = exits; }
    /// Without a signal. None: the measures have their own.
    void setTemperatures(const std::vector<double>& temperatures);
    [[nodiscard]] const std::vector<double>& temperatures() const { return temperatures_; }

Q_SIGNALS:
    /// By the user.
    void temperaturesChanged(const std::vector<double>& temperatures);

private:
    void build();
    void addBox(QGridLayout& grid, std::size_t exit);
    void changePerExit(bool perExit);

    int exits_ = 0;
    std::vector<double> temperatures_;
    QCheckBox* perExit_;
    QWidget* boxes_;
};

} // namespace offramp
