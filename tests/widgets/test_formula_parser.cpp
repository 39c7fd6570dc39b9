// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/parser.h"
#include "formula/spacing.h"

#include "exits/measure.h"

#include <QtTest>

using namespace offramp;
using namespace offramp::formula;

class TestFormulaParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trees_data();
    void trees();
    void errors_data();
    void errors();
    void classes_data();
    void classes();
    void spacesOfTheTexbook();
    void limitsStandBelowSomeOperators();
    void deepNestingIsAnError();
    void everyMeasureParses();
};

void TestFormulaParser::trees_data() {
    QTest::addColumn<QString>("tex");
    QTest::addColumn<QString>("tree");
    const auto row = [](const char* name, const char* tex, const char* tree) {
        QTest::newRow(name) << QString::fromUtf8(tex) << QString::fromUtf8(tree);
    };
    row("empty", "", "{}");
    row("entropy", R"(-\frac{1}{T \ln V} \sum_t \sum_c p_{t,c} \ln p_{t,c})",
        "{− frac(1, {T 'ln' V}) scripts(∑; t; ) scripts(∑; c; ) scripts(p; {t , c}; ) 'ln' "
        "scripts(p; {t , c}; )}");
    row("scripts in either order", "p_t^m p^m_t", "{scripts(p; t; m) scripts(p; t; m)}");
    row("one token is an argument", R"(\frac12 x^23 x^\alpha)",
        "{frac(1, 2) scripts(x; ; 2) 3 scripts(x; ; α)}");
    row("a script without a base", "{}_2^3", "{scripts({}; 2; 3)}");
    row("a script at the start", "^2x", "{scripts({}; ; 2) x}");
    row("primes", "f''_c", "{scripts({f ′′}; c; )}");
    row("groups stay", "1{,}5", "{1 {,} 5}");
    row("roots", R"(\sqrt{x^2} \sqrt[3]{[y]})", "{sqrt(scripts(x; ; 2), ) sqrt({[ y ]}, 3)}");
    row("delimiters", R"(\left\lfloor \frac{T}{2} \right\rfloor \left. x \right|_0)",
        "{fence⌊⌋({frac(T, 2)}) scripts(fence.|({x}); 0; )}");
    row("accents", R"(\hat{y} \bar x \overline{ab})", "{ˆ(y) ¯(x) over({a b})}");
    row("faces", R"(\mathrm{WER}_k \mathbf{W}x \mathit{2x} \mathbf{\alpha})",
        "{scripts('WER'; k; ) bold(W) x {2 x} bold(α)}");
    row("words keep their spaces", R"(\text{if } x)", "{'if ' x}");
    row("names", R"(\operatorname*{arg\,max}_y \operatorname{sim})",
        "{scripts({'arg' ~3 'max'}; y; ) 'sim'}");
    row("spaces", R"(a\,b\;c\!d\quad e~f)", "{a ~3 b ~5 c ~-3 d ~18 e ~6 f}");
    row("signs by themselves", "2 ≤ α − |x|", "{2 ≤ α − | x |}");
    row("cases", R"(\begin{cases} 1 & k = 0 \\ 0 \end{cases})", "{cases({1}, {k = 0}, {0}, )}");
    row("beyond the first plane", "𝔼x", "{𝔼 x}");
}

void TestFormulaParser::trees() {
    QFETCH(const QString, tex);
    QFETCH(const QString, tree);
    const Parsed parsed = parse(tex);
    QVERIFY2(!parsed.error, parsed.error ? qPrintable(parsed.error->command) : "");
    QCOMPARE(debugText(parsed.root), tree);
}

void TestFormulaParser::errors_data() {
    QTest::addColumn<QString>("tex");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("command");
    const auto row = [](const char* name, const char* tex, int position, const char* command) {
        QTest::newRow(name) << QString::fromUtf8(tex) << position << QString::fromUtf8(command);
    };
    row("unknown command", R"(x + \frob{y})", 4, "\\frob");
    row("within an argument", R"(\frac{1}{\nope})", 9, "\\nope");
    row("open group", "a + {b", 4, "{");
    row("closed twice", "a}", 1, "}");
    row("missing argument", R"(\frac{1})", 8, "");
    row("missing script", "x^", 2, "");
    row("two superscripts", "x^2^3", 3, "^");
    row("no delimiter", R"(\left x)", 6, "x");
    row("left without right", R"(\left( x)", 8, "");
    row("right without left", R"(x \right))", 2, "\\right");
    row("stray cell", "a & b", 2, "&");
    row("other environment", R"(\begin{matrix} a \end{matrix})", 15, "a");
    row("cases without an end", R"(\begin{cases} a)", 15, "");
    row("commands in words", R"(\text{a \alpha} b)", 16, "b");
    row("backslash at the end", "a\\", 1, "\\");
    row("comment", "50%", 2, "%");
    row("open index", R"(\sqrt[3)", 7, "");
}

