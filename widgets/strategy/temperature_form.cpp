// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/temperature_form.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace offramp {

namespace {

constexpr double least = 0.01;
constexpr double most = 100;

} // namespace

TemperatureForm::TemperatureForm(QWidget* parent)
    : QWidget(parent), perExit_(new QCheckBox(tr("One temperature per e&xit"), this)),
      boxes_(new QWidget(this)) {
    perExit_->setToolTip(tr("Log-probabilities are divided by it: above 1 the model is less sure"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(perExit_);
    layout->addWidget(boxes_);
    connect(perExit_, &QCheckBox::toggled, this, &TemperatureForm::changePerExit);
    build();
}

void TemperatureForm::setTemperatures(const std::vector<double>& temperatures) {
    if (temperatures == temperatures_) return;
    temperatures_ = temperatures;
    build();
}

void TemperatureForm::build() {
    const QSignalBlocker quiet(perExit_);
    perExit_->setChecked(!temperatures_.empty());
    qDeleteAll(boxes_->children());
    auto* grid = new QGridLayout(boxes_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    for (std::size_t exit = 0; exit < temperatures_.size(); ++exit)
        addBox(*grid, exit);
    boxes_->setVisible(!temperatures_.empty());
}

/// Two to a line.
void TemperatureForm::addBox(QGridLayout& grid, std::size_t exit) {
    const QString name = tr("Exit %1").arg(exit + 1);
    auto* box = new QDoubleSpinBox(boxes_);
    box->setRange(least, most);
    box->setSingleStep(0.05);
    box->setKeyboardTracking(false);
    box->setValue(temperatures_[exit]);
    box->setAccessibleName(tr("Temperature, %1").arg(name));
    const int row = static_cast<int>(exit / 2);
    const int column = static_cast<int>(exit % 2) * 2;
    grid.addWidget(new QLabel(name, boxes_), row, column);
    grid.addWidget(box, row, column + 1);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, exit](double temperature) {
        temperatures_[exit] = temperature;
        Q_EMIT temperaturesChanged(temperatures_);
    });
}

void TemperatureForm::changePerExit(bool perExit) {
    setTemperatures(std::vector<double>(perExit ? static_cast<std::size_t>(exits_) : 0, 1.0));
    Q_EMIT temperaturesChanged(temperatures_);
}

} // namespace offramp
