// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/choosing/fit_form.h"

#include "bench/labelled.h"
#include "flow/flow_layout.h"
#include "measures/measure_texts.h"

#include <QMenu>

#include <algorithm>

namespace offramp {

FitForm::FitForm(QWidget* parent)
    : QWidget(parent), kind_(new QComboBox(this)), features_(new QToolButton(this)), note_(new QLabel(this)) {
    kind_->addItem(tr("nothing"), static_cast<int>(ChoiceRequest::Fit::none));
    kind_->addItem(tr("a temperature for each exit"), static_cast<int>(ChoiceRequest::Fit::temperatures));
    kind_->addItem(tr("a learned gate"), static_cast<int>(ChoiceRequest::Fit::gate));
    kind_->setAccessibleName(tr("What is fitted first"));
    kind_->setToolTip(tr("On the calibration part; for a guarantee on half of it"));
    features_->setPopupMode(QToolButton::InstantPopup);
    features_->setMenu(new QMenu(features_));
    features_->setAccessibleName(tr("What the gate looks at"));
    note_->setForegroundRole(QPalette::PlaceholderText);
    note_->setText(tr("needs frame traces, which these results don't keep"));
    auto* line = new FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(labelled(tr("Fit first"), kind_, this));
    line->addWidget(features_);
    line->addWidget(note_);
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        Q_EMIT changed();
    });
    nameFeatures();
    showFields();
}

void FitForm::setMeasures(const std::vector<MeasureSpec>& measures) {
    const std::vector<MeasureSpec> chosen = features();
    features_->menu()->clear();
    entries_.clear();
    for (const MeasureSpec& spec : measures) {
        QAction* action = features_->menu()->addAction(nameOf(spec));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(chosen, spec) != chosen.end());
        connect(action, &QAction::toggled, this, [this] {
            nameFeatures();
            Q_EMIT changed();
        });
        entries_.push_back({spec, action});
    }
    nameFeatures();
}

void FitForm::setHasTraces(bool has) {
    hasTraces_ = has;
    showFields();
}

void FitForm::showFields() {
    features_->setVisible(fit() == ChoiceRequest::Fit::gate);
    note_->setVisible(fit() == ChoiceRequest::Fit::temperatures && !hasTraces_);
}

void FitForm::nameFeatures() {
    const int chosen = static_cast<int>(features().size());
    features_->setText(chosen == 0 ? tr("Looks at the measure")
                                   : tr("Looks at %n measure(s)", nullptr, chosen));
}

ChoiceRequest::Fit FitForm::fit() const {
    return static_cast<ChoiceRequest::Fit>(kind_->currentData().toInt());
}

std::vector<MeasureSpec> FitForm::features() const {
    std::vector<MeasureSpec> chosen;
    for (const Entry& entry : entries_)
        if (entry.action->isChecked()) chosen.push_back(entry.spec);
    return chosen;
}

void FitForm::setFeature(const MeasureSpec& spec, bool on) {
    for (const Entry& entry : entries_)
        if (entry.spec == spec) entry.action->setChecked(on);
}

} // namespace offramp
