// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/layout.h"
#include "formula/painter.h"
#include "formula/parser.h"

#include "exits/measure.h"

#include <QtGui>
#include <QtTest>

#include <set>

using namespace offramp;
using namespace offramp::formula;

namespace {

constexpr double tiny = 1e-9;

Layout laidOut(const char* tex) {
    const Parsed parsed = parse(QString::fromUtf8(tex));
    if (parsed.error) qFatal("%s: %s", tex, qPrintable(parsed.error->reason));
    return {parsed.root, MathFont::best()};
}

double widthOf(const char* tex) {
    return laidOut(tex).line().width;
}

/// Where the sign written `sign` in `face` stands.
Run runOf(const Box& box, QStringView sign, Face face = Face::italic) {
    const QString shaped = MathFont::best()->shaped(sign.toString(), face);
    for (const Run& run : box.runs)
        if (run.text == shaped) return run;
    qFatal("no such sign");
}

bool near(double a, double b) {
    return std::abs(a - b) < tiny;
}

std::size_t lineCount(const Box& box) {
    std::set<double> baselines;
    for (const Run& run : box.runs)
        baselines.insert(run.at.y());
    return baselines.size();
}

int inkPixels(const QImage& image, QRgb paper) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != paper) ++count;
    return count;
}

bool edgesAreBlank(const QImage& image, QRgb paper) {
    const QImage inside = image.copy(1, 1, image.width() - 2, image.height() - 2);
    return inkPixels(inside, paper) == inkPixels(image, paper);
}

/// The most pixels of pure ink that one row has.
int longestPureRow(const QImage& image, QRgb ink) {
    int longest = 0;
    for (int y = 0; y < image.height(); ++y) {
        int pure = 0;
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) == ink) ++pure;
        longest = std::max(longest, pure);
    }
    return longest;
}

} // namespace

class TestFormulaLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void widthsAdd();
    void spacesInScripts();
    void barsLieOnTheAxis();
    void numeratorAndDenominatorKeepClear();
    void superscriptsStandAboveSubscripts();
    void scriptsShrink();
    void limitsStandBelowAndAbove();
    void delimitersGrow();
    void casesStandInColumns();
    void linesBreakAtOperators();
    void whatIsTooWideShrinksThenBreaks();
    void anyFontWillDo();
    void picturesHoldAllInk_data();
    void picturesHoldAllInk();
    void barsAreCrisp();
    void pictureRecordsTheSame();
};

void TestFormulaLayout::widthsAdd() {
    const double letters = widthOf("a") + widthOf("b");
    QVERIFY(widthOf("a") > 0.2 && widthOf("a") < 1);
    QVERIFY(near(widthOf("ab"), letters));
    // Eighteenths of an em: 4 on either side of a binary operator, 5 of a relation, 3 behind a comma.
    QVERIFY(near(widthOf("a+b"), letters + widthOf("+") + 8.0 / 18));
    QVERIFY(near(widthOf("a=b"), letters + widthOf("=") + 10.0 / 18));
    QVERIFY(near(widthOf("a,b"), letters + widthOf(",") + 3.0 / 18));
    QVERIFY(near(widthOf("-a"), widthOf("-") + widthOf("a")));
    QVERIFY(near(widthOf(R"(a\quad b)"), letters + 1));
    QVERIFY(near(widthOf(R"(a\!b)"), letters - 3.0 / 18));
}

void TestFormulaLayout::spacesInScripts() {
    // A script is set at 70 %, and its operators have no space.
    QVERIFY(near(widthOf("x_{a+b}") - widthOf("x_{ab}"), 0.7 * widthOf("+")));
    QVERIFY(near(widthOf("x_{t,c}") - widthOf("x_{tc}"), 0.7 * widthOf(",")));
}

void TestFormulaLayout::barsLieOnTheAxis() {
    for (const char* tex : {R"(\frac{a}{b})", R"(\frac{\sum_t x_t^2}{b_k})"}) {
        const Layout layout = laidOut(tex);
        QCOMPARE(layout.line().rules.size(), std::size_t(1));
        const QRectF bar = layout.line().rules[0];
        QVERIFY(near(bar.center().y(), -layout.font().axis()));
        QVERIFY(near(bar.height(), layout.font().rule()));
        QVERIFY(bar.left() >= 0 && bar.right() <= layout.line().width);
    }
    // So does the bar of a fraction within a row, and the middle of the operator beside it.
    const Layout layout = laidOut(R"(x \sum \frac{a}{b})");
    QVERIFY(near(layout.line().rules[0].center().y(), -layout.font().axis()));
    const Run sum = runOf(layout.line(), u"∑", Face::upright);
    const QRectF ink = layout.font().extents(sum.text, sum.face).ink;
    QVERIFY(near(sum.at.y() + ink.center().y() * sum.size, -layout.font().axis()));
}

