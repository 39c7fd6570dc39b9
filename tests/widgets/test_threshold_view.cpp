// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/choosing/choice_result.h"
#include "bench/choosing/fit_form.h"
#include "bench/choosing/split_form.h"
#include "bench/choosing/target_form.h"
#include "bench/choosing/threshold_view.h"
#include "bench/measure_choice.h"
#include "corpus/made_results.h"
#include "support/made_corpus.h"

#include <QSignalSpy>
#include <QtTest>

using namespace offramp;

class TestThresholdView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { view_.reset(); }
    void theChoiceIsTheEngines();
    void everyTargetIsTheEngines_data();
    void everyTargetIsTheEngines();
    void splitsAreOffered();
    void theUsualSplitIsWhatTheCorpusSays();
    void whatIsTestedOnItselfIsSaid();
    void speakersInBothPartsAreSaid();
    void whatWasChosenIsAdopted();
    void nothingIsChosenWhereNothingMeetsTheTarget();
    void aGateIsFittedAndSaved();
    void temperaturesNeedTraces();
    void theLastResultStays();
    void aStoppedChoiceEndsInNothing();
    void anotherFileForgetsTheResult();
    void theKeyboardIsEnough();
    void controlsHaveNames();

private:
    void setSubject(const std::shared_ptr<const CorpusResults>& results) {
        view_->setSubject(
            {results, &results->decoders[0], std::make_shared<const Selection>(everything(*results))});
        auto step = std::make_shared<CorpusStep>();
        step->policy = Policy::common("entropy_normalised", 0.012);
        view_->setStep(step);
    }
    void splitBy(const QString& name) {
        QComboBox& box = view_->split().kindBox();
        box.setCurrentIndex(box.findText(name));
    }

    std::shared_ptr<const CorpusResults> results_ = test::madeCorpus(400);
    std::unique_ptr<ThresholdView> view_;
};

namespace {

Policy entropy() {
    return Policy::common("entropy_normalised", 0.5);
}

QString cell(const CellModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

} // namespace

void TestThresholdView::init() {
    view_ = std::make_unique<ThresholdView>();
    view_->resize(520, 600);
    view_->show();
    setSubject(results_);
    QCoreApplication::processEvents();
}

void TestThresholdView::theChoiceIsTheEngines() {
    QVERIFY(!view_->made());
    QVERIFY(!view_->result().isVisible());
    view_->choose(); // drawn by speaker, at half the last layer
    const ThresholdChoice expected =
        chooseThreshold(*results_, results_->decoders[0], entropy(), LayerTarget{6},
                        splitByGroup(*results_, "speaker", 0.5, 1, everything(*results_)));
    QVERIFY(view_->made());
    QCOMPARE(view_->made()->report.choice->threshold, expected.threshold);
    const CellModel& figures = view_->result().figures();
    QCOMPARE(figures.rowCount(), 3); // calibration, test, the last exit
    QCOMPARE(cell(figures, 0, 1), QString::number(expected.calibration->utterances));
    QCOMPARE(cell(figures, 1, 1), QString::number(expected.test->utterances));
    QVERIFY(view_->result().provenance().contains(QStringLiteral("no speaker in common")));
    QVERIFY(!view_->result().provenance().startsWith(u'⚠'));
    QVERIFY(view_->status().isEmpty());
}

void TestThresholdView::everyTargetIsTheEngines_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("number");
    QTest::addColumn<bool>("tested");
    QTest::newRow("layer") << int(TargetForm::layer) << 5.0 << false;
    QTest::newRow("computation") << int(TargetForm::macs) << 60.0 << false;
    QTest::newRow("error rate") << int(TargetForm::wer) << 9.0 << false;
    QTest::newRow("conformal") << int(TargetForm::risk) << 3.0 << false;
    QTest::newRow("learn then test") << int(TargetForm::risk) << 8.0 << true;
}

