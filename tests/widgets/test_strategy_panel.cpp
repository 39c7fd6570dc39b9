// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "analysis/shipped.h"
#include "measures/measure_editor.h"
#include "strategy/strategy_panel.h"
#include "strategy/threshold_slider.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestStrategyPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { panel_.reset(); }
    void everyRuleIsOfferedWithItsOwnControls();
    void aMeasureBeginsWithItsThreshold();
    void entropiesKeepTheThresholdAcrossScales();
    void marksAreTheExitsValues();
    void twoMeasuresGoTogether();
    void plainRulesTellTheirNumbers();
    void aBudgetWaitsForItsFit();
    void aFitForAnotherBudgetIsDropped();
    void aGateIsAskedForAndShown();
    void oraclesDoNotStopTheModel();
    void temperaturesPerExit();
    void policiesAreShownAsTheyAre_data();
    void policiesAreShownAsTheyAre();
    void foldedNotesAreFoldedEverywhere();
    void theWheelScrollsPastControls();
    void nothingIsWiderThanThePanel();

private:
    [[nodiscard]] QComboBox& kinds() const { return *panel_->findChild<QComboBox*>(); }
    void choose(const QString& kind) {
        const int index = kinds().findText(kind);
        QVERIFY2(index >= 0, qPrintable(kind));
        kinds().setCurrentIndex(index);
    }
    template <typename Widget>
    [[nodiscard]] QList<Widget*> shown() const {
        QList<Widget*> visible;
        for (Widget* widget : panel_->findChildren<Widget*>())
            if (widget->isVisible()) visible.append(widget);
        return visible;
    }
    template <typename Widget>
    [[nodiscard]] Widget& named(const QString& name) const {
        for (Widget* widget : shown<Widget>())
            if (widget->accessibleName() == name) return *widget;
        qFatal("nothing is called %s", qPrintable(name));
    }
    template <typename Rule>
    [[nodiscard]] const Rule& rule() const {
        return std::get<Rule>(panel_->policy().rule);
    }
    void pick(int which, const QString& filter) {
        MeasurePicker* picker = shown<MeasurePicker>().at(which);
        picker->showPopup();
        picker->popup()->setFilter(filter);
        QTest::keyClick(picker->popup()->focusProxy(), Qt::Key_Return);
    }

    std::unique_ptr<StrategyPanel> panel_;
};

void TestStrategyPanel::init() {
    panel_ = std::make_unique<StrategyPanel>();
    panel_->setModel(test::shippedRecogniser().sharedDescription());
    panel_->setAnalysis(test::murmurAnalysis(), nullptr);
    panel_->resize(300, 800);
    panel_->show();
}

void TestStrategyPanel::everyRuleIsOfferedWithItsOwnControls() {
    QCOMPARE(kinds().count(), static_cast<int>(std::variant_size_v<Policy::Rule>));
    const auto check = [&](const char* kind, int pickers, int sliders) {
        choose(QString::fromLatin1(kind));
        QCOMPARE(shown<MeasurePicker>().size(), pickers);
        QCOMPARE(shown<ThresholdSlider>().size(), sliders);
    };
    check("a threshold is passed", 1, 1);
    check("two measures agree", 2, 2);
    check("the text stops changing", 0, 0);
    check("a budget is met", 1, 0);
    check("a learned gate opens", 0, 0);
    check("always at one exit", 0, 0);
    check("at a random exit", 0, 0);
    check("an oracle says so", 0, 0);
}

void TestStrategyPanel::aMeasureBeginsWithItsThreshold() {
    QSignalSpy changes(panel_.get(), &StrategyPanel::policyChanged);
    pick(0, QStringLiteral("margin"));
    QCOMPARE(changes.size(), 1);
    QVERIFY(rule<ThresholdRule>() ==
            (ThresholdRule{specOf("margin"), {measureOf("margin").startingThreshold(32)}}));
    QVERIFY(shown<ThresholdSlider>().front()->scale().direction == Direction::highIsGood);
    const auto directions = shown<QLabel>();
    QVERIFY(std::any_of(directions.begin(), directions.end(),
                        [](const QLabel* label) { return label->text() == QStringLiteral("Stops above"); }));
}

