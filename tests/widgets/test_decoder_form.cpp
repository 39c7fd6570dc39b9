// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder's options, its files, and numbers that may be infinite.
#include "message/message_bar.h"
#include "nbest/decoder_form.h"

#include <QAccessible>
#include <QtTest>
#include <QtWidgets>

#include <cmath>

using namespace offramp;

class TestDecoderForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { form_.reset(); }
    void anEndOfABoxIsInfinity();
    void infinityIsTypedAndSteppedOver();
    void optionsComeBackAsTheyWereSet();
    void whatIsNotInViewHasItsDefault();
    void settingsAreRestoredAlsoWhereTheyAreNotInView();
    void weightsAreShownWhereTheyMatter();
    void filesAreChosenTypedAndCleared();
    void typingWaitsForTheLastKey();
    void whatIsBeingEditedIsNotLost();
    void theBeamHoldsTheList_data();
    void theBeamHoldsTheList();
    void defaultsAreRestored();
    void everyControlIsReachedByTabAndHasAName();
    void everyTooltipNamesTheOptionOfTorchaudio();

private:
    /// The control of that accessible name.
    template <typename Control>
    [[nodiscard]] Control* control(const QString& name) const {
        for (Control* found : form_->findChildren<Control*>())
            if (found->accessibleName() == name) return found;
        return nullptr;
    }
    [[nodiscard]] static DecoderOptions everything() {
        DecoderOptions options = DecoderForm::beamDefaults();
        options.beam = {7, 70, 5, 12.5, 1.5, -0.25, -3, 0.75, true};
        options.lexicon = "/words/lexicon.txt";
        options.languageModel = "/words/three.arpa";
        return options;
    }

    std::unique_ptr<DecoderForm> form_;
    std::unique_ptr<QSignalSpy> changes_;
};

void TestDecoderForm::init() {
    form_ = std::make_unique<DecoderForm>();
    form_->show();
    QVERIFY(QTest::qWaitForWindowExposed(form_.get()));
    changes_ = std::make_unique<QSignalSpy>(form_.get(), &DecoderForm::optionsChanged);
}

void TestDecoderForm::anEndOfABoxIsInfinity() {
    const double infinity = std::numeric_limits<double>::infinity();
    InfiniteBox high(0, 100, nullptr);
    high.setInfinity(QStringLiteral("none"), 50);
    high.setNumber(infinity);
    QCOMPARE(high.number(), infinity);
    QCOMPARE(high.text(), QStringLiteral("none"));
    high.setNumber(1000); // beyond its range, and finite
    QCOMPARE(high.number(), 100.0);
    high.setNumber(-infinity);
    QCOMPARE(high.number(), 0.0);
    InfiniteBox low(-100, 100, nullptr);
    low.setMinusInfinity(QStringLiteral("never"), -10);
    low.setNumber(-infinity);
    QCOMPARE(low.number(), -infinity);
    QCOMPARE(low.text(), QStringLiteral("never"));
    low.setNumber(-3.25);
    QCOMPARE(low.number(), -3.25);
    QCOMPARE(low.text(), QLocale().toString(-3.25));
}

void TestDecoderForm::infinityIsTypedAndSteppedOver() {
    InfiniteBox box(0, 100, nullptr);
    box.setInfinity(QStringLiteral("none"), 50);
    box.setNumber(3);
    box.selectAll();
    QTest::keyClicks(&box, QStringLiteral("none"));
    QTest::keyClick(&box, Qt::Key_Return);
    QVERIFY(std::isinf(box.number()));
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.number(), 50.0);
    box.selectAll();
    QTest::keyClicks(&box, QStringLiteral("7"));
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(box.number(), 7.0);
}

void TestDecoderForm::optionsComeBackAsTheyWereSet() {
    form_->setOptions(everything());
    QCOMPARE(form_->options(), everything());
    DecoderOptions unbounded = everything();
    unbounded.beam.beamThreshold = std::numeric_limits<double>::infinity();
    unbounded.beam.unkScore = -std::numeric_limits<double>::infinity();
    form_->setOptions(unbounded);
    QCOMPARE(form_->options(), unbounded);
    form_->setOptions({});
    QCOMPARE(form_->options(), DecoderOptions());
    form_->useBeamSearch(); // with the settings that it had
    QCOMPARE(form_->options(), unbounded);
}