void TestFormulaLayout::numeratorAndDenominatorKeepClear() {
    const Layout layout = laidOut(R"(\frac{g_{q_j}}{h^{h^h}})");
    const QRectF bar = layout.line().rules[0];
    for (const Run& run : layout.line().runs) {
        const QRectF ink = layout.font().extents(run.text, run.face).ink;
        const double top = run.at.y() + ink.top() * run.size;
        const double bottom = run.at.y() + ink.bottom() * run.size;
        QVERIFY(bottom < bar.top() - bar.height() || top > bar.bottom() + bar.height());
        QVERIFY(-top <= layout.line().ascent + tiny && bottom <= layout.line().depth + tiny);
    }
}

void TestFormulaLayout::superscriptsStandAboveSubscripts() {
    const Layout layout = laidOut("p_i^j");
    const Run base = runOf(layout.line(), u"p");
    const Run below = runOf(layout.line(), u"i");
    const Run above = runOf(layout.line(), u"j");
    QVERIFY(above.at.y() < base.at.y() && base.at.y() < below.at.y());
    QVERIFY(below.at.x() > base.at.x() && above.at.x() >= below.at.x());
    const auto ink = [&](const Run& run) {
        return layout.font().extents(run.text, run.face).ink;
    };
    const double foot = above.at.y() + ink(above).bottom() * above.size;
    const double top = below.at.y() + ink(below).top() * below.size;
    QVERIFY(top - foot >= 4 * layout.font().rule() - tiny);
    // In a denominator superscripts stand lower.
    const Layout fraction = laidOut(R"(\frac{a^j}{b^i})");
    const double up = runOf(fraction.line(), u"a").at.y() - runOf(fraction.line(), u"j").at.y();
    const double cramped = runOf(fraction.line(), u"b").at.y() - runOf(fraction.line(), u"i").at.y();
    QVERIFY(cramped < up);
}

void TestFormulaLayout::scriptsShrink() {
    const Layout layout = laidOut("a^{b^{c^d}}");
    QCOMPARE(runOf(layout.line(), u"a").size, 1.0);
    QCOMPARE(runOf(layout.line(), u"b").size, 0.7);
    QCOMPARE(runOf(layout.line(), u"c").size, 0.5);
    QCOMPARE(runOf(layout.line(), u"d").size, 0.5);
}

void TestFormulaLayout::limitsStandBelowAndAbove() {
    const Layout shown = laidOut(R"(\sum_t^T)");
    const Run sum = runOf(shown.line(), u"∑", Face::upright);
    QCOMPARE(sum.size, 1.4);
    const QRectF ink = shown.font().extents(sum.text, sum.face).ink;
    QVERIFY(runOf(shown.line(), u"t").at.y() > sum.at.y() + ink.bottom() * sum.size);
    QVERIFY(runOf(shown.line(), u"T").at.y() < sum.at.y() + ink.top() * sum.size);
    QVERIFY(runOf(shown.line(), u"t").at.x() < sum.at.x() + ink.right() * sum.size);
    // Within a fraction they stand beside it.
    const Layout inside = laidOut(R"(\frac{\sum_t}{2})");
    const Run small = runOf(inside.line(), u"∑", Face::upright);
    QCOMPARE(small.size, 1.0);
    QVERIFY(runOf(inside.line(), u"t").at.x() >= small.at.x() + ink.right() - tiny);
}

void TestFormulaLayout::delimitersGrow() {
    QVERIFY(laidOut(R"(\left( x \right))").line().shapes.empty());
    for (const char* tex :
         {R"(\left( \frac{a}{b} \right))", R"(\left[ \frac{a}{b} \right])", R"(\left| \frac{a}{b} \right|)",
          R"(\left\lfloor \frac{a}{b} \right\rfloor)", R"(\left\{ \frac{a}{b} \right\})",
          R"(\left\lVert \frac{a}{b} \right\rVert)", R"(\left\langle \frac{a}{b} \right\rangle)"}) {
        const Layout layout = laidOut(tex);
        const double inner = laidOut(R"(\frac{a}{b})").line().height();
        QCOMPARE(layout.line().shapes.size(), std::size_t(2));
        const QRectF left = layout.line().shapes[0].boundingRect();
        const QRectF right = layout.line().shapes[1].boundingRect();
        QVERIFY(left.height() > 0.8 * inner);
        QVERIFY(std::abs(left.center().y() + layout.font().axis()) < 1e-6);
        QVERIFY(std::abs(left.width() - right.width()) < 1e-6);
        QVERIFY(left.left() >= 0 && right.right() <= layout.line().width + tiny);
    }
    QCOMPARE(laidOut(R"(\left. \frac{a}{b} \right|)").line().shapes.size(), std::size_t(1));
    // A root's sign is as high as what it holds.
    const Layout root = laidOut(R"(\sqrt{\frac{a}{b}})");
    QVERIFY(root.line().shapes[0].boundingRect().height() > laidOut(R"(\frac{a}{b})").line().height());
}