void TestStrategyPanel::entropiesKeepTheThresholdAcrossScales() {
    pick(0, QStringLiteral("entropy_nats"));
    const double classes = static_cast<double>(test::shippedRecogniser().description().classes);
    QVERIFY(std::abs(rule<ThresholdRule>().thresholds.front() - 0.035 * std::log(classes)) < 1e-12);
    pick(0, QStringLiteral("entropy_normalised"));
    QVERIFY(std::abs(rule<ThresholdRule>().thresholds.front() - 0.035) < 1e-12);
}

void TestStrategyPanel::marksAreTheExitsValues() {
    // Filled by what the threshold lets through: Page Up from nothing goes past the surest exit alone.
    auto* slider = shown<ThresholdSlider>().front();
    QTest::keyClick(slider, Qt::Key_Home);
    QTest::keyClick(slider, Qt::Key_PageUp);
    double surest = 1;
    for (const auto& exit : test::murmurAnalysis()->exits)
        surest = std::min(surest, *valueOf(exit->scores, "entropy_normalised"));
    QCOMPARE(rule<ThresholdRule>().thresholds.front(), std::nextafter(surest, 1.0));
    // A measure whose scores aren't stored has no marks until it has them.
    panel_->setPolicy(Policy::common("margin:temperature=2", 0.5));
    QTest::keyClick(slider, Qt::Key_PageUp);
    QCOMPARE(rule<ThresholdRule>().thresholds.front(), 1.0);
    panel_->setAnalysis(withScores(*test::murmurAnalysis(), panel_->policy()), nullptr);
    QTest::keyClick(slider, Qt::Key_Home);
    QTest::keyClick(slider, Qt::Key_PageUp);
    QVERIFY(rule<ThresholdRule>().thresholds.front() < 1.0);
}

void TestStrategyPanel::twoMeasuresGoTogether() {
    panel_->setPolicy(Policy::common("margin", 0.9));
    choose(QStringLiteral("two measures agree"));
    QVERIFY(rule<CombinedRule>() ==
            (CombinedRule{CombinedRule::Mode::all,
                          {ThresholdRule{specOf("margin"), {0.9}}, ThresholdRule{specOf("patience"), {1}}}}));
    pick(1, QStringLiteral("entropy_nats"));
    QVERIFY(rule<CombinedRule>().rules[1].spec == specOf("entropy_nats"));
    named<QComboBox>(QStringLiteral("How the two measures go together")).setCurrentIndex(1);
    QVERIFY(rule<CombinedRule>().mode == CombinedRule::Mode::any);
    QTest::keyClick(shown<ThresholdSlider>().at(1), Qt::Key_Home);
    QCOMPARE(rule<CombinedRule>().rules[1].thresholds, std::vector<double>{0});
    QCOMPARE(rule<CombinedRule>().rules[0].thresholds, std::vector<double>{0.9});
}

void TestStrategyPanel::plainRulesTellTheirNumbers() {
    choose(QStringLiteral("the text stops changing"));
    QCOMPARE(rule<PatienceRule>().times, 1);
    auto& times = named<QSpinBox>(QStringLiteral("The same text, times in a row"));
    QCOMPARE(times.maximum(), 5); // of six exits
    times.setValue(3);
    QCOMPARE(rule<PatienceRule>().times, 3);
    choose(QStringLiteral("always at one exit"));
    named<QComboBox>(QStringLiteral("At exit")).setCurrentIndex(2);
    QCOMPARE(rule<FixedExit>().exit, 2);
    choose(QStringLiteral("at a random exit"));
    named<QSpinBox>(QStringLiteral("Seed")).setValue(7);
    QVERIFY(rule<RandomExit>() == (RandomExit{7, {}}));
    // Weights come from files alone, and stay.
    panel_->setPolicy({RandomExit{1, {1, 0, 0, 0, 0, 1}}, {}});
    named<QSpinBox>(QStringLiteral("Seed")).setValue(2);
    QVERIFY(rule<RandomExit>() == (RandomExit{2, {1, 0, 0, 0, 0, 1}}));
}

