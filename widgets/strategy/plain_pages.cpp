// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/plain_pages.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace offramp {

namespace {

QLabel* wrapped(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

/// A label and what it is about in one line.
void addLine(QVBoxLayout& layout, const QString& text, QWidget* editor) {
    auto* label = new QLabel(text, editor->parentWidget());
    label->setBuddy(editor);
    editor->setAccessibleName(QString(text).remove(u'&'));
    auto* line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(editor, 1);
    layout.addLayout(line);
}

} // namespace

PatiencePage::PatiencePage(QWidget* parent) : RulePage(parent), times_(new QSpinBox(this)) {
    times_->setRange(1, 1);
    addLine(*makeColumn(), tr("The same &text, times in a row"), times_);
    connect(times_, &QSpinBox::valueChanged, this, &RulePage::ruleChanged);
}

std::optional<Policy::Rule> PatiencePage::rule() const {
    return PatienceRule{times_->value()};
}

void PatiencePage::setRule(const Policy::Rule& rule) {
    const int times = std::get<PatienceRule>(rule).times;
    const QSignalBlocker quiet(times_);
    times_->setMaximum(std::max(times_->maximum(), times)); // a file may ask for more than there are exits
    times_->setValue(times);
}

void PatiencePage::setSubject(const PolicySubject& subject) {
    const QSignalBlocker quiet(times_);
    times_->setMaximum(std::max({1, subject.exits() - 1, times_->value()}));
}

FixedPage::FixedPage(QWidget* parent) : RulePage(parent), exits_(new QComboBox(this)) {
    exits_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    exits_->setMinimumContentsLength(10);
    addLine(*makeColumn(), tr("At &exit"), exits_);
    connect(exits_, &QComboBox::currentIndexChanged, this, [this](int exit) {
        if (exit < 0) return;
        exit_ = exit;
        Q_EMIT ruleChanged();
    });
}

void FixedPage::setRule(const Policy::Rule& rule) {
    exit_ = std::get<FixedExit>(rule).exit;
    const QSignalBlocker quiet(exits_);
    exits_->setCurrentIndex(exit_);
}

void FixedPage::setSubject(const PolicySubject& subject) {
    const QSignalBlocker quiet(exits_);
    exits_->clear();
    for (int exit = 0; exit < subject.exits(); ++exit) {
        const auto& name = subject.model->exits[static_cast<std::size_t>(exit)].name;
        exits_->addItem(tr("%1, %2").arg(exit + 1).arg(QString::fromStdString(name)));
    }
    exit_ = std::clamp(exit_, 0, std::max(0, subject.exits() - 1));
    exits_->setCurrentIndex(exit_);
}

RandomPage::RandomPage(QWidget* parent)
    : RulePage(parent), seed_(new QSpinBox(this)),
      weights_(wrapped(tr("The exits are drawn with the weights of the strategy that was opened."), this)) {
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setToolTip(tr("Another seed draws other exits; the same one always the same"));
    auto* layout = makeColumn();
    addLine(*layout, tr("See&d"), seed_);
    layout->addWidget(weights_);
    weights_->hide();
    connect(seed_, &QSpinBox::valueChanged, this, [this](int seed) {
        random_.seed = static_cast<std::uint64_t>(seed);
        Q_EMIT ruleChanged();
    });
}

void RandomPage::setRule(const Policy::Rule& rule) {
    random_ = std::get<RandomExit>(rule);
    const QSignalBlocker quiet(seed_);
    seed_->setValue(static_cast<int>(std::min<std::uint64_t>(random_.seed, std::numeric_limits<int>::max())));
    weights_->setVisible(!random_.weights.empty());
}

OraclePage::OraclePage(QWidget* parent)
    : RulePage(parent), fewest_(new QRadioButton(tr("the earliest with the few&est errors"), this)),
      noWorse_(new QRadioButton(tr("the earliest no &worse than the last"), this)),
      missing_(wrapped(tr("This recording has no reference: type what is said above the ladder."), this)) {
    auto* layout = makeColumn();
    layout->addWidget(fewest_);
    layout->addWidget(noWorse_);
    layout->addWidget(
        wrapped(tr("It needs a reference text and all exits, so no model can stop by it. It shows "
                   "how good a strategy could be."),
                this));
    layout->addWidget(missing_);
    fewest_->setChecked(true);
    missing_->hide();
    connect(fewest_, &QRadioButton::toggled, this, &RulePage::ruleChanged);
}

std::optional<Policy::Rule> OraclePage::rule() const {
    return OracleRule{fewest_->isChecked() ? OracleRule::Kind::fewestErrors
                                           : OracleRule::Kind::noWorseThanLast};
}

void OraclePage::setRule(const Policy::Rule& rule) {
    const bool fewest = std::get<OracleRule>(rule).kind == OracleRule::Kind::fewestErrors;
    const QSignalBlocker quiet(fewest_);
    (fewest ? fewest_ : noWorse_)->setChecked(true);
}

void OraclePage::setSubject(const PolicySubject& subject) {
    missing_->setVisible(subject.analysis && !subject.analysis->reference);
}

} // namespace offramp
