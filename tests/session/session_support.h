// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/evidence.h"
#include "analysis/shipped.h"
#include "base/files.h"
#include "session/open.h"
#include "session/save.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstring>
#include <filesystem>
#include <string>

namespace offramp::test {

/// A folder that is gone with the test.
class Folder {
public:
    Folder() : path_(temporary_.path().toStdString()) {}
    std::filesystem::path operator/(const char* name) const { return path_ / name; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    QTemporaryDir temporary_;
    std::filesystem::path path_;
};

inline bool sameBits(const Matrix& one, const Matrix& other) {
    return one.rows() == other.rows() && one.cols() == other.cols() &&
           std::memcmp(one.data(), other.data(), static_cast<std::size_t>(one.size()) * sizeof(float)) == 0;
}

inline void compareExits(const ExitResult& one, const ExitResult& other) {
    QVERIFY(sameBits(*one.output.logProbs, *other.output.logProbs));
    QCOMPARE(other.hypothesis.text, one.hypothesis.text);
    QCOMPARE(other.hypothesis.logProbability, one.hypothesis.logProbability);
    QCOMPARE(other.hiddenCosines, one.hiddenCosines);
    QCOMPARE(other.emissions, one.emissions);
    QCOMPARE(other.traces.entropy, one.traces.entropy);
    QCOMPARE(other.output.macs, one.output.macs);
    QCOMPARE(other.output.index, one.output.index);
    QCOMPARE(other.output.seconds, one.output.seconds);
    QCOMPARE(other.decodeSeconds, one.decodeSeconds);
    QCOMPARE(other.errors.has_value(), one.errors.has_value());
    if (one.errors) QCOMPARE(other.errors->words, one.errors->words);
    QVERIFY(other.scores == one.scores);
}

/// All that an analysis says, to the bit.
inline void compareAnalyses(const Analysis& one, const Analysis& other) {
    QCOMPARE(other.waveform->samples, one.waveform->samples);
    QCOMPARE(other.waveform->sampleRate, one.waveform->sampleRate);
    QVERIFY(sameBits(*one.features, *other.features));
    QCOMPARE(other.info.format, one.info.format);
    QCOMPARE(other.info.frames, one.info.frames);
    QCOMPARE(other.reference, one.reference);
    QCOMPARE(other.normalisation, one.normalisation);
    QCOMPARE(other.macs, one.macs);
    QVERIFY(other.stretch == one.stretch);
    QVERIFY(other.decoder == one.decoder);
    QCOMPARE(other.loadSeconds, one.loadSeconds);
    QCOMPARE(other.featureSeconds, one.featureSeconds);
    QVERIFY(other.finished);
    QCOMPARE(other.model->name, one.model->name);
    QCOMPARE(other.exits.size(), one.exits.size());
    for (std::size_t exit = 0; exit < one.exits.size(); ++exit)
        compareExits(*one.exits[exit], *other.exits[exit]);
}

/// A session about the murmur and the model that ships, with one of everything.
inline Session madeSession(const std::filesystem::path& audio) {
    AnalyzeOptions options = twoThreads();
    options.reference = "one two three";
    const auto whole = analyze(shippedRecogniser(), audio, options);
    AnalyzeOptions ofStretch = twoThreads();
    ofStretch.stretch = Stretch{0.5, 2.0};
    ofStretch.stopEarly = Policy::common("entropy_normalised", 1e9); // passes at the first exit
    const auto part = analyze(shippedRecogniser(), audio, ofStretch);
    const MeasureSpec further[] = {parseMeasureSpec("tsallis:alpha=0.5,pool=min")};
    Session session;
    session.model = SessionModel{{shippedRecogniser().description().path, {}, 0, {}}, {}};
    session.policy = Policy::perExit("max_probability", {0.9, 0.91, 0.92, 0.93, 0.94, 0.95});
    session.stopEarly = true;
    session.decoder.kind = DecoderOptions::Kind::beam;
    session.decoder.beam.nbest = 7;
    session.decoder.beam.beamSize = 70;
    session.utterances = {
        {{audio, {}, 0, {}}, {}, {}, ReferenceSource::typed, "one two three", withScores(*whole, further)},
        {{audio, {}, 0, {}}, Stretch{0.5, 2.0}, {}, ReferenceSource::emptied, {}, part},
        {{audio, {}, 0, {}}, {}, 0, ReferenceSource::none, {}, nullptr}};
    session.notes = {{0, {}, {}, "All of it.\nIn \"two\" lines", 1764065745, 1764065746},
                     {1, 2, Stretch{0.25, 0.75}, "über", 0, 4102444799}};
    session.view = {1, 2, Stretch{0.125, 0.5}, Stretch{0.25, 0.3}};
    session.layout = std::string("\0\1\2layout\xff", 10);
    return session;
}

inline void compareFiles(const SessionFile& one, const SessionFile& other) {
    QCOMPARE(other.path, one.path);
    QCOMPARE(other.sha256, one.sha256);
    QCOMPARE(other.bytes, one.bytes);
}

inline void compareSessions(const Session& one, const Session& other) {
    compareFiles(one.model->file, other.model->file);
    QCOMPARE(other.model->options.heads, one.model->options.heads);
    QVERIFY(other.policy == one.policy);
    QCOMPARE(other.stopEarly, one.stopEarly);
    QVERIFY(other.decoder == one.decoder);
    QVERIFY(other.notes == one.notes);
    QCOMPARE(other.layout, one.layout);
    QCOMPARE(other.view.utterance, one.view.utterance);
    QCOMPARE(other.view.exit, one.view.exit);
    QVERIFY(other.view.range == one.view.range);
    QVERIFY(other.view.selection == one.view.selection);
    QCOMPARE(other.utterances.size(), one.utterances.size());
    for (std::size_t i = 0; i < one.utterances.size(); ++i) {
        const SessionUtterance& expected = one.utterances[i];
        const SessionUtterance& found = other.utterances[i];
        compareFiles(expected.audio, found.audio);
        QVERIFY(found.stretch == expected.stretch);
        QCOMPARE(found.channel, expected.channel);
        QVERIFY(found.referenceSource == expected.referenceSource);
        QCOMPARE(found.reference, expected.reference);
        QCOMPARE(found.analysis != nullptr, expected.analysis != nullptr);
        if (expected.analysis) compareAnalyses(*expected.analysis, *found.analysis);
    }
}

} // namespace offramp::test
