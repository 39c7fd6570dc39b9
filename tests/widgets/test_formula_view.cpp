// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/formula_view.h"

#include "theme/theme.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

namespace {

QString entropyTex() {
    return QStringLiteral(R"(-\frac{1}{T} \sum_t \sum_c p_{t,c} \ln p_{t,c})");
}
QString entropyPlain() {
    return QStringLiteral("−Σ_t Σ_c p ln p / T");
}
QString sumTex() {
    return QStringLiteral("aaaa = bbbb + cccc - dddd");
}

int pixelsUnlike(const QImage& image, QRgb paper) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != paper) ++count;
    return count;
}

QImage shot(QWidget& view) {
    return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

class TestFormulaView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itAsksForTheRoomItNeeds();
    void narrowerIsSmallerThenHigher();
    void whatCannotBeReadIsShownPlain();
    void tooNarrowIsShownPlain();
    void itDrawsInThePalettesColours();
    void aLargerFontMakesItLarger();
    void theKeyboardCopiesTex();
    void screenReadersGetThePlainText();
};

void TestFormulaView::itAsksForTheRoomItNeeds() {
    FormulaView view;
    view.setFormula(entropyTex(), entropyPlain());
    const QSize hint = view.sizeHint();
    QVERIFY(hint.width() > 5 * hint.height() / 4);
    QVERIFY(hint.height() > 2 * view.fontMetrics().height());
    QCOMPARE(view.heightForWidth(hint.width()), hint.height());
    QCOMPARE(view.heightForWidth(2 * hint.width()), hint.height());
    QVERIFY(view.minimumSizeHint().width() < hint.width());
    QVERIFY(view.hasHeightForWidth());
    // All of the ink lies inside, with the frame of the widget blank.
    view.resize(hint);
    const QRgb paper = view.palette().color(QPalette::Window).rgb();
    const QImage image = shot(view);
    const int ink = pixelsUnlike(image, paper);
    QVERIFY(ink > 50);
    QCOMPARE(pixelsUnlike(image.copy(1, 1, image.width() - 2, image.height() - 2), paper), ink);
}

void TestFormulaView::narrowerIsSmallerThenHigher() {
    FormulaView view;
    view.setFormula(sumTex(), QStringLiteral("a sum"));
    const int width = view.sizeHint().width();
    const int height = view.sizeHint().height();
    QVERIFY(view.heightForWidth(width * 8 / 10) < height);
    QVERIFY(view.heightForWidth(width * 6 / 10) > height);
    const int narrowest = view.minimumSizeHint().width();
    QVERIFY(narrowest < width / 2);
    QVERIFY(view.heightForWidth(narrowest) > view.heightForWidth(width * 6 / 10));
    view.resize(narrowest, view.heightForWidth(narrowest));
    QVERIFY(pixelsUnlike(shot(view), view.palette().color(QPalette::Window).rgb()) > 50);
}

void TestFormulaView::whatCannotBeReadIsShownPlain() {
    FormulaView view;
    view.setFormula(QStringLiteral(R"(\frob{x})"), entropyPlain());
    QVERIFY(view.error());
    QCOMPARE(view.error()->command, QStringLiteral("\\frob"));
    QVERIFY(view.sizeHint().width() >= view.fontMetrics().horizontalAdvance(entropyPlain()));
    QVERIFY(view.sizeHint().height() < 2 * view.fontMetrics().height());
    view.resize(view.sizeHint());
    QVERIFY(pixelsUnlike(shot(view), view.palette().color(QPalette::Window).rgb()) > 30);
    view.setFormula(entropyTex(), entropyPlain());
    QVERIFY(!view.error());
    view.setFormula({}, {});
    QVERIFY(!view.error());
    view.resize(100, 40);
    QCOMPARE(pixelsUnlike(shot(view), view.palette().color(QPalette::Window).rgb()), 0);
}

void TestFormulaView::tooNarrowIsShownPlain() {
    FormulaView view;
    view.setFormula(entropyTex(), entropyPlain());
    FormulaView plain;
    plain.setFormula(QStringLiteral(R"(\frob)"), entropyPlain());
    const int width = view.minimumSizeHint().width() - 10;
    QCOMPARE(view.heightForWidth(width), plain.heightForWidth(width));
    view.resize(width, view.heightForWidth(width));
    plain.resize(view.size());
    QCOMPARE(shot(view), shot(plain));
}

void TestFormulaView::itDrawsInThePalettesColours() {
    FormulaView view;
    view.setFormula(entropyTex(), entropyPlain());
    view.resize(view.sizeHint());
    view.setAutoFillBackground(true);
    for (const QPalette& palette : {lightPalette(), darkPalette()}) {
        view.setPalette(palette);
        const QImage image = shot(view);
        const QRgb paper = palette.color(QPalette::Window).rgb();
        QVERIFY(pixelsUnlike(image, paper) > 50);
        // The bar of the fraction is of the pure colour of text.
        const int all = image.width() * image.height();
        QVERIFY(all - pixelsUnlike(image, palette.color(QPalette::WindowText).rgb()) > 5);
    }
}

void TestFormulaView::aLargerFontMakesItLarger() {
    FormulaView view;
    view.setFormula(entropyTex(), entropyPlain());
    const QSize before = view.sizeHint();
    QFont font = view.font();
    font.setPixelSize(2 * QFontInfo(font).pixelSize());
    view.setFont(font);
    const QSize after = view.sizeHint();
    QVERIFY(after.width() > 1.8 * before.width() && after.width() < 2.2 * before.width());
    QVERIFY(after.height() > 1.7 * before.height() && after.height() < 2.3 * before.height());
}

void TestFormulaView::theKeyboardCopiesTex() {
    QWidget holder;
    QHBoxLayout layout(&holder);
    auto* button = new QPushButton(QStringLiteral("before"), &holder);
    auto* view = new FormulaView(&holder);
    layout.addWidget(button);
    layout.addWidget(view);
    QVERIFY(!view->copyAction().isEnabled());
    view->setFormula(entropyTex(), entropyPlain());
    QVERIFY(view->copyAction().isEnabled());
    holder.show();
    holder.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&holder));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Tab);
    QVERIFY(view->hasFocus());
    const QImage focused = shot(*view);
    QGuiApplication::clipboard()->clear();
    QTest::keySequence(view, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), entropyTex());
    button->setFocus();
    QVERIFY(focused != shot(*view)); // the focus shows
}

void TestFormulaView::screenReadersGetThePlainText() {
    FormulaView view;
    view.setFormula(entropyTex(), entropyPlain());
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(accessible != nullptr);
    QCOMPARE(accessible->text(QAccessible::Name), entropyPlain());
    QCOMPARE(accessible->role(), QAccessible::Equation);
    QVERIFY(accessible->state().focusable);
}

QTEST_MAIN(TestFormulaView)
#include "test_formula_view.moc"
