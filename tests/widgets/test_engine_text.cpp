// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/support.h"
#include "text/engine_text.h"
#include "translations/engine_texts.h"

#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

using namespace offramp;
using Texts = std::set<std::string>;

class TestEngineText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formatsAreFoundInSources_data();
    void formatsAreFoundInSources();
    void theEnginesTextsAreThere();
    void translatorsGetEveryText();
    void aTranslationMayReorderTheValues();

private:
    static bool isTypeset(const std::string& text) {
        return std::ranges::any_of(measures(),
                                   [&](const Measure& measure) { return measure.typeset == text; });
    }
};

void TestEngineText::formatsAreFoundInSources_data() {
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArrayList>("formats");
    const auto row = [](const char* name, const char* source, const QByteArrayList& formats) {
        QTest::newRow(name) << QByteArray(source) << formats;
    };
    row("one", R"(throw Error(file, msg("is empty"));)", {"is empty"});
    row("in pieces, with values", "msg(\"has {0} \"\n    \"of {1}\", f(a, b), 2)", {"has {0} of {1}"});
    row("by condition", R"(msg(many ? "too many of them" : "too few of them", n))",
        {"too few of them", "too many of them"});
    row("by name", R"(const char* why = "cannot be read"; key("json"); magic("a b"sv); msg(why);)",
        {"cannot be read"});
    row("quotes", R"(msg("the key \"{0}\" is 'odd'"), '"', msg("next"))",
        {"next", "the key \"{0}\" is 'odd'"});
    row("comments", "// msg(\"no longer\")\n/* msg(\"nor this\") */ msg(\"but this\")", {"but this"});
    row("a digit's separator", R"(f(1'000, "x"), msg("after a number"))", {"after a number"});
    row("raw", "msg(R\"x(as it is)x\")", {"as it is"});
    row("another function", R"(nomsg("is none of them"), msg.text(), "msg")", {});
}

void TestEngineText::formatsAreFoundInSources() {
    QFETCH(QByteArray, source);
    QFETCH(QByteArrayList, formats);
    QByteArrayList found;
    for (const std::string& format : messageFormats(source.toStdString()))
        found.append(QByteArray::fromStdString(format));
    QCOMPARE(found, formats);
}

void TestEngineText::theEnginesTextsAreThere() {
    const Texts texts = engineTexts(test::sourceDir() / "engine");
    QVERIFY(texts.size() > 200);
    for (const Measure& measure : measures())
        QVERIFY(texts.contains(std::string(measure.explanation)));
    // One that Offramp throws.
    try {
        (void)measureOf("none of these");
        QFAIL("there is no such measure");
    } catch (const Error& error) {
        QVERIFY(texts.contains(error.reason().format()));
    }
    // Escapes that the scanner doesn't know would be told wrongly; TeX has commands that look like them.
    for (const std::string& text : texts)
        QVERIFY2(isTypeset(text) ||
                     (text.find("\\u") == std::string::npos && text.find("\\x") == std::string::npos),
                 text.c_str());
}

/// "cmake --build build/release --target update_translations" brings what is missing into the file.
void TestEngineText::translatorsGetEveryText() {
    QFile file(QString::fromStdString((test::sourceDir() / "translations/offramp.ts").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&file);
    Texts offered;
    QString context;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        if (reader.name() == QLatin1String("name")) context = reader.readElementText();
        if (reader.name() == QLatin1String("source") && context == QLatin1String("engine"))
            offered.insert(reader.readElementText().toStdString());
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    for (const std::string& text : engineTexts(test::sourceDir() / "engine"))
        QVERIFY2(offered.contains(text), text.c_str());
}

namespace {

class Backwards : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* /*comment*/,
                                    int /*n*/) const override {
        const bool known = qstrcmp(context, "engine") == 0 && qstrcmp(source, "{0} of {1} frames") == 0;
        return known ? QStringLiteral("von {1} Rahmen {0}") : QString();
    }
};

} // namespace

void TestEngineText::aTranslationMayReorderTheValues() {
    Backwards translator;
    QCoreApplication::installTranslator(&translator);
    QCOMPARE(translated(msg("{0} of {1} frames", 3, 8)), QStringLiteral("von 8 Rahmen 3"));
    QCOMPARE(translated(msg("{0} of {1} layers", 3, 8)), QStringLiteral("3 of 8 layers"));
}

QTEST_GUILESS_MAIN(TestEngineText)
#include "test_engine_text.moc"
