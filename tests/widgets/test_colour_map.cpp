// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colour_map.h"
#include "theme/theme.h"

#include <QtTest>

#include <cmath>

using namespace offramp;

class TestColourMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lightnessRisesEvenly();
    void oddValuesAreTaken();
    void exitsStandOutAndDiffer();
};

namespace {

double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// CIE 1976 L*, 0 … 100: another scale than the one the maps are made in.
double lightness(const QColor& colour) {
    return 116 * std::cbrt(std::max(luminance(colour), 216.0 / 24389)) - 16;
}

double contrast(const QColor& a, const QColor& b) {
    const double bright = std::max(luminance(a), luminance(b));
    return (bright + 0.05) / (std::min(luminance(a), luminance(b)) + 0.05);
}

} // namespace

void TestColourMap::lightnessRisesEvenly() {
    for (const auto name : {ColourMap::Name::aurora, ColourMap::Name::embers, ColourMap::Name::grey}) {
        const ColourMap& map = ColourMap::of(name);
        double before = -1;
        for (int step = 0; step <= 16; ++step) {
            const double now = lightness(QColor(map.at(step / 16.0)));
            if (before >= 0 && step > 2)
                QVERIFY2(now - before > 2 && now - before < 11, qPrintable(QString::number(now - before)));
            before = now;
        }
        QVERIFY(before > 85);
        QVERIFY(lightness(QColor(map.at(0))) < 15);
    }
}

void TestColourMap::oddValuesAreTaken() {
    const ColourMap& map = ColourMap::of(ColourMap::Name::aurora);
    QCOMPARE(map.at(-3), map.at(0));
    QCOMPARE(map.at(NAN), map.at(0));
    QCOMPARE(map.at(INFINITY), map.at(1));
}

void TestColourMap::exitsStandOutAndDiffer() {
    for (const QPalette& palette : {lightPalette(), darkPalette()}) {
        const Theme theme(palette);
        QVERIFY(contrast(theme.text, theme.background) > 7);
        QVERIFY(contrast(theme.faint, theme.background) > 4.5);
        for (int exit = 0; exit < 6; ++exit)
            QVERIFY2(contrast(theme.exit(exit, 6), theme.background) > 1.9,
                     qPrintable(QString::number(exit)));
        for (int exit = 1; exit < 6; ++exit)
            QVERIFY(std::abs(lightness(theme.exit(exit, 6)) - lightness(theme.exit(exit - 1, 6))) > 4);
    }
}

QTEST_MAIN(TestColourMap)
#include "test_colour_map.moc"