void TestStrategyPanel::aBudgetWaitsForItsFit() {
    qRegisterMetaType<std::vector<double>>();
    const Policy before = panel_->policy();
    QSignalSpy changes(panel_.get(), &StrategyPanel::policyChanged);
    QSignalSpy requests(panel_.get(), &StrategyPanel::fitBudgetRequested);
    choose(QStringLiteral("a budget is met"));
    QCOMPARE(changes.size(), 0);
    QVERIFY(panel_->policy() == before);
    auto& layer = named<QDoubleSpinBox>(QStringLiteral("Mean layer at most"));
    QCOMPARE(layer.value(), 7.0); // between the layers 2 and 12
    layer.setValue(6);
    shown<QPushButton>().front()->click();
    QCOMPARE(requests.size(), 1);
    auto budget = requests.front().front().value<BudgetRule>();
    QVERIFY(budget == (BudgetRule{specOf("entropy_normalised"), 6, {}}));
    budget.threshold = 0.0625;
    panel_->setFit(budget, 5.5, 3);
    QCOMPARE(changes.size(), 1);
    QVERIFY(rule<BudgetRule>() == budget);
    const QString result = named<QLabel>(QStringLiteral("What the fitting came to")).text();
    QVERIFY2(result.contains(QStringLiteral("Stops below 0.0625")) && result.contains(QStringLiteral("5.50")),
             qPrintable(result));
    panel_->setFit(budget, 6.5, 3); // more than was asked for: there is no way to get there
    QVERIFY(named<QLabel>(QStringLiteral("What the fitting came to"))
                .text()
                .contains(QStringLiteral("No threshold gets as low as 6")));
    Policy tempered = panel_->policy();
    tempered.temperatures = std::vector<double>(6, 2.0);
    panel_->setPolicy(tempered);
    QVERIFY(named<QLabel>(QStringLiteral("What the fitting came to"))
                .text()
                .contains(QStringLiteral("fit it again")));
}

void TestStrategyPanel::aFitForAnotherBudgetIsDropped() {
    choose(QStringLiteral("a budget is met"));
    const Policy before = panel_->policy();
    panel_->setFit({specOf("entropy_normalised"), 3, 0.5}, 3, 1); // 7 is asked for
    QVERIFY(panel_->policy() == before);
    panel_->setFit({specOf("margin"), 7, 0.5}, 3, 1);
    QVERIFY(panel_->policy() == before);
    choose(QStringLiteral("always at one exit"));
    panel_->setFit({specOf("entropy_normalised"), 7, 0.5}, 3, 1);
    QVERIFY(std::holds_alternative<FixedExit>(panel_->policy().rule));
}

void TestStrategyPanel::aGateIsAskedForAndShown() {
    const Policy before = panel_->policy();
    QSignalSpy requests(panel_.get(), &StrategyPanel::openGateRequested);
    choose(QStringLiteral("a learned gate opens"));
    QVERIFY(panel_->policy() == before);
    shown<QPushButton>().front()->click();
    QCOMPARE(requests.size(), 1);
    GateRule gate{{specOf("margin")}, std::vector<GateRule::Exit>(6, GateRule::Exit{{2}, -1}), 0.7};
    panel_->setPolicy({gate, {}});
    const Judgement judgement = judge(*test::murmurAnalysis(), panel_->policy());
    panel_->setJudgement(&judgement);
    auto* slider = shown<ThresholdSlider>().front();
    QCOMPARE(slider->threshold(), 0.7);
    QTest::keyClick(slider, Qt::Key_End);
    QTest::keyClick(slider, Qt::Key_PageDown); // just lets the most probable exit through
    double most = 0;
    for (const Step& step : judgement.decision.steps)
        most = std::max(most, *step.checks.front().value);
    QCOMPARE(rule<GateRule>().threshold, std::nextafter(most, 0.0));
}

void TestStrategyPanel::oraclesDoNotStopTheModel() {
    const auto stop = [&] {
        for (QCheckBox* box : shown<QCheckBox>())
            if (box->text().contains(QStringLiteral("Stop"))) return box;
        return static_cast<QCheckBox*>(nullptr);
    };
    QVERIFY(stop()->isEnabled());
    choose(QStringLiteral("an oracle says so"));
    QVERIFY(!stop()->isEnabled());
    QVERIFY(rule<OracleRule>().kind == OracleRule::Kind::fewestErrors);
    shown<QRadioButton>().at(1)->click();
    QVERIFY(rule<OracleRule>().kind == OracleRule::Kind::noWorseThanLast);
    choose(QStringLiteral("a threshold is passed"));
    QVERIFY(stop()->isEnabled());
}

