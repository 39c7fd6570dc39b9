// SPDX-License-Identifier: GPL-3.0-or-later
// The texts that an independent implementation decoded from the same log-probabilities.
#include "base/files.h"
#include "decode/greedy.h"
#include "decode/tokenizer.h"
#include "support/support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cstring>

using namespace offramp;
namespace fs = std::filesystem;

namespace {

QJsonObject readJson(const fs::path& path) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(readFile(path))).object();
}

/// A character tokenizer, as a bundle's model.json describes it.
Tokenizer readTokenizer(const fs::path& bundle) {
    const QJsonObject json = readJson(bundle / "model.json")["tokenizer"].toObject();
    TokenizerSpec spec;
    const QJsonArray tokens = json["tokens"].toArray();
    for (const auto& token : tokens)
        spec.tokens.push_back(token.toString().toStdString());
    spec.blank = json["blank"].toInt();
    spec.space = json["space"].toInt();
    const QJsonArray ignored = json["ignore"].toArray();
    for (const auto& id : ignored)
        spec.ignore.push_back(id.toInt());
    return {spec, static_cast<std::int64_t>(spec.tokens.size()), bundle.string()};
}

/// The F32 matrix `name` of a safetensors file: 8 bytes of header length, the header in JSON, the numbers.
Matrix readMatrix(const std::string& file, const QString& name) {
    std::uint64_t length = 0;
    std::memcpy(&length, file.data(), sizeof length);
    const QByteArray header = QByteArray::fromStdString(file.substr(8, length));
    const QJsonObject entry = QJsonDocument::fromJson(header).object()[name].toObject();
    const QJsonArray shape = entry["shape"].toArray();
    const auto begin = static_cast<std::size_t>(entry["data_offsets"].toArray()[0].toInteger());
    Matrix matrix(shape[0].toInteger(), shape[1].toInteger());
    std::memcpy(matrix.data(), file.data() + 8 + length + begin,
                sizeof(float) * static_cast<std::size_t>(matrix.size()));
    return matrix;
}

/// Compares all of a folder's texts; how many they are.
int compareTexts(const fs::path& folder, const Tokenizer& tokenizer) {
    int compared = 0;
    const QJsonObject greedy = readJson(folder / "greedy.json");
    for (auto entry = greedy.begin(); entry != greedy.end(); ++entry) {
        const std::string file = readFile(folder / (entry.key().toStdString() + ".safetensors"));
        const QJsonArray texts = entry.value().toArray();
        for (int exit = 0; exit < texts.size(); ++exit) {
            const Matrix logProbs = readMatrix(file, QString("exit.%1.log_probs").arg(exit));
            const QString heard = QString::fromStdString(greedyDecode(logProbs, tokenizer).text);
            [&] {
                QCOMPARE(heard, texts[exit].toString());
            }();
            ++compared;
        }
    }
    return compared;
}

} // namespace

class TestGoldenTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofTheShippedSignal();
    void ofTheDigitsModel();
    void ofQuartzNet();
};

void TestGoldenTexts::ofTheShippedSignal() {
    const Tokenizer tokenizer = readTokenizer(test::sourceDir() / "resources/models/digits-early-conformer");
    QCOMPARE(compareTexts(test::dataDir() / "shipping", tokenizer), 6);
}

void TestGoldenTexts::ofTheDigitsModel() {
    OFFRAMP_NEEDS_SHARED("golden/digits-early-conformer");
    const Tokenizer tokenizer = readTokenizer(test::sharedDir() / "models/digits-early-conformer");
    QCOMPARE(compareTexts(test::sharedDir() / "golden/digits-early-conformer", tokenizer), 18);
}

void TestGoldenTexts::ofQuartzNet() {
    OFFRAMP_NEEDS_SHARED("golden/quartznet15x5-early-exit");
    const Tokenizer tokenizer = readTokenizer(test::sharedDir() / "models/quartznet15x5-early-exit");
    QCOMPARE(compareTexts(test::sharedDir() / "golden/quartznet15x5-early-exit", tokenizer), 30);
}

QTEST_GUILESS_MAIN(TestGoldenTexts)
#include "test_golden_texts.moc"
