// SPDX-License-Identifier: GPL-3.0-or-later
// Our reading of SentencePiece models beside the library's own.
#include "base/files.h"
#include "decode/sentencepiece_writer.h"
#include "decode/tokenizer.h"
#include "support/support.h"

#include <QtTest>

#include <random>
#include <sentencepiece_processor.h>

using namespace offramp;

class TestSentencePiecePeer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreTheLibrarys_data();
    void textsAreTheLibrarys();
};

namespace {

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

} // namespace

void TestSentencePiecePeer::textsAreTheLibrarys_data() {
    QTest::addColumn<bool>("handmade");
    QTest::newRow("made by hand") << true;
    QTest::newRow("the library's test model") << false;
}

void TestSentencePiecePeer::textsAreTheLibrarys() {
    QFETCH(bool, handmade);
    if (!handmade) OFFRAMP_NEEDS_SHARED("foreign-models/sentencepiece/test_model.model");
    const std::string bytes =
        handmade ? test::handmadeModel()
                 : readFile(test::sharedDir() / "foreign-models/sentencepiece/test_model.model");
    sentencepiece::SentencePieceProcessor library;
    QVERIFY(library.LoadFromSerializedProto(bytes).ok());

    TokenizerSpec spec;
    spec.type = TokenizerSpec::Type::sentencePiece;
    spec.sentencePieceModel = bytes;
    spec.blank = handmade ? test::handmadeBlank : 1;
    const Tokenizer ours(spec, library.GetPieceSize(), "m");
    for (int id = 0; id < ours.classes(); ++id)
        QCOMPARE(ours.name(id), library.IdToPiece(id));

    std::mt19937 random(7);
    std::uniform_int_distribution<int> pick(0, ours.classes() - 1);
    std::uniform_int_distribution<int> common(0, 9);
    for (int round = 0; round < 2000; ++round) {
        std::vector<int> ids;
        for (int i = 0; i < round % 20; ++i) {
            const int id = i % 2 == 0 ? pick(random) : common(random);
            // Control pieces are left out: the library breaks off a character whose bytes one stands between.
            if (id != spec.blank && !library.IsControl(id)) ids.push_back(id);
        }
        const std::string text = ours.text(ids);
        const std::string peer = trimmed(library.DecodeIds(ids));
        QCOMPARE(text, peer);
    }
}

QTEST_GUILESS_MAIN(TestSentencePiecePeer)
#include "test_sentencepiece_peer.moc"
