// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/strategy_panel.h"

#include "message/message_bar.h"
#include "strategy/budget_page.h"
#include "strategy/column_scroller.h"
#include "strategy/gate_page.h"
#include "strategy/plain_pages.h"
#include "strategy/summary_text.h"
#include "strategy/temperature_form.h"
#include "strategy/threshold_pages.h"
#include "text/still_label.h"

#include <QFrame>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

namespace {

constexpr int noteRole = Qt::UserRole + 1;

template <typename Rule>
constexpr std::size_t kindOf() {
    return Policy::Rule(Rule()).index();
}

bool readsTemperature(const Policy::Rule& rule) {
    const std::vector<MeasureSpec> specs = specsOf({rule, {}}, 0);
    return std::any_of(specs.begin(), specs.end(),
                       [](const MeasureSpec& spec) { return spec.measure->has(Parameter::temperature); });
}

/// What a gate finds at each exit that is known.
std::vector<std::optional<double>> gateProbabilities(const Judgement* judgement) {
    std::vector<std::optional<double>> probabilities;
    if (judgement == nullptr || !std::holds_alternative<GateRule>(judgement->policy.rule))
        return probabilities;
    for (const Step& step : judgement->decision.steps)
        probabilities.push_back(step.checks.front().value);
    return probabilities;
}

} // namespace

StrategyPanel::StrategyPanel(QWidget* parent)
    : QWidget(parent), policy_(defaultPolicy()), message_(new MessageBar(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(message_);
    layout->addWidget(buildControls(), 1);
    layout->addWidget(buildResult());
    showPolicy();
    setModel(nullptr);
}

QWidget* StrategyPanel::buildControls() {
    auto* column = new QWidget(this);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 4, 0);
    auto* label = new QLabel(tr("Stop &when"), column);
    kinds_ = new QComboBox(column);
    label->setBuddy(kinds_);
    buildKinds();
    kindNote_ = new QLabel(column);
    kindNote_->setWordWrap(true);
    kindNote_->setForegroundRole(QPalette::PlaceholderText);
    pagesLayout_ = new QVBoxLayout;
    temperatures_ = new TemperatureForm(column);
    layout->addWidget(label);
    layout->addWidget(kinds_);
    layout->addWidget(kindNote_);
    layout->addSpacing(4);
    layout->addLayout(pagesLayout_);
    layout->addWidget(temperatures_);
    layout->addStretch(1);
    auto* scroller = new ColumnScroller(this);
    scroller->setColumn(column);
    connect(kinds_, &QComboBox::currentIndexChanged, this, &StrategyPanel::chooseKind);
    connect(temperatures_, &TemperatureForm::temperaturesChanged, this, &StrategyPanel::takeTemperatures);
    return scroller;
}

void StrategyPanel::buildKinds() {
    kinds_->setAccessibleName(tr("Stop when"));
    kinds_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    kinds_->setMinimumContentsLength(16);
    const auto add = [this](std::size_t kind, const QString& text, const QString& note) {
        kinds_->addItem(text, QVariant::fromValue(static_cast<int>(kind)));
        kinds_->setItemData(kinds_->count() - 1, note, noteRole);
        kinds_->setItemData(kinds_->count() - 1, note, Qt::ToolTipRole);
    };
    add(kindOf<ThresholdRule>(), tr("a threshold is passed"),
        tr("At the first exit whose measure passes (Wright et al. 2023)."));
    add(kindOf<CombinedRule>(), tr("two measures agree"),
        tr("At the first exit where both of two measures pass, or either."));
    add(kindOf<PatienceRule>(), tr("the text stops changing"),
        tr("At the first exit whose text stayed the same so often (Zhou et al. 2020)."));
    add(kindOf<BudgetRule>(), tr("a budget is met"),
        tr("By a threshold that keeps to a mean layer over a corpus."));
    add(kindOf<GateRule>(), tr("a learned gate opens"),
        tr("By logistic gates that were learned, one an exit."));
    add(kindOf<FixedExit>(), tr("always at one exit"), tr("A baseline that looks at nothing."));
    add(kindOf<RandomExit>(), tr("at a random exit"),
        tr("A baseline: an exit is drawn for each recording, always the same by one seed."));
    add(kindOf<OracleRule>(), tr("an oracle says so"), tr("The best there could be: it knows the errors."));
}