void TestThresholdView::everyTargetIsTheEngines() {
    QFETCH(int, kind);
    QFETCH(double, number);
    QFETCH(bool, tested);
    TargetForm& form = view_->target();
    form.kindBox().setCurrentIndex(kind);
    form.numberBox(static_cast<TargetForm::Kind>(kind)).setValue(number);
    if (tested) form.methodBox().setCurrentIndex(1);
    form.confidenceBox().setValue(90);
    Target expected = LayerTarget{number};
    if (kind == TargetForm::macs) expected = MacsTarget{number / 100};
    if (kind == TargetForm::wer) expected = WerTarget{number / 100};
    if (kind == TargetForm::risk)
        expected = RiskTarget{Loss::excess, number / 100,
                              tested ? std::optional(1 - 90.0 / 100) : std::nullopt, false};
    view_->choose();
    const ThresholdChoice choice =
        chooseThreshold(*results_, results_->decoders[0], entropy(), expected,
                        splitByGroup(*results_, "speaker", 0.5, 1, everything(*results_)));
    QVERIFY(view_->made());
    QCOMPARE(view_->made()->report.choice->policy.has_value(), choice.policy.has_value());
    QCOMPARE(view_->made()->report.choice->threshold, choice.threshold);
    const bool risk = kind == TargetForm::risk;
    QCOMPARE(view_->result().figures().columnCount(), risk ? 6 : 5); // with the mean loss
    QCOMPARE(form.lossBox().isVisible(), risk);
    QCOMPARE(form.confidenceBox().isVisible(), tested);
    if (risk) QVERIFY(view_->result().sentences().contains(QStringLiteral("guarantee is about its mean")));
}

void TestThresholdView::splitsAreOffered() {
    SplitForm& split = view_->split();
    QStringList names;
    for (int i = 0; i < split.kindBox().count(); ++i)
        names.append(split.kindBox().itemText(i));
    // Speakers and chapters have too many values to be named one by one.
    QCOMPARE(names, (QStringList{"drawn by split", "drawn by speaker", "drawn by chapter",
                                 "drawn by utterance", "by the value of split", "none: test on the same"}));
    QCOMPARE(split.kindBox().currentText(), QStringLiteral("drawn by speaker"));
    split.shareBox().setValue(30);
    split.seedBox().setValue(7);
    QVERIFY(split.request() == (SplitRequest{Split::Kind::byGroup, "speaker", "", "", 0.3, 7}));
    splitBy(QStringLiteral("by the value of split"));
    QVERIFY(split.calibrationBox().isVisible() && !split.seedBox().isVisible());
    QVERIFY(split.request() == (SplitRequest{Split::Kind::byValue, "split", "test.clean", "", 0.3, 7}));
    split.testBox().setCurrentIndex(split.testBox().findText(QStringLiteral("test.other")));
    QCOMPARE(split.request().testValue, std::string("test.other"));
    setSubject(results_); // what was chosen stays
    QCOMPARE(split.request().testValue, std::string("test.other"));
}

void TestThresholdView::theUsualSplitIsWhatTheCorpusSays() {
    const auto usual = [this](const std::vector<std::string>& columns) {
        auto results = std::make_shared<CorpusResults>(*results_);
        results->columns = columns;
        SplitForm split;
        split.setSubject(
            {results, &results->decoders[0], std::make_shared<const Selection>(everything(*results))});
        return split.kindBox().currentText();
    };
    QCOMPARE(usual({"split", "speaker", "chapter"}), QStringLiteral("drawn by speaker"));
    QCOMPARE(usual({"split", "length", "chapter"}), QStringLiteral("by the value of split"));
    QCOMPARE(usual({"part", "length", "chapter"}), QStringLiteral("drawn by utterance"));
}

void TestThresholdView::whatIsTestedOnItselfIsSaid() {
    splitBy(QStringLiteral("none: test on the same"));
    view_->choose();
    QCOMPARE(view_->result().provenance(),
             QStringLiteral("⚠ Tuned and tested on the same utterances: the figures are optimistic."));
}

void TestThresholdView::speakersInBothPartsAreSaid() {
    splitBy(QStringLiteral("drawn by utterance"));
    view_->choose();
    QVERIFY(view_->result().provenance().startsWith(u'⚠')); // drawn utterance by utterance
}

void TestThresholdView::whatWasChosenIsAdopted() {
    QSignalSpy adopted(view_.get(), &ThresholdView::policyAdopted);
    view_->choose();
    view_->result().adoptButton().click();
    QCOMPARE(adopted.size(), 1);
    QVERIFY(adopted[0][0].value<Policy>() == view_->made()->policy());
    QVERIFY(!view_->result().saveGateButton().isVisible());
}

void TestThresholdView::nothingIsChosenWhereNothingMeetsTheTarget() {
    view_->target().numberBox(TargetForm::layer).setValue(1);
    view_->choose();
    QVERIFY(!view_->made()->policy());
    QVERIFY(view_->result().sentences().startsWith(QStringLiteral("No threshold is chosen")));
    QVERIFY(!view_->result().adoptButton().isEnabled());
    QCOMPARE(view_->result().figures().rowCount(), 1);
}

