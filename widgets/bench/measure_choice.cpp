// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measure_choice.h"

#include "bench/labelled.h"
#include "flow/flow_layout.h"
#include "measures/measure_texts.h"

#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// At a temperature that was fitted to one exit of several: there are no values at the others.
bool isOfOneExit(const ScoreColumn& column, std::size_t exits) {
    if (!column.spec.measure->has(Parameter::temperature) || column.spec.parameters.temperature == 1)
        return false;
    std::optional<std::size_t> seen;
    for (std::size_t at = 0; at < column.values.size(); ++at) {
        if (std::isnan(column.values[at])) continue;
        if (seen.value_or(at % exits) != at % exits) return false;
        seen = at % exits;
    }
    return exits > 1 && seen.has_value();
}

} // namespace

std::vector<MeasureSpec> measuresOf(const CorpusResults& results, const DecoderResults& decoder) {
    std::vector<MeasureSpec> specs;
    for (const ScoreColumn& column : decoder.scores)
        if (!isOfOneExit(column, results.exits())) specs.push_back(column.spec);
    return specs;
}

std::vector<MeasureSpec> measuresOf(const CorpusResults& results) {
    std::vector<MeasureSpec> specs;
    for (const DecoderResults& decoder : results.decoders)
        for (const MeasureSpec& spec : measuresOf(results, decoder))
            if (std::ranges::find(specs, spec) == specs.end()) specs.push_back(spec);
    return specs;
}

MeasureChoice::MeasureChoice(bool exits, QWidget* parent)
    : QWidget(parent), exit_(new QComboBox(this)), measure_(new QComboBox(this)) {
    exit_->setVisible(exits);
    exit_->setAccessibleName(tr("Exit"));
    measure_->setAccessibleName(tr("Measure"));
    measure_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    measure_->setMinimumContentsLength(28);
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(6, 4, 6, 0);
    layout->setSpacing(6);
    if (exits) layout->addWidget(labelled(tr("Ex&it"), exit_, this));
    layout->addWidget(labelled(tr("Meas&ure"), measure_, this));
    for (QComboBox* box : {exit_, measure_})
        connect(box, &QComboBox::currentIndexChanged, this, &MeasureChoice::changed);
    fillMeasures();
}

void MeasureChoice::setSubject(const CorpusSubject& subject) {
    subject_ = subject;
    fillExits();
    fillMeasures();
}

void MeasureChoice::fillExits() {
    const QSignalBlocker quiet(exit_);
    const int chosen = std::max(0, exit_->currentIndex());
    exit_->clear();
    for (std::size_t exit = 0; subject_ && exit < subject_.results->exits(); ++exit)
        exit_->addItem(tr("%1 · %2").arg(exit + 1).arg(
            QString::fromStdString(subject_.results->model.exits[exit].name)));
    exit_->setCurrentIndex(std::min(chosen, exit_->count() - 1));
}

/// The first is the strategy's own, whichever that is.
void MeasureChoice::fillMeasures() {
    const QSignalBlocker quiet(measure_);
    const QString chosen = measure_->currentText();
    const bool follows = measure_->currentIndex() <= 0;
    measure_->clear();
    listed_ = subject_ ? measuresOf(*subject_.results) : std::vector<MeasureSpec>();
    measure_->addItem({});
    nameOwn();
    for (const MeasureSpec& spec : listed_)
        measure_->addItem(nameOf(spec));
    measure_->setCurrentIndex(follows ? 0 : std::max(0, measure_->findText(chosen)));
}

void MeasureChoice::nameOwn() {
    const QString name = own_ ? tr("the strategy's: %1").arg(nameAmid(*own_)) : tr("the strategy's");
    if (name == measure_->itemText(0)) return;
    measure_->setItemText(0, name);
    measure_->setToolTip(name);
}

bool MeasureChoice::setPolicy(const Policy* policy) {
    const auto before = measure();
    // As it is stored: at temperatures of its own each exit has another.
    const auto specs = policy != nullptr ? specsOf({policy->rule, {}}, 0) : std::vector<MeasureSpec>();
    own_ = specs.empty() ? std::nullopt : std::optional(specs.front());
    nameOwn();
    return measure() != before;
}

std::size_t MeasureChoice::exit() const {
    return static_cast<std::size_t>(std::max(0, exit_->currentIndex()));
}

std::optional<MeasureSpec> MeasureChoice::measure() const {
    const int chosen = measure_->currentIndex();
    if (chosen <= 0) return own_;
    return listed_[static_cast<std::size_t>(chosen - 1)];
}

const DecoderResults* MeasureChoice::decoder() const {
    const auto spec = measure();
    if (!subject_ || !spec) return nullptr;
    return subject_.decoder->find(*spec) != nullptr ? subject_.decoder : subject_.results->decoderOf(*spec);
}

} // namespace offramp