void TestStrategyPanel::temperaturesPerExit() {
    const auto perExit = [&] {
        for (QCheckBox* box : shown<QCheckBox>())
            if (box->text().contains(QStringLiteral("temperature"))) return box;
        return static_cast<QCheckBox*>(nullptr);
    };
    QVERIFY(perExit() != nullptr);
    perExit()->click();
    QCOMPARE(panel_->policy().temperatures, std::vector<double>(6, 1.0));
    named<QDoubleSpinBox>(QStringLiteral("Temperature, Exit 3")).setValue(1.5);
    QCOMPARE(panel_->policy().temperatures, (std::vector<double>{1, 1, 1.5, 1, 1, 1}));
    perExit()->click();
    QVERIFY(panel_->policy().temperatures.empty());
    pick(0, QStringLiteral("path_score_token")); // it has no temperature
    QCOMPARE(perExit(), nullptr);
}

void TestStrategyPanel::policiesAreShownAsTheyAre_data() {
    QTest::addColumn<Policy>("policy");
    QTest::newRow("parameters") << Policy::common("tsallis:alpha=0.5,pool=quantile,quantile=0.2",
                                                  0.123456789);
    QTest::newRow("per exit") << Policy::perExit("margin", {0.1, 0.2, 0.3, 0.4, 0.5, 0.6});
    QTest::newRow("infinite") << Policy::common("kl_previous", std::numeric_limits<double>::infinity());
    QTest::newRow("combined") << Policy{CombinedRule{CombinedRule::Mode::any,
                                                     {ThresholdRule{specOf("kl_previous"), {0.1}},
                                                      ThresholdRule{specOf("soft_patience"), {0}}}},
                                        {1, 1.1, 1.2, 1.3, 1.4, 1.5}};
    QTest::newRow("patience beyond the exits") << Policy{PatienceRule{9}, {}};
    QTest::newRow("fixed") << Policy{FixedExit{4}, {}};
    QTest::newRow("random") << Policy{RandomExit{1ULL << 60U, {}}, {}};
    QTest::newRow("budget") << Policy{BudgetRule{specOf("renyi"), 20, 0.25}, {}};
    QTest::newRow("oracle") << Policy{OracleRule{OracleRule::Kind::noWorseThanLast}, {}};
}

/// Showing a policy changes nothing of it, also where the controls can't show every digit.
void TestStrategyPanel::policiesAreShownAsTheyAre() {
    QFETCH(Policy, policy);
    QSignalSpy changes(panel_.get(), &StrategyPanel::policyChanged);
    panel_->setPolicy(policy);
    QVERIFY(panel_->policy() == policy);
    panel_->setAnalysis(withScores(*test::murmurAnalysis(), policy), nullptr);
    QCOMPARE(changes.size(), 0);
    QVERIFY(panel_->policy() == policy);
}

void TestStrategyPanel::foldedNotesAreFoldedEverywhere() {
    panel_->setNotesFolded(true);
    choose(QStringLiteral("two measures agree"));
    const auto notes = shown<MeasureNote>();
    QCOMPARE(notes.size(), 2);
    QVERIFY(notes[0]->isFolded() && notes[1]->isFolded());
    notes[0]->findChild<QToolButton*>()->click();
    QVERIFY(!notes[1]->isFolded());
    QVERIFY(!panel_->notesFolded());
}

void TestStrategyPanel::theWheelScrollsPastControls() {
    panel_->setPolicy(Policy::perExit("entropy_normalised", std::vector<double>(6, 0.035)));
    const Policy before = panel_->policy();
    for (QWidget* control : shown<QWidget>()) {
        QWheelEvent turn(QPointF(3, 3), control->mapToGlobal(QPointF(3, 3)), {}, {0, -240}, Qt::NoButton,
                         Qt::NoModifier, Qt::NoScrollPhase, false);
        if (!control->hasFocus()) QCoreApplication::sendEvent(control, &turn);
    }
    QVERIFY(panel_->policy() == before);
}

void TestStrategyPanel::nothingIsWiderThanThePanel() {
    const auto* scroller = panel_->findChild<QScrollArea*>();
    const auto fits = [&] {
        QCoreApplication::sendPostedEvents();
        panel_->resize(panel_->minimumSizeHint().width(), 500);
        QCoreApplication::sendPostedEvents();
        return scroller->widget()->width() <= scroller->viewport()->width();
    };
    for (int kind = 0; kind < kinds().count(); ++kind) {
        kinds().setCurrentIndex(kind);
        QVERIFY2(fits(), qPrintable(kinds().currentText()));
    }
    for (const Measure& measure : measures()) {
        panel_->setPolicy(Policy::common({&measure, {}}, measure.startingThreshold(32)));
        QVERIFY2(fits(), measure.id.data());
    }
}

QTEST_MAIN(TestStrategyPanel)
#include "test_strategy_panel.moc"