void TestThresholdView::aGateIsFittedAndSaved() {
    FitForm& fit = view_->fit();
    fit.kindBox().setCurrentIndex(2);
    fit.setFeature(specOf("entropy_normalised"), true);
    fit.setFeature(specOf("max_probability"), true);
    view_->choose();
    QVERIFY(view_->made()->report.gate);
    QCOMPARE(view_->made()->report.gate->gate.features.size(), std::size_t(2));
    QCOMPARE(view_->result().fit().rowCount(), 6);
    QCOMPARE(view_->result().figures().rowCount(), 5); // both parts without the fit too
    QVERIFY(view_->result().saveGateButton().isVisible());
    QSignalSpy saved(view_.get(), &ThresholdView::gateSaveRequested);
    view_->result().saveGateButton().click();
    QCOMPARE(saved.size(), 1);
    QVERIFY(saved[0][0].value<GateRule>() == std::get<GateRule>(view_->made()->policy()->rule));
}

void TestThresholdView::temperaturesNeedTraces() {
    view_->choose();
    const auto before = view_->made();
    view_->fit().kindBox().setCurrentIndex(1);
    view_->choose();
    QVERIFY(view_->status().contains(QStringLiteral("traces")));
    QCOMPARE(view_->made(), before);
    QVERIFY(view_->result().isVisible());
}

void TestThresholdView::theLastResultStays() {
    std::function<void()> work;
    std::function<void()> done;
    view_->choose();
    const auto before = view_->made();
    view_->setBackground([&](std::function<void()> first, std::function<void()> then) {
        work = std::move(first);
        done = std::move(then);
    });
    view_->target().numberBox(TargetForm::layer).setValue(4);
    view_->choose();
    QVERIFY(view_->isChoosing());
    QVERIFY(!view_->chooseButton().isEnabled());
    QCOMPARE(view_->made(), before);
    work();
    QCOMPARE(view_->made(), before); // until it is shown whole
    done();
    QVERIFY(view_->made() != before && !view_->isChoosing());
    QVERIFY(view_->made()->report.choice->calibration->averageLayer <= 4);
    QVERIFY(view_->chooseButton().isEnabled());
}

void TestThresholdView::aStoppedChoiceEndsInNothing() {
    std::function<void()> work;
    std::function<void()> done;
    view_->setBackground([&](std::function<void()> first, std::function<void()> then) {
        work = std::move(first);
        done = std::move(then);
    });
    view_->choose();
    view_->stop();
    QVERIFY(!view_->isChoosing());
    work();
    done();
    QVERIFY(!view_->made());
    view_->choose();
    view_.reset();
    work();
    done(); // nobody is there any more
}

void TestThresholdView::anotherFileForgetsTheResult() {
    view_->choose();
    auto grown = std::make_shared<CorpusResults>(*results_);
    setSubject(grown);
    QVERIFY(view_->made()); // the same run
    auto other = std::make_shared<CorpusResults>(*results_);
    other->source = "other.offramp";
    setSubject(other);
    QVERIFY(!view_->made());
    QVERIFY(!view_->result().isVisible());
}

void TestThresholdView::theKeyboardIsEnough() {
    view_->split().kindBox().setFocus();
    QTest::keyClick(&view_->split().kindBox(), Qt::Key_Down);
    QCOMPARE(view_->split().kindBox().currentText(), QStringLiteral("drawn by chapter"));
    view_->chooseButton().setFocus();
    QTest::keyClick(&view_->chooseButton(), Qt::Key_Space);
    QVERIFY(view_->made());
    QSignalSpy adopted(view_.get(), &ThresholdView::policyAdopted);
    QTest::keyClick(&view_->result().adoptButton(), Qt::Key_Space);
    QCOMPARE(adopted.size(), 1);
}

void TestThresholdView::controlsHaveNames() {
    view_->target().kindBox().setCurrentIndex(TargetForm::risk);
    view_->fit().kindBox().setCurrentIndex(2);
    view_->choose();
    for (const QWidget* widget : view_->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named = !widget->accessibleName().isEmpty() ||
                           (button != nullptr && !button->text().isEmpty()) ||
                           qobject_cast<const QScrollArea*>(widget) != nullptr ||
                           widget->inherits("QComboBoxListView") || widget->inherits("QLineEdit");
        QVERIFY2(named, widget->metaObject()->className());
    }
}

QTEST_MAIN(TestThresholdView)
#include "test_threshold_view.moc"
