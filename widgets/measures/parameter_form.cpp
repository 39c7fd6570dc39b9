// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/parameter_form.h"

#include <QLabel>

#include <algorithm>

namespace offramp {

namespace {

constexpr double most = 100; ///< of an order or a temperature
constexpr double least = 0.01;

/// A number that nothing reads goes back to its default: the measure is the same without it.
MeasureParameters tidied(MeasureParameters parameters) {
    const MeasureParameters standard;
    if (parameters.mask != FrameMask::blankBelow) parameters.maskThreshold = standard.maskThreshold;
    if (parameters.pool != Pooling::quantile) parameters.quantile = standard.quantile;
    return parameters;
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setVerticalSpacing(3);
    grid_->setColumnStretch(2, 1);
    alpha_ = numberBox(least, most, &MeasureParameters::alpha);
    mask_ = choiceBox(
        {tr("all"), tr("without blanks"), tr("blank not too sure"), tr("at token starts")},
        [](MeasureParameters& parameters, int choice) { parameters.mask = static_cast<FrameMask>(choice); });
    blank_ = numberBox(0, 1, &MeasureParameters::maskThreshold);
    pool_ = choiceBox(
        {tr("their mean"), tr("the least sure"), tr("a quantile")},
        [](MeasureParameters& parameters, int choice) { parameters.pool = static_cast<Pooling>(choice); });
    quantile_ = numberBox(0, 1, &MeasureParameters::quantile);
    temperature_ = numberBox(least, most, &MeasureParameters::temperature);
    blank_->setToolTip(tr("Frames whose blank is more probable than this are left out"));
    quantile_->setToolTip(tr("Counted from the least sure frame: 0 is that one, 1 the surest"));
    temperature_->setToolTip(tr("Log-probabilities are divided by it: above 1 the model is less sure"));
    addRow(tr("&Order α"), alpha_, &ParameterForm::hasAlpha,
           [](MeasureParameters& p) { p.alpha = MeasureParameters().alpha; });
    addRow(tr("F&rames"), mask_, &ParameterForm::hasMask,
           [](MeasureParameters& p) { p.mask = FrameMask::all; });
    addRow(tr("&Blank at most"), blank_, &ParameterForm::hasBlank,
           [](MeasureParameters& p) { p.maskThreshold = MeasureParameters().maskThreshold; });
    addRow(tr("Of &these"), pool_, &ParameterForm::hasPool,
           [](MeasureParameters& p) { p.pool = Pooling::mean; });
    addRow(tr("&Quantile"), quantile_, &ParameterForm::hasQuantile,
           [](MeasureParameters& p) { p.quantile = MeasureParameters().quantile; });
    addRow(tr("Tem&perature"), temperature_, &ParameterForm::hasTemperature,
           [](MeasureParameters& p) { p.temperature = 1; });
    showParameters();
}

QDoubleSpinBox* ParameterForm::numberBox(double low, double high, double MeasureParameters::*number) {
    auto* box = new QDoubleSpinBox(this);
    box->setRange(low, high);
    box->setDecimals(3);
    box->setSingleStep(0.05);
    box->setKeyboardTracking(false);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, number](double value) {
        if (showing_) return;
        MeasureParameters changed = spec_.parameters;
        changed.*number = value;
        change(changed);
    });
    return box;
}

QComboBox* ParameterForm::choiceBox(const QStringList& texts,
                                    void (*choose)(MeasureParameters& parameters, int choice)) {
    auto* box = new QComboBox(this);
    box->addItems(texts);
    connect(box, &QComboBox::currentIndexChanged, this, [this, choose](int choice) {
        if (showing_ || choice < 0) return;
        MeasureParameters changed = spec_.parameters;
        choose(changed, choice);
        change(changed);
    });
    return box;
}

void ParameterForm::addRow(const QString& text, QWidget* editor, bool (ParameterForm::*applies)() const,
                           void (*restore)(MeasureParameters& parameters)) {
    const int at = static_cast<int>(rows_.size());
    const QString name = QString(text).remove(u'&');
    auto* label = new QLabel(text, this);
    label->setBuddy(editor);
    editor->setAccessibleName(name);
    auto* reset = new QToolButton(this);
    reset->setText(QStringLiteral("↺"));
    reset->setAutoRaise(true);
    reset->setAccessibleName(tr("%1: back to the default").arg(name));
    reset->setToolTip(tr("Back to the default"));
    QSizePolicy keeps = reset->sizePolicy();
    keeps.setRetainSizeWhenHidden(true); // no editor moves when it comes and goes
    reset->setSizePolicy(keeps);
    connect(reset, &QToolButton::clicked, this, [this, restore] {
        MeasureParameters changed = spec_.parameters;
        restore(changed);
        change(changed);
    });
    grid_->addWidget(label, at, 0);
    grid_->addWidget(reset, at, 1); // what is clicked on at the right edge stays there
    grid_->addWidget(editor, at, 2);
    rows_.push_back({label, editor, reset, applies, restore});
}

bool ParameterForm::hasBlank() const {
    return hasMask() && spec_.parameters.mask == FrameMask::blankBelow;
}

bool ParameterForm::hasQuantile() const {
    return hasPool() && spec_.parameters.pool == Pooling::quantile;
}

bool ParameterForm::hasTemperature() const {
    return temperatureOffered_ && has(Parameter::temperature);
}

void ParameterForm::setSpec(const MeasureSpec& spec) {
    if (spec == spec_) return;
    spec_ = spec;
    showParameters();
}

void ParameterForm::setTemperatureOffered(bool offered) {
    if (offered == temperatureOffered_) return;
    temperatureOffered_ = offered;
    showParameters();
}

void ParameterForm::showParameters() {
    showing_ = true;
    const MeasureParameters& parameters = spec_.parameters;
    alpha_->setValue(parameters.alpha);
    mask_->setCurrentIndex(static_cast<int>(parameters.mask));
    blank_->setValue(parameters.maskThreshold);
    pool_->setCurrentIndex(static_cast<int>(parameters.pool));
    quantile_->setValue(parameters.quantile);
    temperature_->setValue(parameters.temperature);
    bool any = false;
    for (const Row& row : rows_) {
        const bool applies = (this->*row.applies)();
        MeasureParameters restored = parameters;
        row.restore(restored);
        row.label->setVisible(applies);
        row.editor->setVisible(applies);
        QSizePolicy keeps = row.reset->sizePolicy();
        keeps.setRetainSizeWhenHidden(applies);
        row.reset->setSizePolicy(keeps);
        row.reset->setVisible(applies && restored != parameters);
        any = any || applies;
    }
    setVisible(any);
    showing_ = false;
}

void ParameterForm::change(const MeasureParameters& parameters) {
    const MeasureParameters tidy = tidied(parameters);
    if (tidy == spec_.parameters) return;
    spec_.parameters = tidy;
    showParameters();
    Q_EMIT parametersChanged(spec_.parameters);
}

} // namespace offramp
