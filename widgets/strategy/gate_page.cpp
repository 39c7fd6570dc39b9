// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/gate_page.h"

#include "measures/measure_texts.h"

#include <QVBoxLayout>

namespace offramp {

GatePage::GatePage(QWidget* parent)
    : RulePage(parent), open_(new QPushButton(tr("&Open a gate…"), this)), features_(new QLabel(this)),
      threshold_(new ThresholdEditor(this)) {
    features_->setWordWrap(true);
    features_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    features_->setAccessibleName(tr("What the gate looks at"));
    threshold_->setScale({{0, 1}, Direction::highIsGood}, {0, 1});
    threshold_->setNote(tr("The gate's probability that the exit will do"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(open_);
    layout->addWidget(features_);
    layout->addWidget(threshold_);
    connect(open_, &QPushButton::clicked, this, &GatePage::openRequested);
    connect(threshold_, &ThresholdEditor::thresholdsChanged, this,
            [this](const std::vector<double>& thresholds) {
                gate_->threshold = thresholds.front();
                Q_EMIT ruleChanged();
            });
    showGate();
}

std::optional<Policy::Rule> GatePage::rule() const {
    if (!gate_ || static_cast<int>(gate_->exits.size()) != exits_) return std::nullopt;
    return *gate_;
}

void GatePage::setRule(const Policy::Rule& rule) {
    gate_ = std::get<GateRule>(rule);
    showGate();
}

void GatePage::setSubject(const PolicySubject& subject) {
    exits_ = subject.exits();
    threshold_->setValues(subject.gateProbabilities);
    showGate();
}

void GatePage::showGate() {
    threshold_->setVisible(gate_.has_value());
    if (!gate_) return features_->setText(tr("Until a gate is open the strategy before stays in force."));
    if (exits_ > 0 && static_cast<int>(gate_->exits.size()) != exits_)
        return features_->setText(tr("The gate is for %n exit(s), the model has another number.", nullptr,
                                     static_cast<int>(gate_->exits.size())));
    QStringList names;
    for (const MeasureSpec& feature : gate_->features)
        names.append(nameAmid(feature));
    features_->setText(tr("It looks at: %1.").arg(names.join(QStringLiteral("; "))));
    threshold_->setThresholds({gate_->threshold});
}

} // namespace offramp
