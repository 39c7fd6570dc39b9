// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/measure_spec.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace offramp;

class TestMeasureSpec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNameAloneIsAllDefaults();
    void parametersAreRead();
    void textsAreCanonical();
    void randomSpecsComeBackToTheDigit();
    void specsThatDifferCompareSo();
    void refusals_data();
    void refusals();
    void valuesAreCheckedToo();
};

void TestMeasureSpec::aNameAloneIsAllDefaults() {
    for (const Measure& measure : measures()) {
        const MeasureSpec spec = parseMeasureSpec(measure.id);
        QVERIFY(spec == specOf(measure.id));
        QCOMPARE(textOf(spec), std::string(measure.id));
    }
}

void TestMeasureSpec::parametersAreRead() {
    const MeasureSpec spec = parseMeasureSpec(
        "tsallis:alpha=0.5,mask=blankbelow,blank=0.9,pool=quantile,quantile=0.25,temperature=1.5");
    QCOMPARE(spec.measure, findMeasure("tsallis"));
    QCOMPARE(spec.parameters.alpha, 0.5);
    QCOMPARE(spec.parameters.mask, FrameMask::blankBelow);
    QCOMPARE(spec.parameters.maskThreshold, 0.9);
    QCOMPARE(spec.parameters.pool, Pooling::quantile);
    QCOMPARE(spec.parameters.quantile, 0.25);
    QCOMPARE(spec.parameters.temperature, 1.5);
    QCOMPARE(parseMeasureSpec("margin:mask=nonblank").parameters.mask, FrameMask::nonBlank);
    QCOMPARE(parseMeasureSpec("margin:mask=emitting").parameters.mask, FrameMask::emitting);
    QCOMPARE(parseMeasureSpec("margin:pool=min").parameters.pool, Pooling::minimum);
}

void TestMeasureSpec::textsAreCanonical() {
    const auto canonical = [](const char* text) {
        return textOf(parseMeasureSpec(text));
    };
    QCOMPARE(canonical("tsallis:temperature=1.5,pool=min,alpha=0.50,mask=nonblank"),
             std::string("tsallis:alpha=0.5,mask=nonblank,pool=min,temperature=1.5"));
    QCOMPARE(canonical("margin:pool=mean,mask=all,temperature=1"), std::string("margin"));
    QCOMPARE(canonical("margin:pool=quantile,quantile=0.1"), std::string("margin:pool=quantile"));
    QCOMPARE(canonical("renyi:alpha=0.33"), std::string("renyi"));
    QCOMPARE(canonical("nbest_posterior:temperature=0.1"), std::string("nbest_posterior:temperature=0.1"));
}

void TestMeasureSpec::randomSpecsComeBackToTheDigit() {
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> uniform(0, 1);
    for (int round = 0; round < 2000; ++round) {
        MeasureSpec spec{&measures()[random() % measures().size()], {}};
        MeasureParameters& parameters = spec.parameters;
        if (spec.measure->has(Parameter::alpha)) parameters.alpha = 1e-6 + 99 * uniform(random);
        if (spec.measure->has(Parameter::temperature)) parameters.temperature = 1e-6 + 99 * uniform(random);
        if (spec.measure->has(Parameter::mask)) parameters.mask = static_cast<FrameMask>(random() % 4);
        if (parameters.mask == FrameMask::blankBelow) parameters.maskThreshold = uniform(random);
        if (spec.measure->has(Parameter::pool)) parameters.pool = static_cast<Pooling>(random() % 3);
        if (parameters.pool == Pooling::quantile) parameters.quantile = uniform(random);
        checkSpec(spec);
        QVERIFY(parseMeasureSpec(textOf(spec)) == spec);
    }
}

void TestMeasureSpec::specsThatDifferCompareSo() {
    QVERIFY(specOf("margin") == parseMeasureSpec("margin"));
    QVERIFY(specOf("margin") != specOf("renyi"));
    QVERIFY(parseMeasureSpec("renyi:alpha=0.5") != parseMeasureSpec("renyi:alpha=0.5000000000000001"));
}

void TestMeasureSpec::refusals_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* text, const char* sentence) {
        QTest::newRow(text) << QString(text) << QString::fromUtf8(sentence);
    };
    row("luck", "luck: is no exit measure. Choose one of entropy_normalised, ");
    row("", "is no exit measure. Choose one of entropy_normalised, ");
    row("margin:alpha=0.5",
        "margin: has no parameter \"alpha\". It has mask, blank, pool, quantile, temperature.");
    row("patience:pool=min", "patience: has no parameter \"pool\". It has none: name it alone.");
    row("nbest_posterior:mask=nonblank", "nbest_posterior: has no parameter \"mask\". It has temperature.");
    row("tsallis:order=2",
        "tsallis: has no parameter \"order\". It has alpha, mask, blank, pool, quantile, temperature.");
    row("tsallis:alpha=many", "tsallis: \"many\" of alpha is no number. Give a number, such as 0.33.");
    row("tsallis:alpha=0.5x", "tsallis: \"0.5x\" of alpha is no number.");
    row("tsallis:alpha=0", "tsallis: alpha is 0. Give a number above 0, at most 100.");
    row("tsallis:alpha=-1", "tsallis: alpha is -1. Give a number above 0, at most 100.");
    row("tsallis:alpha=nan", "tsallis: alpha is nan.");
    row("tsallis:alpha=inf", "tsallis: alpha is inf.");
    row("margin:temperature=101", "margin: temperature is 101. Give a number above 0, at most 100.");
    row("margin:pool=median", "margin: there is no pool \"median\". Choose one of mean, min, quantile.");
    row("margin:mask=silence",
        "margin: there is no mask \"silence\". Choose one of all, nonblank, blankbelow, emitting.");
    row("margin:pool=quantile,quantile=1.5", "margin: quantile is 1.5. Give a number from 0 to 1.");
    row("margin:mask=blankbelow,blank=-0.5", "margin: blank is -0.5. Give a number from 0 to 1.");
    row("margin:quantile=0.5",
        "margin: quantile is set without pool=quantile. Add pool=quantile, or leave quantile out.");
    row("margin:blank=0.5",
        "margin: blank is set without mask=blankbelow. Add mask=blankbelow, or leave blank out.");
    row("margin:", "margin: \"\" sets no parameter. Write KEY=VALUE after the colon, parted by commas.");
    row("margin:pool", "margin: \"pool\" sets no parameter.");
    row("margin:pool=min,", "margin: \"\" sets no parameter.");
    row("margin:pool=min,pool=mean", "margin: \"pool\" is set twice. Set it once.");
}

void TestMeasureSpec::refusals() {
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    const QString said =
        QString::fromStdString(test::errorOf([&] { (void)parseMeasureSpec(text.toStdString()); }));
    QVERIFY2(said.startsWith(sentence), qPrintable(said));
}

void TestMeasureSpec::valuesAreCheckedToo() {
    const auto refusal = [](MeasureSpec spec) {
        return test::errorOf([&] { checkSpec(spec); });
    };
    QVERIFY(!refusal({}).empty());
    MeasureSpec spec = specOf("patience");
    QVERIFY(refusal(spec).empty());
    spec.parameters.alpha = 0.5;
    QVERIFY(refusal(spec).starts_with("patience: has no parameter \"alpha\""));
    spec = specOf("renyi");
    spec.parameters.temperature = std::nan("");
    QVERIFY(!refusal(spec).empty());
    spec.parameters.temperature = 0;
    QVERIFY(!refusal(spec).empty());
}

QTEST_GUILESS_MAIN(TestMeasureSpec)
#include "test_measure_spec.moc"