void TestFormulaLayout::casesStandInColumns() {
    const Layout layout = laidOut(R"(\begin{cases} a & b \\ wwww & c \end{cases})");
    QCOMPARE(runOf(layout.line(), u"b").at.x(), runOf(layout.line(), u"c").at.x());
    QCOMPARE(runOf(layout.line(), u"a").at.x(), runOf(layout.line(), u"w").at.x());
    QVERIFY(runOf(layout.line(), u"b").at.x() > runOf(layout.line(), u"w").at.x() + 3 * widthOf("w"));
    QCOMPARE(runOf(layout.line(), u"a").at.y(), runOf(layout.line(), u"b").at.y());
    QVERIFY(runOf(layout.line(), u"a").at.y() < runOf(layout.line(), u"c").at.y());
    QVERIFY(std::abs(layout.line().ascent - layout.line().depth - 2 * layout.font().axis()) < 0.2);
}

void TestFormulaLayout::linesBreakAtOperators() {
    const Layout layout = laidOut("a = b + c");
    QCOMPARE(lineCount(layout.line()), std::size_t(1));
    QCOMPARE(lineCount(layout.broken(layout.line().width)), std::size_t(1));
    QVERIFY(layout.broken(layout.narrowest()).width <= layout.narrowest() + tiny);
    const Box broken = layout.broken(0.1); // as narrow as it gets: a line for every part
    QCOMPARE(lineCount(broken), std::size_t(3));
    QVERIFY(near(broken.width, layout.narrowest()));
    // The operator begins the line that its right side is in.
    QCOMPARE(runOf(broken, u"=", Face::upright).at.y(), runOf(broken, u"b").at.y());
    QVERIFY(runOf(broken, u"b").at.y() < runOf(broken, u"c").at.y());
    QCOMPARE(lineCount(laidOut("-(a+b)").broken(0.1)),
             std::size_t(1)); // not within other parts, not at a sign
    QCOMPARE(lineCount(laidOut(R"(a \quad b \, c)").broken(0.1)), std::size_t(2));
}

void TestFormulaLayout::whatIsTooWideShrinksThenBreaks() {
    const Layout layout = laidOut("aaaa = bbbb + cccc - dddd");
    const double width = layout.line().width;
    QCOMPARE(layout.fitted(width, 0.7).scale, 1.0);
    QCOMPARE(layout.fitted(2 * width, 0.7).scale, 1.0);
    const Layout::Fitted smaller = layout.fitted(0.8 * width, 0.7);
    QVERIFY(near(smaller.scale, 0.8));
    QCOMPARE(lineCount(smaller.box), std::size_t(1));
    for (double part = 0.69; part * width > 0.7 * layout.narrowest(); part -= 0.01) {
        const Layout::Fitted fitted = layout.fitted(part * width, 0.7);
        QVERIFY(fitted.fits);
        QVERIFY(fitted.scale >= 0.7 && fitted.scale <= 1);
        QVERIFY(fitted.box.width * fitted.scale <= part * width + 1e-6);
        QVERIFY(lineCount(fitted.box) >= 2);
    }
    QVERIFY(!layout.fitted(0.69 * layout.narrowest(), 0.7).fits);
    QVERIFY(!layout.fitted(0, 0.7).fits);
}

void TestFormulaLayout::anyFontWillDo() {
    const Parsed parsed =
        parse(QStringLiteral(R"(\sqrt{\frac{\hat{y}_t^2}{\sum_t x}} \le \left( \mathbf{W} \right))"));
    QStringList families = QFontDatabase::families();
    families.append(QStringLiteral("no such family"));
    for (const QString& family : std::as_const(families)) {
        const auto font = std::make_shared<const MathFont>(family);
        QVERIFY(font->xHeight() > 0.2 && font->xHeight() < font->capHeight() && font->capHeight() < 1);
        QVERIFY(font->axis() > 0.1 && font->axis() < font->capHeight());
        QVERIFY(font->rule() >= 0.04 && font->rule() <= 0.055);
        const Layout layout(parsed.root, font);
        QVERIFY(layout.line().width > 3 && layout.line().width < 12);
        QVERIFY(inkPixels(imageOf(layout), qRgb(255, 255, 255)) > 100);
    }
}

