// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/made_records.h"
#include "corpus/results/results.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace offramp::test {

/// A folder that is gone with the test.
class Folder {
public:
    Folder() : path_(temporary_.path().toStdString()) {}
    std::filesystem::path operator/(const char* name) const { return path_ / name; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(path_))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }

private:
    QTemporaryDir temporary_;
    std::filesystem::path path_;
};

/// Neither equal nor unequal to itself by ==.
inline bool same(double one, double other) {
    return one == other || (std::isnan(one) && std::isnan(other));
}

/// Everything that a results file says of madeRecord(number).
inline void compareWithRecord(const CorpusResults& results, std::size_t utterance, std::int64_t number) {
    const UtteranceRecord expected = madeRecord(number);
    const CorpusUtterance& found = results.utterances[utterance];
    QCOMPARE(found.id, expected.entry.id);
    QCOMPARE(found.audio, std::filesystem::absolute(expected.entry.audio).lexically_normal());
    QCOMPARE(found.reference, expected.entry.reference);
    QCOMPARE(found.columns, expected.entry.columns);
    QCOMPARE(found.duration, expected.duration);
    for (const DecoderRecord& decoder : expected.decoders) {
        const DecoderResults& one = *results.decoder(decoder.decoder);
        for (std::size_t exit = 0; exit < 3; ++exit) {
            const std::size_t at = results.at(utterance, exit);
            QCOMPARE(one.texts[at], decoder.exits[exit].text);
            QCOMPARE(one.words[at], *decoder.exits[exit].words);
            QCOMPARE(one.characters[at], *decoder.exits[exit].characters);
            for (const Score& score : decoder.exits[exit].scores) {
                const ScoreColumn* column = one.find(score.spec);
                const double value = column != nullptr ? column->values[at] : std::nan("");
                QVERIFY(same(value, score.value.value_or(std::nan(""))));
            }
            QCOMPARE(results.seconds[at], *expected.seconds[exit]);
            QCOMPARE(results.macs[at], static_cast<double>(*expected.macs[exit]));
        }
    }
}

/// Changes a results file by SQL.
inline void execute(const std::filesystem::path& path, const std::string& sql) {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE);
    database.exec(sql);
}

} // namespace offramp::test