void TestFormulaParser::errors() {
    QFETCH(const QString, tex);
    QFETCH(const int, position);
    QFETCH(const QString, command);
    const Parsed parsed = parse(tex);
    QVERIFY(parsed.error);
    QCOMPARE(parsed.error->position, position);
    QCOMPARE(parsed.error->command, command);
    QVERIFY(!parsed.error->reason.isEmpty());
    QVERIFY(parsed.root.parts.empty());
}

void TestFormulaParser::classes_data() {
    QTest::addColumn<QString>("tex");
    QTest::addColumn<QString>("letters"); // o ordinary, O operation, b binary, r relation, ( ) , i inner
    const auto row = [](const char* tex, const char* letters) {
        QTest::newRow(tex) << QString::fromUtf8(tex) << QString::fromUtf8(letters);
    };
    row("a + b", "obo");
    row("-a", "oo");
    row("a = -b", "oroo");
    row("a + -b", "oboo");
    row("(-a)", "(oo)");
    row("(a+)", "(oo)");
    row("a+", "oo");
    row("a + = b", "ooro");
    row(R"(\sum_t -x)", "Ooo");
    row(R"(x, -y)", "o,oo");
    row(R"(a \, + b)", "osbo");
    row(R"(\frac{1}{2} - \left( x \right))", "ibi");
    row(R"(\lVert h \rVert)", "(o)");
    row(R"(|x| \mid y)", "oooro");
}

void TestFormulaParser::classes() {
    QFETCH(const QString, tex);
    QFETCH(const QString, letters);
    const Parsed parsed = parse(tex);
    QVERIFY(!parsed.error);
    const std::vector<AtomClass> classes = spacingClasses(parsed.root.parts);
    static constexpr QStringView names = u"oObr(),i";
    QString found;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const bool space = parsed.root.parts[i].kind == Node::Kind::space;
        found += space ? QChar(u's') : names.at(static_cast<qsizetype>(classes[i]));
    }
    QCOMPARE(found, letters);
}

void TestFormulaParser::spacesOfTheTexbook() {
    using enum AtomClass;
    QCOMPARE(spaceBetween(ordinary, ordinary, false), 0);
    QCOMPARE(spaceBetween(ordinary, operation, false), 3);
    QCOMPARE(spaceBetween(ordinary, binary, false), 4);
    QCOMPARE(spaceBetween(relation, ordinary, false), 5);
    QCOMPARE(spaceBetween(operation, opening, false), 0);
    QCOMPARE(spaceBetween(punctuation, ordinary, false), 3);
    QCOMPARE(spaceBetween(inner, operation, false), 3);
    // In scripts only the thin spaces around operators are left.
    QCOMPARE(spaceBetween(ordinary, operation, true), 3);
    QCOMPARE(spaceBetween(ordinary, binary, true), 0);
    QCOMPARE(spaceBetween(relation, ordinary, true), 0);
    QCOMPARE(spaceBetween(punctuation, ordinary, true), 0);
}

void TestFormulaParser::limitsStandBelowSomeOperators() {
    const auto first = [](const char* tex) {
        return parse(QString::fromUtf8(tex)).root.parts.at(0);
    };
    QVERIFY(first(R"(\sum)").limits && first(R"(\prod)").limits && first(R"(\max)").limits);
    QVERIFY(first(R"(\min)").limits && first(R"(\operatorname*{argmax})").limits);
    QVERIFY(!first(R"(\ln)").limits && !first(R"(\log)").limits && !first(R"(\int)").limits);
    QVERIFY(!first(R"(\operatorname{sim})").limits);
    QCOMPARE(first(R"(\ln)").face, Face::upright);
    QCOMPARE(first("x").face, Face::italic);
    QCOMPARE(first("2").face, Face::upright);
    QCOMPARE(first(R"(\Sigma)").face, Face::upright);
}

void TestFormulaParser::deepNestingIsAnError() {
    const QString deep = QStringLiteral("{").repeated(100000);
    QVERIFY(parse(deep).error);
    QVERIFY(parse(QStringLiteral("\\hat").repeated(100000)).error);
    QVERIFY(!parse(QStringLiteral("{").repeated(50) + u'x' + QStringLiteral("}").repeated(50)).error);
}

void TestFormulaParser::everyMeasureParses() {
    for (const Measure& measure : measures()) {
        const Parsed parsed =
            parse(QString::fromUtf8(measure.typeset.data(), qsizetype(measure.typeset.size())));
        if (parsed.error) qWarning() << measure.id.data() << parsed.error->command << parsed.error->reason;
        QVERIFY(!parsed.error);
        QVERIFY(!parsed.root.parts.empty());
    }
}

QTEST_APPLESS_MAIN(TestFormulaParser)
#include "test_formula_parser.moc"
