// SPDX-License-Identifier: GPL-3.0-or-later
// What is written and drawn stands out from what is behind it, in both themes (WCAG 2.1, 1.4.3 and 1.4.11).
#include "theme/theme.h"

#include <QtTest>

#include <cmath>

using namespace offramp;

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastsAreKnown();
    void textsStandOut_data();
    void textsStandOut();
    void outlinesStandOut_data();
    void outlinesStandOut();
};

namespace {

constexpr double readable = 4.5; // of texts
constexpr double visible = 3;    // of what isn't text

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void addThemes() {
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void standsOut(const char* what, const QColor& colour, const QColor& behind, double least) {
    const double found = contrast(colour, behind);
    QVERIFY2(found >= least, qPrintable(QStringLiteral("%1: %2 on %3 is %4")
                                            .arg(QLatin1String(what), colour.name(), behind.name())
                                            .arg(found)));
}

} // namespace

void TestTheme::contrastsAreKnown() {
    QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21) < 1e-3);
    QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.478) < 1e-3); // just not readable
}

void TestTheme::textsStandOut_data() {
    addThemes();
}

void TestTheme::textsStandOut() {
    QFETCH(QPalette, palette);
    const Theme theme(palette);
    for (const auto behind : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
        standsOut("text", palette.color(QPalette::Text), palette.color(behind), readable);
        standsOut("note", palette.color(QPalette::PlaceholderText), palette.color(behind), readable);
        standsOut("axis", theme.faint, palette.color(behind), readable);
        standsOut("substitution", theme.substitution, palette.color(behind), readable);
        standsOut("insertion", theme.insertion, palette.color(behind), readable);
        standsOut("deletion", theme.deletion, palette.color(behind), readable);
    }
    standsOut("button", palette.color(QPalette::ButtonText), palette.color(QPalette::Button), readable);
    standsOut("selected", palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight),
              readable);
}

void TestTheme::outlinesStandOut_data() {
    addThemes();
}

void TestTheme::outlinesStandOut() {
    QFETCH(QPalette, palette);
    const Theme theme(palette);
    for (const auto behind : {QPalette::Window, QPalette::Base}) {
        standsOut("outline", palette.color(QPalette::Mid), palette.color(behind), visible);
        standsOut("warning", theme.warning, palette.color(behind), visible);
        standsOut("taken", theme.accent, palette.color(behind), visible);
        standsOut("waveform", theme.waveform, palette.color(behind), visible);
    }
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