/// A word score that nobody sees any more must not go on changing the ranks.
void TestDecoderForm::whatIsNotInViewHasItsDefault() {
    form_->setOptions(everything());
    form_->chooseLanguageModel({});
    QCOMPARE(form_->options().beam.lmWeight, BeamOptions().lmWeight);
    QCOMPARE(form_->options().beam.wordScore, -0.25); // of the lexicon's words
    form_->chooseLexicon({});
    QCOMPARE(form_->options().beam.wordScore, 0.0);
    QCOMPARE(form_->options().beam.silScore, 0.0);
    form_->chooseLexicon("/words/lexicon.txt"); // and is back with what it belongs to
    QCOMPARE(form_->options().beam.wordScore, -0.25);
}

void TestDecoderForm::settingsAreRestoredAlsoWhereTheyAreNotInView() {
    DecoderOptions hidden = everything();
    hidden.kind = DecoderOptions::Kind::greedy;
    form_->restore(hidden);
    QCOMPARE(form_->settings(), hidden);
    QCOMPARE(form_->options(), DecoderOptions());
    form_->useBeamSearch();
    QCOMPARE(form_->options(), everything());
    DecoderOptions withoutFiles = everything();
    withoutFiles.lexicon.clear();
    withoutFiles.languageModel.clear();
    withoutFiles.beam.unkScore = -std::numeric_limits<double>::infinity();
    form_->restore(withoutFiles);
    QCOMPARE(form_->settings(), withoutFiles);
    QCOMPARE(form_->options().beam.wordScore, BeamOptions().wordScore);
    QTest::qWait(500); // longer than it waits for the last key
    QCOMPARE(changes_->size(), 0);
}

void TestDecoderForm::weightsAreShownWhereTheyMatter() {
    const auto seen = [&](const char* name) {
        auto* box = control<InfiniteBox>(QString::fromLatin1(name));
        return box != nullptr && box->isVisible();
    };
    QVERIFY(!control<QSpinBox>(QStringLiteral("Beam size"))->isVisible()); // greedy
    form_->useBeamSearch();
    QVERIFY(control<QSpinBox>(QStringLiteral("Beam size"))->isVisible());
    QVERIFY(!seen("Word score") && !seen("Model's weight") && !seen("Unknown words") && !seen("Spaces"));
    form_->chooseLexicon("/words/lexicon.txt");
    QVERIFY(seen("Word score") && seen("Unknown words") && seen("Spaces") && !seen("Model's weight"));
    form_->chooseLexicon({});
    form_->chooseLanguageModel("/words/three.arpa");
    QVERIFY(seen("Word score") && seen("Unknown words") && seen("Spaces") && seen("Model's weight"));
}

void TestDecoderForm::filesAreChosenTypedAndCleared() {
    form_->setOptions(DecoderForm::beamDefaults());
    QSignalSpy lexicon(form_.get(), &DecoderForm::browseLexicon);
    QSignalSpy model(form_.get(), &DecoderForm::browseLanguageModel);
    control<QToolButton>(QStringLiteral("Choose a file: Lexicon"))->click();
    QCOMPARE(lexicon.size(), 1);
    control<QToolButton>(QStringLiteral("Choose a file: Language model"))->click();
    QCOMPARE(model.size(), 1);
    auto* without = control<QToolButton>(QStringLiteral("Without: Lexicon"));
    QVERIFY(!without->isEnabled());
    auto* edit = control<QLineEdit>(QStringLiteral("Lexicon"));
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral(" /words/a.txt "));
    QVERIFY(form_->options().lexicon.empty()); // until it is all there
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(form_->options().lexicon, std::filesystem::path("/words/a.txt"));
    QVERIFY(changes_->wait());
    QCOMPARE((*changes_)[0][0].value<DecoderOptions>().lexicon, std::filesystem::path("/words/a.txt"));
    without->setFocus();
    QTest::keyClick(without, Qt::Key_Space);
    QVERIFY(form_->options().lexicon.empty());
    QVERIFY(changes_->wait());
    QVERIFY((*changes_)[1][0].value<DecoderOptions>().lexicon.empty());
}

