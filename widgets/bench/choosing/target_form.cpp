// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/choosing/target_form.h"

#include "bench/labelled.h"
#include "flow/flow_layout.h"

namespace offramp {

namespace {

constexpr double percent = 100;
enum Method { conformal, learnThenTest };

void setUp(NumberBox& box, double low, double high, double value, const QString& suffix) {
    box.setDecimals(3);
    box.setRange(low, high);
    box.setValue(value);
    box.setSuffix(suffix);
}

} // namespace

TargetForm::TargetForm(QWidget* parent)
    : QWidget(parent), kind_(new QComboBox(this)), loss_(new QComboBox(this)), method_(new QComboBox(this)),
      confidence_(new NumberBox(this)), monotone_(new QCheckBox(this)) {
    for (NumberBox*& box : numbers_)
        box = new NumberBox(this);
    const QString sign = tr("\u00a0%");
    setUp(*numbers_[layer], 0, 1000, 0, {});
    setUp(*numbers_[macs], 0.1, percent, 50, sign);
    setUp(*numbers_[wer], 0, 1000, 10, sign);
    setUp(*numbers_[risk], 0.001, 99.9, 2, sign);
    setUp(*confidence_, 50.001, 99.999, 95, sign);
    numbers_[layer]->setAccessibleName(tr("Average layer, at most"));
    numbers_[macs]->setAccessibleName(tr("Share of the computation, at most"));
    numbers_[wer]->setAccessibleName(tr("Word error rate, at most"));
    numbers_[risk]->setAccessibleName(tr("Expected loss of an utterance, at most"));
    for (const QString& name : {tr("average layer"), tr("share of the computation"), tr("word error rate"),
                                tr("loss, with a guarantee")})
        kind_->addItem(name);
    kind_->setAccessibleName(tr("What the threshold is to reach"));
    makeGuarantee();
    build();
    for (QComboBox* box : {kind_, method_})
        connect(box, &QComboBox::currentIndexChanged, this, &TargetForm::showFields);
    showFields();
}

void TargetForm::makeGuarantee() {
    loss_->setAccessibleName(tr("Loss of an utterance"));
    loss_->addItem(tr("what it errs more than at the last exit"), static_cast<int>(Loss::excess));
    loss_->addItem(tr("its word error rate"), static_cast<int>(Loss::wer));
    method_->setAccessibleName(tr("Kind of guarantee"));
    method_->addItem(tr("on average (conformal risk control)"));
    method_->addItem(tr("with a confidence (Learn then Test)"));
    confidence_->setAccessibleName(tr("Confidence"));
    confidence_->setToolTip(tr("The share of calibration sets that the guarantee holds for"));
    monotone_->setText(tr("Count the worst loss down to the exit"));
    monotone_->setToolTip(tr("Then the guarantee needn't suppose that a bolder threshold never loses less; "
                             "the threshold is somewhat more careful"));
}

void TargetForm::build() {
    auto* line = new FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(labelled(tr("&Reach"), kind_, this));
    for (NumberBox* box : numbers_)
        line->addWidget(box);
    confidenceField_ = labelled(tr("Confidence"), confidence_, this);
    guarantee_ = {labelled(tr("Loss"), loss_, this), labelled(tr("&Guarantee"), method_, this)};
    for (QWidget* field : guarantee_)
        line->addWidget(field);
    line->addWidget(confidenceField_);
    line->addWidget(monotone_);
}

void TargetForm::showFields() {
    const int kind = kind_->currentIndex();
    for (int each = 0; each < kinds; ++each)
        numbers_[static_cast<std::size_t>(each)]->setVisible(each == kind);
    for (QWidget* field : guarantee_)
        field->setVisible(kind == risk);
    const bool tested = method_->currentIndex() == learnThenTest;
    confidenceField_->setVisible(kind == risk && tested);
    monotone_->setVisible(kind == risk && !tested);
}

void TargetForm::setSubject(const CorpusSubject& subject) {
    if (!subject || subject.results->model.exits.empty()) return;
    const int last = subject.results->model.exits.back().afterLayer;
    if (last == lastLayer_) return;
    lastLayer_ = last;
    numbers_[layer]->setRange(0, last);
    numbers_[layer]->setValue(last / 2.0);
}

Target TargetForm::target() const {
    const int kind = kind_->currentIndex();
    const double number = numbers_[static_cast<std::size_t>(kind)]->value();
    if (kind == layer) return LayerTarget{number};
    if (kind == macs) return MacsTarget{number / percent};
    if (kind == wer) return WerTarget{number / percent};
    RiskTarget target;
    target.loss = static_cast<Loss>(loss_->currentData().toInt());
    target.epsilon = number / percent;
    if (method_->currentIndex() == learnThenTest)
        target.delta = 1 - confidence_->value() / percent;
    else
        target.monotone = monotone_->isChecked();
    return target;
}

} // namespace offramp
