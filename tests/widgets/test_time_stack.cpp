// SPDX-License-Identifier: GPL-3.0-or-later
#include "legend/exit_legend.h"
#include "stack/time_stack.h"
#include "traces/trace_plot.h"

#include <QDataStream>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestTimeStack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hiddenExitsAreRemembered();
    void hiddenExitsHoldForTheNextModel();
    void aStateWithoutExitsShowsThemAll();
    void defaultsShowEveryExit();

private:
    static std::shared_ptr<const Analysis> analysisOf(std::size_t exits) {
        ModelDescription model;
        model.frameShift = 0.04;
        Analysis analysis;
        for (std::size_t exit = 0; exit < exits; ++exit) {
            model.exits.push_back({"layer", static_cast<int>(exit + 1)});
            ExitResult result;
            result.traces.entropy = {0.5F, 0.25F};
            result.traces.maxProbability = {0.5F, 0.75F};
            analysis.exits.push_back(std::make_shared<const ExitResult>(std::move(result)));
            analysis.macs.emplace_back();
        }
        analysis.model = std::make_shared<const ModelDescription>(std::move(model));
        analysis.finished = true;
        return std::make_shared<const Analysis>(std::move(analysis));
    }
    static QList<QCheckBox*> boxesOf(const TimeStack& stack) {
        return stack.legend().findChildren<QCheckBox*>();
    }
    /// What the traces tell of their visible exits at the first frame.
    static QString toldBy(const TimeStack& stack) { return stack.entropy().readOut(0.01); }
};

void TestTimeStack::hiddenExitsAreRemembered() {
    QByteArray state;
    {
        TimeStack stack;
        stack.setUtterance(nullptr, analysisOf(3), nullptr);
        QVERIFY(toldBy(stack).contains(QStringLiteral("exit 2")));
        boxesOf(stack).at(1)->click();
        QVERIFY(!toldBy(stack).contains(QStringLiteral("exit 2")));
        state = stack.saveState();
    }
    TimeStack stack; // as at the next start: the views come before the model
    stack.restoreState(state);
    stack.setUtterance(nullptr, analysisOf(3), nullptr);
    QVERIFY(boxesOf(stack).at(0)->isChecked());
    QVERIFY(!boxesOf(stack).at(1)->isChecked());
    QVERIFY(toldBy(stack).contains(QStringLiteral("exit 1")));
    QVERIFY(!toldBy(stack).contains(QStringLiteral("exit 2")));
    boxesOf(stack).at(1)->click();
    QVERIFY(toldBy(stack).contains(QStringLiteral("exit 2")));
    stack.restoreState(state); // over what was changed since
    QVERIFY(!boxesOf(stack).at(1)->isChecked());
    QVERIFY(!toldBy(stack).contains(QStringLiteral("exit 2")));
}

void TestTimeStack::hiddenExitsHoldForTheNextModel() {
    TimeStack stack;
    stack.setUtterance(nullptr, analysisOf(4), nullptr);
    boxesOf(stack).at(3)->click();
    stack.setUtterance(nullptr, nullptr, nullptr); // a recording that waits for its turn
    stack.setUtterance(nullptr, analysisOf(2), nullptr);
    QCOMPARE(boxesOf(stack).size(), 2);
    QVERIFY(boxesOf(stack).at(1)->isChecked());
    stack.setUtterance(nullptr, analysisOf(4), nullptr);
    QVERIFY(!boxesOf(stack).at(3)->isChecked());
    QVERIFY(!toldBy(stack).contains(QStringLiteral("exit 4")));
}

void TestTimeStack::aStateWithoutExitsShowsThemAll() {
    TimeStack stack;
    QByteArray state = stack.saveState();
    QByteArray none;
    QDataStream stream(&none, QIODevice::WriteOnly);
    stream << QList<int>();
    QVERIFY(state.endsWith(none));
    state.chop(none.size()); // as it was written before exits were remembered
    stack.setUtterance(nullptr, analysisOf(2), nullptr);
    stack.restoreState(state);
    QVERIFY(boxesOf(stack).at(0)->isChecked() && boxesOf(stack).at(1)->isChecked());
}

void TestTimeStack::defaultsShowEveryExit() {
    TimeStack stack;
    stack.setUtterance(nullptr, analysisOf(2), nullptr);
    boxesOf(stack).at(0)->click();
    stack.restoreDefaults();
    QVERIFY(boxesOf(stack).at(0)->isChecked());
    QVERIFY(toldBy(stack).contains(QStringLiteral("exit 1")));
}

QTEST_MAIN(TestTimeStack)
#include "test_time_stack.moc"