void TestFormulaLayout::picturesHoldAllInk_data() {
    QTest::addColumn<QString>("tex");
    for (const Measure& measure : measures()) {
        const QByteArray id(measure.id.data(), qsizetype(measure.id.size()));
        QTest::newRow(id) << QString::fromUtf8(measure.typeset.data(), qsizetype(measure.typeset.size()));
    }
    const auto row = [](const char* tex) {
        QTest::newRow(tex) << QString::fromUtf8(tex);
    };
    row(R"(\frac{1}{T}\sum_t \frac{V^{1-\alpha} - \sum_c p_{t,c}^{\alpha}}{V^{1-\alpha} - 1})");
    row(R"(\frac{1}{T}\sum_t \left(1 + \frac{1}{\alpha-1}\log_V \sum_c p_{t,c}^\alpha\right))");
    row(R"(\frac{e^{s_1/\tau}}{\sum_{k=1}^{N} e^{s_k/\tau}})");
    row(R"(\frac{1}{T} \sum_t \sum_c p^{m}_{t,c} \ln \frac{p^{m}_{t,c}}{p^{m-1}_{t,c}})");
    row(R"(\frac{h^{m} \cdot h^{m-1}}{\lVert h^m \rVert \, \lVert h^{m-1} \rVert})");
    row(R"(\frac{1}{|\hat{y}|} \ln P(\hat{y} \mid x))");
    row(R"(\sum_k P_k \frac{d(\hat{y}, y_k)}{|y_k|})");
    row(R"(\left\{ \sqrt[3]{\bar{x}} \right\}^{2} + \left\lfloor \int_0^1 f \right\rfloor)");
    row(R"(w_k = \begin{cases} 1 & \text{if } k = 0 \\ \frac{1}{2} & \text{otherwise} \end{cases})");
}

void TestFormulaLayout::picturesHoldAllInk() {
    QFETCH(const QString, tex);
    const Parsed parsed = parse(tex);
    QVERIFY(!parsed.error);
    const Layout layout(parsed.root, MathFont::best());
    Picture how;
    for (const bool dark : {false, true}) {
        how.ink = dark ? Qt::white : Qt::black;
        how.paper = dark ? Qt::black : Qt::white;
        for (const double em : {8.0, 13.5, 20.0, 48.0}) {
            for (const double ratio : {1.0, 1.5, 2.0}) {
                how.em = em;
                how.pixelRatio = ratio;
                const QImage image = imageOf(layout, how);
                QVERIFY(std::abs(image.width() - (layout.line().width + 0.5) * em * ratio) <= 1);
                const int ink = inkPixels(image, how.paper.rgb());
                QVERIFY(ink > image.width() * image.height() / 50);
                QVERIFY(edgesAreBlank(image, how.paper.rgb()));
            }
        }
    }
}

void TestFormulaLayout::barsAreCrisp() {
    const Layout layout = laidOut(R"(\frac{aaa}{b})");
    Picture how;
    for (const double em : {11.0, 15.0, 18.3}) {
        for (const double ratio : {1.0, 2.0}) {
            how.em = em;
            how.pixelRatio = ratio;
            const double bar = layout.line().rules[0].width() * em * ratio;
            QVERIFY(longestPureRow(imageOf(layout, how), how.ink.rgb()) >= bar - 2);
        }
    }
}

void TestFormulaLayout::pictureRecordsTheSame() {
    const Layout layout = laidOut(R"(\frac{a}{b} + \left( \frac{c}{d} \right))");
    QPicture picture = pictureOf(layout);
    const QImage drawn = imageOf(layout);
    QImage replayed(drawn.size(), QImage::Format_ARGB32_Premultiplied);
    replayed.fill(Qt::white);
    QPainter painter(&replayed);
    painter.drawPicture(0, 0, picture);
    painter.end();
    const int expected = inkPixels(drawn, qRgb(255, 255, 255));
    QVERIFY(std::abs(inkPixels(replayed, qRgb(255, 255, 255)) - expected) < expected / 4);
    QVERIFY(QRect(picture.boundingRect()).contains(QRect(0, 0, drawn.width() - 1, drawn.height() - 1)));
}

QTEST_MAIN(TestFormulaLayout)
#include "test_formula_layout.moc"
