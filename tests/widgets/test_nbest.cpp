// SPDX-License-Identifier: GPL-3.0-or-later
// The N best of an exit, and the form of the decoder's options.
#include "analysis/decoding.h"
#include "analysis/shipped.h"
#include "marks/marked_text.h"
#include "nbest/decoder_form.h"
#include "nbest/nbest_view.h"
#include "table/table_view.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <QtWidgets>

#include <cmath>

using namespace offramp;

class TestNBest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void posteriorsAreShares();
    void rowsAreTheHypothesesBestFirst();
    void differencesAreMarkedAgainstTheReferenceOrTheBest();
    void textsAreComparedOnlyWhereTheyAreSeen();
    void greedyOffersTheBeamSearch();
    void anErrorLeavesTheList();
    void theListFollowsTheExit();
    void optionsAreToldOnceTheyAreAtRest();
    void moreHypothesesThanTheBeamAreNotAskedFor();
    void settingOptionsTellsNobody();
};

namespace {

NBest made(const std::vector<double>& scores) {
    NBest list;
    list.asked = static_cast<int>(scores.size());
    for (const double score : scores) {
        NBestEntry entry;
        entry.score = entry.acoustic = score;
        list.entries.push_back(entry);
    }
    return list;
}

std::shared_ptr<const Analysis> searched(int nbest) {
    DecoderOptions options;
    options.kind = DecoderOptions::Kind::beam;
    options.beam.nbest = nbest;
    return withDecoding(*test::murmurAnalysis(),
                        openDecoding(test::shippedRecogniser().sharedTokenizer(), options), 1);
}

QString display(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

/// The form's spin box whose value is `value`; null if there is none or more than one.
QSpinBox* boxWith(const QWidget& form, int value) {
    QSpinBox* found = nullptr;
    for (QSpinBox* box : form.findChildren<QSpinBox*>()) {
        if (!box->isVisibleTo(&form) || box->value() != value) continue;
        if (found != nullptr) return nullptr;
        found = box;
    }
    return found;
}

} // namespace

void TestNBest::posteriorsAreShares() {
    // e^(ln 6 − ln 6), e^(ln 3 − ln 6), e^(ln 1 − ln 6): 1, 1/2, 1/6 of a sum of 5/3.
    const NBest list = made({std::log(6.0), std::log(3.0), 0});
    const auto shares = posteriorsOf(list, 1);
    QCOMPARE(shares.size(), std::size_t(3));
    QVERIFY(std::abs(shares[0] - 0.6) < 1e-12 && std::abs(shares[1] - 0.3) < 1e-12 &&
            std::abs(shares[2] - 0.1) < 1e-12);
    // At τ = 2 the square roots: √6, √3, 1.
    const double sum = std::sqrt(6) + std::sqrt(3) + 1;
    QVERIFY(std::abs(posteriorsOf(list, 2)[1] - std::sqrt(3) / sum) < 1e-12);
    // Far apart and far down nothing overflows; what is impossible has no share.
    const double infinity = std::numeric_limits<double>::infinity();
    const auto far = posteriorsOf(made({-5000, -6000, -infinity}), 1);
    QCOMPARE(far[0], 1.0);
    QCOMPARE(far[2], 0.0);
    QVERIFY(posteriorsOf(made({}), 1).empty());
}

void TestNBest::rowsAreTheHypothesesBestFirst() {
    NBestView view;
    NBestModel& model = view.hypotheses();
    const QAbstractItemModelTester tester(&model);
    const auto analysis = searched(12);
    view.setAnalysis(analysis);
    view.setCurrentExit(5);
    QCOMPARE(model.rowCount(), 12);
    const auto& entries = analysis->exits[5]->nBest->entries;
    for (int row = 0; row < 12; ++row) {
        QCOMPARE(display(model, row, NBestModel::rankColumn), QLocale().toString(row + 1));
        QCOMPARE(display(model, row, NBestModel::textColumn),
                 QString::fromStdString(entries[static_cast<std::size_t>(row)].hypothesis.text));
    }
    QVERIFY(!model.hasLanguage());
    // The acoustics alone are the score.
    QVERIFY(view.table().isColumnHidden(NBestModel::acousticColumn));
    QVERIFY(view.table().isColumnHidden(NBestModel::languageColumn));
    auto spoken = std::make_shared<Analysis>(*analysis);
    auto exit = std::make_shared<ExitResult>(*spoken->exits[5]);
    auto list = std::make_shared<NBest>(*exit->nBest);
    list->entries[0].language = -1.5;
    exit->nBest = list;
    spoken->exits[5] = exit;
    view.setAnalysis(spoken);
    QVERIFY(!view.table().isColumnHidden(NBestModel::acousticColumn));
    QVERIFY(!view.table().isColumnHidden(NBestModel::languageColumn));
}

void TestNBest::differencesAreMarkedAgainstTheReferenceOrTheBest() {
    NBest list = made({-1, -2});
    list.entries[0].hypothesis = test::murmurAnalysis()->exits[5]->hypothesis;
    list.entries[1].hypothesis = test::murmurAnalysis()->exits[0]->hypothesis;
    NBestModel model;
    model.setList(std::make_shared<const NBest>(list), std::nullopt, "basic");
    const auto marked = [&](int row) {
        return model.index(row, NBestModel::textColumn).data(markedTextRole).toString();
    };
    QVERIFY(!marked(0).contains(QStringLiteral("<u>"))); // the best has nothing to differ from
    QVERIFY(marked(1).contains(QStringLiteral("<u>")) || marked(1).contains(QStringLiteral("insertion")) ||
            marked(1).contains(QStringLiteral("deletion")));
    QCOMPARE(display(model, 0, NBestModel::werColumn), QStringLiteral("–"));
    model.setList(std::make_shared<const NBest>(list), "zero", "basic");
    QVERIFY(display(model, 0, NBestModel::werColumn) != QStringLiteral("–"));
}

void TestNBest::textsAreComparedOnlyWhereTheyAreSeen() {
    NBestModel model;
    model.setList(searched(40)->exits[5]->nBest, "one two", "basic");
    QCOMPARE(model.comparisons(), 0);
    (void)display(model, 7, NBestModel::werColumn);
    (void)display(model, 7, NBestModel::werColumn);
    QCOMPARE(model.comparisons(), 1);
}

void TestNBest::greedyOffersTheBeamSearch() {
    NBestView view;
    view.resize(900, 400);
    view.show();
    view.setAnalysis(test::murmurAnalysis());
    QSignalSpy changes(&view, &NBestView::decoderChanged);
    QPushButton* search = nullptr;
    for (QPushButton* button : view.findChildren<QPushButton*>())
        if (button->isVisible() && button->text().contains(QStringLiteral("beam search"))) search = button;
    QVERIFY(search != nullptr);
    search->click();
    QVERIFY(QTest::qWaitFor([&] { return changes.size() == 1; }));
    const auto options = changes[0][0].value<DecoderOptions>();
    QVERIFY(options.kind == DecoderOptions::Kind::beam);
    QVERIFY(options.beam.nbest > 1);
}

void TestNBest::anErrorLeavesTheList() {
    NBestView view;
    view.setAnalysis(searched(6));
    view.setCurrentExit(5);
    view.setError(QStringLiteral("lexicon.txt: line 2: it has no spelling"));
    QCOMPARE(view.hypotheses().rowCount(), 6);
    bool told = false;
    for (const QLabel* label : view.findChildren<QLabel*>())
        told |= label->text().contains(QStringLiteral("line 2"));
    QVERIFY(told);
}

void TestNBest::theListFollowsTheExit() {
    NBestView view;
    const auto analysis = searched(6);
    view.setAnalysis(analysis);
    view.setTaken(2);
    const auto first = [&] {
        return display(view.hypotheses(), 0, NBestModel::textColumn).toStdString();
    };
    QCOMPARE(first(), analysis->exits[2]->nBest->entries[0].hypothesis.text);
    view.setCurrentExit(0);
    QCOMPARE(first(), analysis->exits[0]->nBest->entries[0].hypothesis.text);
    view.setTaken(4); // a chosen exit stays
    QCOMPARE(first(), analysis->exits[0]->nBest->entries[0].hypothesis.text);
}

void TestNBest::optionsAreToldOnceTheyAreAtRest() {
    NBestView view;
    view.resize(900, 500);
    view.show();
    DecoderOptions options = DecoderForm::beamDefaults();
    options.beam.beamSize = 77;
    view.setDecoder(options);
    QSignalSpy changes(&view, &NBestView::decoderChanged);
    QSpinBox* box = boxWith(view.form(), 77);
    QVERIFY(box != nullptr);
    for (int size = 78; size < 88; ++size)
        box->setValue(size);
    QCOMPARE(changes.size(), 0); // not for each of them
    QVERIFY(QTest::qWaitFor([&] { return changes.size() == 1; }));
    QCOMPARE(changes[0][0].value<DecoderOptions>().beam.beamSize, 87);
}

void TestNBest::moreHypothesesThanTheBeamAreNotAskedFor() {
    NBestView view;
    view.resize(900, 500);
    view.show();
    DecoderOptions options = DecoderForm::beamDefaults();
    options.beam.beamSize = 77;
    options.beam.nbest = 33;
    view.setDecoder(options);
    QSignalSpy changes(&view, &NBestView::decoderChanged);
    boxWith(view.form(), 33)->setValue(200);
    QVERIFY(QTest::qWaitFor([&] { return !changes.isEmpty(); }));
    const auto told = changes.last()[0].value<DecoderOptions>();
    QVERIFY(told.beam.nbest <= told.beam.beamSize);
    checkBeamOptions(told.beam);
}

void TestNBest::settingOptionsTellsNobody() {
    NBestView view;
    QSignalSpy changes(&view, &NBestView::decoderChanged);
    view.setDecoder(DecoderForm::beamDefaults());
    view.setDecoder({});
    QTest::qWait(600);
    QCOMPARE(changes.size(), 0);
    QVERIFY(view.form().options().kind == DecoderOptions::Kind::greedy);
}

QTEST_MAIN(TestNBest)
#include "test_nbest.moc"
