// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/measure_editor.h"

#include "measures/measure_texts.h"

#include <QLabel>
#include <QVBoxLayout>

namespace offramp {

namespace {

/// Those of the parameters that the measure has.
MeasureParameters kept(const MeasureParameters& parameters, const Measure& measure) {
    MeasureParameters kept;
    if (measure.has(Parameter::alpha)) kept.alpha = parameters.alpha;
    if (measure.has(Parameter::mask)) {
        kept.mask = parameters.mask;
        kept.maskThreshold = parameters.maskThreshold;
    }
    if (measure.has(Parameter::pool)) {
        kept.pool = parameters.pool;
        kept.quantile = parameters.quantile;
    }
    if (measure.has(Parameter::temperature)) kept.temperature = parameters.temperature;
    return kept;
}

} // namespace

MeasureEditor::MeasureEditor(const QString& label, QWidget* parent)
    : QWidget(parent), picker_(new MeasurePicker(this)), note_(new MeasureNote(this)),
      parameters_(new ParameterForm(this)) {
    auto* title = new QLabel(label, this);
    title->setBuddy(picker_);
    picker_->setAccessibleName(QString(label).remove(u'&'));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(picker_);
    layout->addWidget(note_);
    layout->addWidget(parameters_);
    connect(picker_, &MeasurePicker::measureChosen, this, [this](const Measure* measure) {
        change({measure, kept(spec_.parameters, *measure)});
    });
    connect(parameters_, &ParameterForm::parametersChanged, this,
            [this](const MeasureParameters& parameters) {
                change({spec_.measure, parameters});
            });
}

void MeasureEditor::change(const MeasureSpec& spec) {
    spec_ = spec;
    showSpec();
    Q_EMIT specChanged(spec_);
}

void MeasureEditor::setSpec(const MeasureSpec& spec) {
    if (spec == spec_) return;
    spec_ = spec;
    showSpec();
}

void MeasureEditor::showSpec() {
    picker_->setMeasure(spec_.measure);
    note_->setMeasure(*spec_.measure);
    note_->setProblem(undefinedText(spec_, analysis_.get()));
    parameters_->setSpec(spec_);
}

void MeasureEditor::setAnalysis(std::shared_ptr<const Analysis> analysis) {
    analysis_ = std::move(analysis);
    picker_->setAnalysis(analysis_);
    if (spec_.measure != nullptr) note_->setProblem(undefinedText(spec_, analysis_.get()));
}

} // namespace offramp
