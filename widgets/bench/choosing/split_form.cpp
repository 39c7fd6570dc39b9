// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/choosing/split_form.h"

#include "bench/labelled.h"
#include "flow/flow_layout.h"

#include <QSignalBlocker>

#include <algorithm>
#include <limits>
#include <set>

namespace offramp {

namespace {

/// A column with more different values doesn't tell parts of a corpus apart.
constexpr std::size_t mostValues = 12;

/// Those of the utterances in scope; of more than `most` no more are looked for.
std::set<std::string> valuesOf(const CorpusSubject& subject, std::size_t column, std::size_t most) {
    std::set<std::string> values;
    for (const std::uint32_t each : *subject.scope) {
        values.insert(subject.results->utterances[each].columns[column]);
        if (values.size() > most) break;
    }
    return values;
}

QString shown(const std::string& value) {
    return value.empty() ? SplitForm::tr("(none)") : QString::fromStdString(value);
}

} // namespace

SplitForm::SplitForm(QWidget* parent)
    : QWidget(parent), kind_(new QComboBox(this)), calibration_(new QComboBox(this)),
      test_(new QComboBox(this)), share_(new QSpinBox(this)), seed_(new QSpinBox(this)) {
    kind_->setAccessibleName(tr("How the corpus is split"));
    kind_->setToolTip(tr("A threshold is chosen on the calibration part and tried on the test part"));
    calibration_->setAccessibleName(tr("Calibration part"));
    test_->setAccessibleName(tr("Test part"));
    share_->setAccessibleName(tr("Calibration part's share"));
    share_->setRange(1, 99);
    share_->setValue(50);
    share_->setSuffix(tr("\u00a0%"));
    seed_->setAccessibleName(tr("Seed of the draw"));
    seed_->setToolTip(tr("The same seed draws the same split"));
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setValue(1);
    build();
    for (QComboBox* box : {calibration_, test_})
        connect(box, &QComboBox::currentIndexChanged, this, &SplitForm::changed);
    for (QSpinBox* box : {share_, seed_})
        connect(box, &QSpinBox::valueChanged, this, &SplitForm::changed);
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        fillValues();
        showFields();
        Q_EMIT changed();
    });
    setSubject({});
}

void SplitForm::build() {
    auto* line = new FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    drawn_ = {labelled(tr("Cal&ibrate on"), share_, this), labelled(tr("Seed"), seed_, this)};
    told_ = {labelled(tr("Cal&ibrate on"), calibration_, this), labelled(tr("&Test on"), test_, this)};
    line->addWidget(labelled(tr("S&plit"), kind_, this));
    for (const auto* fields : {&drawn_, &told_})
        for (QWidget* field : *fields)
            line->addWidget(field);
}

void SplitForm::offer(const QString& name, Entry entry) {
    entries_.push_back(std::move(entry));
    kind_->addItem(name);
}

void SplitForm::setSubject(const CorpusSubject& subject) {
    const QSignalBlocker quiet(kind_);
    const bool first = !known_;
    known_ = static_cast<bool>(subject);
    const Entry before = entries_.empty() ? Entry{} : chosen();
    entries_.clear();
    kind_->clear();
    const auto columns = subject ? subject.results->columns : std::vector<std::string>();
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (valuesOf(subject, column, 1).size() > 1)
            offer(tr("drawn by %1").arg(QString::fromStdString(columns[column])),
                  {Split::Kind::byGroup, columns[column], {}});
    offer(tr("drawn by utterance"), {Split::Kind::byGroup, {}, {}});
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const auto values = valuesOf(subject, column, mostValues);
        if (values.size() > 1 && values.size() <= mostValues)
            offer(tr("by the value of %1").arg(QString::fromStdString(columns[column])),
                  {Split::Kind::byValue, columns[column], {values.begin(), values.end()}});
    }
    offer(tr("none: test on the same"), {});
    const auto same = [](const Entry& wanted) {
        return [&wanted](const Entry& each) {
            return each.kind == wanted.kind && each.column == wanted.column;
        };
    };
    auto found = first ? entries_.end() : std::ranges::find_if(entries_, same(before));
    // No speaker in both parts; else as the corpus itself says.
    for (const Entry& usual : {Entry{Split::Kind::byGroup, "speaker", {}},
                               {Split::Kind::byValue, "split", {}},
                               {Split::Kind::byGroup, {}, {}}})
        if (found == entries_.end()) found = std::ranges::find_if(entries_, same(usual));
    kind_->setCurrentIndex(found == entries_.end() ? 0 : static_cast<int>(found - entries_.begin()));
    fillValues();
    showFields();
}

const SplitForm::Entry& SplitForm::chosen() const {
    return entries_[static_cast<std::size_t>(std::max(0, kind_->currentIndex()))];
}

/// The calibration part is the first value, unless one is called so; the test part all others.
void SplitForm::fillValues() {
    const QSignalBlocker quiet(calibration_);
    const QSignalBlocker quietToo(test_);
    const QVariant calibration = calibration_->currentData();
    const QVariant test = test_->currentData();
    calibration_->clear();
    test_->clear();
    test_->addItem(tr("all others"), QString());
    for (const std::string& value : chosen().values) {
        calibration_->addItem(shown(value), QString::fromStdString(value));
        if (!value.empty()) test_->addItem(shown(value), QString::fromStdString(value));
    }
    int found = calibration_->findData(calibration);
    for (const char* name : {"calibration", "dev", "valid"})
        if (found < 0) found = calibration_->findData(QString::fromLatin1(name));
    calibration_->setCurrentIndex(std::max(found, 0));
    test_->setCurrentIndex(std::max(0, test_->findData(test)));
}

void SplitForm::showFields() {
    for (QWidget* field : drawn_)
        field->setVisible(chosen().kind == Split::Kind::byGroup);
    for (QWidget* field : told_)
        field->setVisible(chosen().kind == Split::Kind::byValue);
}

SplitRequest SplitForm::request() const {
    SplitRequest request;
    request.kind = chosen().kind;
    request.column = chosen().column;
    request.fraction = share_->value() / 100.0;
    request.seed = static_cast<std::uint64_t>(seed_->value());
    if (request.kind != Split::Kind::byValue) return request;
    request.calibrationValue = calibration_->currentData().toString().toStdString();
    request.testValue = test_->currentData().toString().toStdString();
    return request;
}

} // namespace offramp