QWidget* StrategyPanel::buildResult() {
    auto* result = new QWidget(this);
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* line = new QFrame(result);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    summary_ = new StillLabel(result);
    summary_->label().setObjectName(QStringLiteral("summary"));
    summary_->label().setAccessibleName(tr("What the strategy does"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.1);
    summary_->setFont(large);
    stop_ = new QCheckBox(tr("&Stop the model at the exit"), result);
    stop_->setObjectName(QStringLiteral("stopEarly"));
    stop_->setToolTip(tr("Exits behind the one taken are not computed: the work is really saved"));
    times_ = new QLabel(result);
    times_->setWordWrap(true);
    times_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    times_->hide();
    layout->addWidget(line);
    layout->addWidget(summary_);
    layout->addWidget(stop_);
    layout->addWidget(times_);
    connect(stop_, &QCheckBox::toggled, this, &StrategyPanel::stopEarlyChanged);
    return result;
}

RulePage* StrategyPanel::makePage(std::size_t kind) {
    QWidget* column = kinds_->parentWidget();
    if (kind == kindOf<ThresholdRule>()) return new ThresholdPage(column);
    if (kind == kindOf<CombinedRule>()) return new CombinedPage(column);
    if (kind == kindOf<PatienceRule>()) return new PatiencePage(column);
    if (kind == kindOf<FixedExit>()) return new FixedPage(column);
    if (kind == kindOf<RandomExit>()) return new RandomPage(column);
    if (kind == kindOf<OracleRule>()) return new OraclePage(column);
    if (kind == kindOf<GateRule>()) {
        auto* gate = new GatePage(column);
        connect(gate, &GatePage::openRequested, this, &StrategyPanel::openGateRequested);
        return gate;
    }
    auto* budget = new BudgetPage(column);
    connect(budget, &BudgetPage::fitRequested, this,
            [this](const BudgetRule& rule) { Q_EMIT fitBudgetRequested(rule, policy_.temperatures); });
    return budget;
}

/// Made when it is needed first.
RulePage& StrategyPanel::page(std::size_t kind) {
    if (pages_[kind] == nullptr) {
        RulePage* made = makePage(kind);
        pages_[kind] = made;
        made->startFrom(policy_.rule);
        made->setNotesFolded(notesFolded_);
        made->setSubject(subject_);
        pagesLayout_->addWidget(made);
        connect(made, &RulePage::ruleChanged, this, &StrategyPanel::takeRule);
        connect(made, &RulePage::notesFolded, this, &StrategyPanel::setNotesFolded);
    }
    return *pages_[kind];
}

std::size_t StrategyPanel::shownKind() const {
    return static_cast<std::size_t>(kinds_->currentData().toInt());
}

void StrategyPanel::showPage(std::size_t kind) {
    const QSignalBlocker quiet(kinds_);
    kinds_->setCurrentIndex(kinds_->findData(static_cast<int>(kind)));
    kindNote_->setText(kinds_->currentData(noteRole).toString());
    RulePage& shown = page(kind);
    for (RulePage* each : pages_)
        if (each != nullptr) each->setVisible(each == &shown);
    shown.setSubject(subject_);
    const bool oracle = kind == kindOf<OracleRule>();
    stop_->setEnabled(!oracle);
}

void StrategyPanel::showPolicy() {
    page(policy_.rule.index()).setRule(policy_.rule);
    showPage(policy_.rule.index());
    showTemperatures();
}

void StrategyPanel::showTemperatures() {
    const auto rule = page(shownKind()).rule();
    temperatures_->setExits(exits());
    temperatures_->setTemperatures(policy_.temperatures);
    temperatures_->setVisible(exits() > 1 && rule && readsTemperature(*rule));
}

/// Pages that aren't seen are told when they are.
void StrategyPanel::showSubject() {
    subject_.temperatures = policy_.temperatures;
    page(shownKind()).setSubject(subject_);
}

void StrategyPanel::setPolicy(const Policy& policy) {
    if (policy == policy_) return;
    policy_ = policy;
    subject_.temperatures = policy_.temperatures;
    showPolicy();
}

void StrategyPanel::setStopEarly(bool stop) {
    const QSignalBlocker quiet(stop_);
    stop_->setChecked(stop);
}

void StrategyPanel::setModel(std::shared_ptr<const ModelDescription> model) {
    subject_.model = std::move(model);
    policy_ = fitted(std::move(policy_), static_cast<std::size_t>(exits()));
    subject_.temperatures = policy_.temperatures;
    setEnabled(subject_.model != nullptr);
    showPolicy();
}

void StrategyPanel::chooseKind() {
    showPage(shownKind());
    takeRule();
}

void StrategyPanel::takeRule() {
    const auto rule = page(shownKind()).rule();
    if (rule) changePolicy({*rule, policy_.temperatures});
    showTemperatures();
}

void StrategyPanel::takeTemperatures(const std::vector<double>& temperatures) {
    changePolicy({policy_.rule, temperatures});
    showSubject();
}

void StrategyPanel::changePolicy(Policy policy) {
    if (policy == policy_) return;
    policy_ = std::move(policy);
    Q_EMIT policyChanged(policy_);
}

void StrategyPanel::setAnalysis(std::shared_ptr<const Analysis> analysis,
                                std::shared_ptr<const Comparison> comparison) {
    subject_.analysis = std::move(analysis);
    comparison_ = std::move(comparison);
    showSubject();
}

void StrategyPanel::setJudgement(const Judgement* judgement) {
    const bool something = judgement != nullptr && subject_.analysis && !subject_.analysis->exits.empty();
    summary_->setText(something ? summaryText(*subject_.analysis, comparison_.get(), *judgement) : QString());
    auto probabilities = gateProbabilities(something ? judgement : nullptr);
    if (probabilities == subject_.gateProbabilities) return;
    subject_.gateProbabilities = std::move(probabilities);
    showSubject();
}

void StrategyPanel::setOfCorpus(bool ofCorpus) {
    if (ofCorpus == subject_.ofCorpus) return;
    subject_.ofCorpus = ofCorpus;
    stop_->setHidden(ofCorpus);
    showSubject();
}

void StrategyPanel::setSummary(const QString& text) {
    summary_->setText(text);
}

void StrategyPanel::setFit(const BudgetRule& fitted, double meanLayer, int recordings) {
    if (shownKind() != kindOf<BudgetRule>()) return;
    auto& budget = static_cast<BudgetPage&>(page(shownKind()));
    const bool asked = budget.budget().spec == fitted.spec && budget.budget().meanLayer == fitted.meanLayer;
    if (!asked) return;
    budget.setFit(fitted, meanLayer, recordings);
    takeRule();
}

void StrategyPanel::setMeasuredTimes(const QString& text) {
    times_->setText(text);
    times_->setVisible(!text.isEmpty());
}

void StrategyPanel::setNotesFolded(bool folded) {
    notesFolded_ = folded;
    for (RulePage* each : pages_)
        if (each != nullptr) each->setNotesFolded(folded);
}

} // namespace offramp