void TestDecoderForm::typingWaitsForTheLastKey() {
    form_->setOptions(DecoderForm::beamDefaults());
    auto* box = control<QSpinBox>(QStringLiteral("Beam size"));
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("120")); // by way of 1 and 12, which hold fewer than the list
    QCOMPARE(changes_->size(), 0);
    QVERIFY(changes_->wait());
    QCOMPARE(changes_->size(), 1);
    const auto options = (*changes_)[0][0].value<DecoderOptions>();
    QCOMPARE(options.beam.beamSize, 120);
    QCOMPARE(options.beam.nbest, DecoderForm::beamDefaults().beam.nbest);
    box->setValue(121);
    box->setValue(120); // as it was
    QTest::qWait(600);
    QCOMPARE(changes_->size(), 1);
}

/// The window tells the options that hold while others are being edited.
void TestDecoderForm::whatIsBeingEditedIsNotLost() {
    form_->setOptions(DecoderForm::beamDefaults());
    control<QSpinBox>(QStringLiteral("Hypotheses"))->setValue(23);
    form_->setOptions(DecoderForm::beamDefaults());
    QCOMPARE(form_->options().beam.nbest, 23);
    QVERIFY(changes_->wait());
    QCOMPARE((*changes_)[0][0].value<DecoderOptions>().beam.nbest, 23);
}

void TestDecoderForm::theBeamHoldsTheList_data() {
    QTest::addColumn<QString>("edited");
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("beamSize");
    QTest::addColumn<int>("nbest");
    QTest::newRow("a longer list widens the beam") << QStringLiteral("Hypotheses") << 80 << 80 << 80;
    QTest::newRow("a narrower beam shortens the list") << QStringLiteral("Beam size") << 4 << 4 << 4;
    QTest::newRow("as many as it holds") << QStringLiteral("Hypotheses") << 50 << 50 << 50;
}

void TestDecoderForm::theBeamHoldsTheList() {
    QFETCH(QString, edited);
    QFETCH(int, value);
    QFETCH(int, beamSize);
    QFETCH(int, nbest);
    form_->setOptions(DecoderForm::beamDefaults()); // 10 of 50
    control<QSpinBox>(edited)->setValue(value);
    QVERIFY(changes_->wait());
    QCOMPARE(changes_->size(), 1);
    const auto options = (*changes_)[0][0].value<DecoderOptions>();
    QCOMPARE(options.beam.beamSize, beamSize);
    QCOMPARE(options.beam.nbest, nbest);
    QCOMPARE(form_->options(), options);
    const auto* note = form_->findChild<MessageBar*>();
    QCOMPARE(note->isVisible(), value != 50);
    if (value != 50) QVERIFY(note->text().contains(QLocale().toString(value)));
    control<QSpinBox>(QStringLiteral("Tokens a frame"))->setValue(3);
    QVERIFY(!note->isVisible()); // it was about the edit before
}

void TestDecoderForm::defaultsAreRestored() {
    form_->setOptions(everything());
    form_->findChild<QPushButton*>()->click();
    QCOMPARE(form_->options(), DecoderForm::beamDefaults());
    QVERIFY(changes_->wait());
    QCOMPARE((*changes_)[0][0].value<DecoderOptions>(), DecoderForm::beamDefaults());
    checkBeamOptions(form_->options().beam);
}

void TestDecoderForm::everyControlIsReachedByTabAndHasAName() {
    form_->setOptions(everything());
    int reached = 0;
    for (QWidget* next = form_->nextInFocusChain(); next != form_.get(); next = next->nextInFocusChain()) {
        if (!next->isVisible() || next->focusProxy() != nullptr || (next->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        ++reached;
        const auto* access = QAccessible::queryAccessibleInterface(next);
        QVERIFY2(!access->text(QAccessible::Name).isEmpty(), next->metaObject()->className());
    }
    // The decoder, 5 settings, a path and 2 buttons for each file, 4 weights, and the defaults.
    QCOMPARE(reached, 1 + 5 + 2 * 3 + 4 + 1);
}

void TestDecoderForm::everyTooltipNamesTheOptionOfTorchaudio() {
    QString tips;
    for (const QLabel* label : form_->findChildren<QLabel*>())
        tips += label->toolTip() + u'\n';
    for (const char* name : {"beam_size)", "nbest)", "beam_size_token)", "beam_threshold)", "log_add)",
                             "lexicon)", "lm)", "lm_weight)", "word_score)", "unk_score)", "sil_score)"})
        QVERIFY2(tips.contains(QStringLiteral(": ") + QString::fromLatin1(name)), name);
}

QTEST_MAIN(TestDecoderForm)
#include "test_decoder_form.moc"
