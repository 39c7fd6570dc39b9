// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/formula_view.h"
#include "measures/measure_editor.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestParameterForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachMeasureShowsWhatItHas();
    void aNumberAppearsWithTheChoiceThatReadsIt();
    void whatIsChangedCanBePutBack();
    void temperaturesAreOfferedOnce();
    void anotherMeasureKeepsWhatItHas();
    void theNoteFolds();

private:
    static QStringList shownLabels(const ParameterForm& form) {
        QStringList texts;
        for (const QLabel* label : form.findChildren<QLabel*>())
            if (label->isVisibleTo(&form)) texts.append(label->text().remove(u'&'));
        return texts;
    }
    static QComboBox& choice(const ParameterForm& form, const QString& name) {
        for (QComboBox* box : form.findChildren<QComboBox*>())
            if (box->accessibleName() == name) return *box;
        qFatal("no such choice");
    }
    static QDoubleSpinBox& number(const ParameterForm& form, const QString& name) {
        for (QDoubleSpinBox* box : form.findChildren<QDoubleSpinBox*>())
            if (box->accessibleName() == name) return *box;
        qFatal("no such number");
    }
    static QList<QToolButton*> shownResets(const ParameterForm& form) {
        QList<QToolButton*> shown;
        for (QToolButton* button : form.findChildren<QToolButton*>())
            if (button->isVisibleTo(&form)) shown.append(button);
        return shown;
    }
};

void TestParameterForm::eachMeasureShowsWhatItHas() {
    ParameterForm form;
    for (const Measure& measure : measures()) {
        form.setSpec({&measure, {}});
        QStringList expected;
        if (measure.has(Parameter::alpha)) expected.append(QStringLiteral("Order α"));
        if (measure.has(Parameter::mask)) expected.append(QStringLiteral("Frames"));
        if (measure.has(Parameter::pool)) expected.append(QStringLiteral("Of these"));
        if (measure.has(Parameter::temperature)) expected.append(QStringLiteral("Temperature"));
        QCOMPARE(shownLabels(form), expected);
        QCOMPARE(form.isHidden(), expected.isEmpty());
        QVERIFY(shownResets(form).isEmpty());
    }
}

void TestParameterForm::aNumberAppearsWithTheChoiceThatReadsIt() {
    ParameterForm form;
    form.setSpec(specOf("margin"));
    QSignalSpy changes(&form, &ParameterForm::parametersChanged);
    QVERIFY(!shownLabels(form).contains(QStringLiteral("Blank at most")));
    choice(form, QStringLiteral("Frames")).setCurrentIndex(static_cast<int>(FrameMask::blankBelow));
    QVERIFY(shownLabels(form).contains(QStringLiteral("Blank at most")));
    number(form, QStringLiteral("Blank at most")).setValue(0.5);
    choice(form, QStringLiteral("Of these")).setCurrentIndex(static_cast<int>(Pooling::quantile));
    number(form, QStringLiteral("Quantile")).setValue(0.25);
    QCOMPARE(changes.size(), 4);
    MeasureParameters expected;
    expected.mask = FrameMask::blankBelow;
    expected.maskThreshold = 0.5;
    expected.pool = Pooling::quantile;
    expected.quantile = 0.25;
    QVERIFY(form.parameters() == expected);
    // What nothing reads any more goes back to its default, or the measure couldn't be used.
    choice(form, QStringLiteral("Frames")).setCurrentIndex(static_cast<int>(FrameMask::all));
    choice(form, QStringLiteral("Of these")).setCurrentIndex(static_cast<int>(Pooling::minimum));
    expected = {};
    expected.pool = Pooling::minimum;
    QVERIFY(form.parameters() == expected);
    checkSpec({&measureOf("margin"), form.parameters()});
}

void TestParameterForm::whatIsChangedCanBePutBack() {
    ParameterForm form;
    form.setSpec(parseMeasureSpec("tsallis:alpha=0.5,temperature=1.5"));
    QSignalSpy changes(&form, &ParameterForm::parametersChanged);
    QCOMPARE(number(form, QStringLiteral("Order α")).value(), 0.5);
    const auto resets = shownResets(form);
    QCOMPARE(resets.size(), 2);
    for (QToolButton* reset : resets) {
        QVERIFY(!reset->accessibleName().isEmpty());
        reset->click();
    }
    QCOMPARE(changes.size(), 2);
    QVERIFY(form.parameters() == MeasureParameters());
    QVERIFY(shownResets(form).isEmpty());
}

void TestParameterForm::temperaturesAreOfferedOnce() {
    ParameterForm form;
    form.setSpec(specOf("nbest_posterior"));
    QCOMPARE(shownLabels(form), QStringList{QStringLiteral("Temperature")});
    form.setTemperatureOffered(false);
    QVERIFY(form.isHidden());
    form.setTemperatureOffered(true);
    QVERIFY(!form.isHidden());
}

void TestParameterForm::anotherMeasureKeepsWhatItHas() {
    MeasureEditor editor(QStringLiteral("&Measure"));
    editor.setSpec(
        parseMeasureSpec("tsallis:alpha=0.5,mask=nonblank,pool=quantile,quantile=0.25,temperature=2"));
    editor.show();
    QSignalSpy changes(&editor, &MeasureEditor::specChanged);
    const auto choose = [&](const char* id) {
        editor.picker().showPopup();
        editor.picker().popup()->setFilter(QString::fromLatin1(id));
        QTest::keyClick(editor.picker().popup()->focusProxy(), Qt::Key_Return);
    };
    choose("hidden_cosine"); // it has frames and pooling
    QCOMPARE(textOf(editor.spec()), std::string("hidden_cosine:mask=nonblank,pool=quantile,quantile=0.25"));
    choose("path_score_token"); // it has none
    QCOMPARE(textOf(editor.spec()), std::string("path_score_token"));
    QCOMPARE(changes.size(), 2);
    QVERIFY(editor.parameters().isHidden());
}

void TestParameterForm::theNoteFolds() {
    MeasureEditor editor(QStringLiteral("&Measure"));
    editor.setSpec(specOf("margin"));
    QSignalSpy folded(&editor.note(), &MeasureNote::foldedChanged);
    QVERIFY(!editor.note().isFolded() && editor.note().formula().isVisibleTo(&editor));
    QVERIFY(!editor.note().formula().error());
    QCOMPARE(editor.note().formula().tex(), QString::fromUtf8(measureOf("margin").typeset.data()));
    editor.note().findChild<QToolButton*>()->click();
    QVERIFY(editor.note().isFolded() && !editor.note().formula().isVisibleTo(&editor));
    QCOMPARE(folded.size(), 1);
    editor.note().setFolded(false); // told to, it says nothing
    QCOMPARE(folded.size(), 1);
}

QTEST_MAIN(TestParameterForm)
#include "test_parameter_form.moc"
