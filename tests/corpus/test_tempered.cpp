// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "batch_support.h"
#include "corpus/choose/tempered.h"
#include "corpus/choose/threshold.h"
#include "corpus/results/store.h"
#include "model/open.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t utterances = 8;

/// Kept by the run itself, to be compared with.
const std::vector<std::string>& keptMeasures() {
    static const std::vector<std::string> kept{"entropy_normalised:temperature=2",
                                               "margin:mask=emitting,temperature=2",
                                               "kl_previous:temperature=2", "nbest_posterior:temperature=2"};
    return kept;
}

bool same(double one, double other) {
    return one == other || (std::isnan(one) && std::isnan(other));
}

} // namespace

/// Scores from the traces of a results file, beside those of the run that wrote it.
class TestTempered : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tracesAreRead();
    void scoresAreThoseOfTheRun_data();
    void scoresAreThoseOfTheRun();
    void onlyTheSelectionIsFilled();
    void temperaturesAreFittedAndUsed();
    void whatIsThereIsNotTakenAgain();
    void whatCannotBeRead();

private:
    void run(const fs::path& out, bool traces) const;
    [[nodiscard]] fs::path dir() const { return dir_.path().toStdString(); }

    QTemporaryDir dir_;
    std::shared_ptr<const CorpusResults> results_;
};

void TestTempered::run(const fs::path& out, bool traces) const {
    const OpenOptions open;
    const Recogniser recogniser(
        openModel(test::sourceDir() / "resources/models/digits-early-conformer", open));
    Manifest manifest = test::madeCorpus(dir(), utterances);
    for (std::size_t i = 0; i < utterances; ++i)
        manifest.entries[i].reference = i % 2 == 0 ? "One, two." : "seven";
    BatchOptions options;
    options.keepTraces = traces;
    DecoderOptions beam;
    beam.kind = DecoderOptions::Kind::beam;
    beam.beam.nbest = 5;
    options.decodings = {openDecoding(recogniser.sharedTokenizer(), {}),
                         openDecoding(recogniser.sharedTokenizer(), beam)};
    for (const std::string& measure : keptMeasures())
        options.measures.push_back(parseMeasureSpec(measure));
    const BatchOutcome outcome = runCorpus(recogniser, open, manifest, out, options, {});
    QCOMPARE(outcome.progress.done, utterances);
}

void TestTempered::initTestCase() {
    run(dir() / "traces.offramp", true);
    results_ = readResults(dir() / "traces.offramp");
    QCOMPARE(results_->decoders.size(), std::size_t(2));
}

void TestTempered::tracesAreRead() {
    TraceReader reader(dir() / "traces.offramp");
    const auto exits = reader.read(results_->utterances[0].key);
    QCOMPARE(exits.size(), results_->exits());
    for (const TraceRecord& exit : exits) {
        QCOMPARE(exit.logProbs->cols(), std::int64_t(reader.tokenizer()->classes()));
        QVERIFY(exit.logProbs->rows() > 0);
    }
    QVERIFY(reader.read(-5).empty());
}

void TestTempered::scoresAreThoseOfTheRun_data() {
    QTest::addColumn<QString>("decoder");
    QTest::addColumn<QString>("measure");
    for (const char* decoder : {"greedy", "beam"})
        for (const std::string& measure : keptMeasures())
            QTest::addRow("%s %s", decoder, measure.c_str()) << decoder << QString::fromStdString(measure);
}

/// The measure's values are dropped and taken anew, as the policy's temperatures ask for them.
void TestTempered::scoresAreThoseOfTheRun() {
    QFETCH(QString, decoder);
    QFETCH(QString, measure);
    const MeasureSpec kept = parseMeasureSpec(measure.toStdString());
    const std::string name = decoder.toStdString();
    CorpusResults without = *results_;
    for (DecoderResults& each : without.decoders)
        std::erase_if(each.scores, [&](const ScoreColumn& column) { return column.spec == kept; });
    QVERIFY(without.decoder(name)->find(kept) == nullptr);
    MeasureSpec plain = kept;
    plain.parameters.temperature = 1;
    const Policy policy{ThresholdRule{plain, {0.5}}, std::vector<double>(results_->exits(), 2.0)};
    TraceReader reader(dir() / "traces.offramp");
    const CorpusResults anew = withScoresFor(without, name, policy, everything(without), reader);
    const ScoreColumn* found = anew.decoder(name)->find(kept);
    QVERIFY(found != nullptr);
    const ScoreColumn* expected = results_->decoder(name)->find(kept);
    if (expected == nullptr) { // the N best of a greedy decoder: undefined throughout
        QCOMPARE(decoder, QString("greedy"));
        QVERIFY(std::ranges::all_of(found->values, [](double value) { return std::isnan(value); }));
        return;
    }
    QVERIFY(std::ranges::equal(found->values, expected->values, same));
    QVERIFY(std::ranges::any_of(found->values, [](double value) { return !std::isnan(value); }));
}

void TestTempered::onlyTheSelectionIsFilled() {
    // Each exit at a temperature of its own: a column for each, filled there alone.
    Policy policy = Policy::common("entropy_normalised", 0.5);
    for (std::size_t exit = 0; exit < results_->exits(); ++exit)
        policy.temperatures.push_back(1.6 + 0.25 * static_cast<double>(exit));
    TraceReader reader(dir() / "traces.offramp");
    std::size_t told = 0;
    const Selection some{1, 4};
    const CorpusResults anew =
        withScoresFor(*results_, "greedy", policy, some, reader, {}, [&](std::size_t done) { told = done; });
    QCOMPARE(told, std::size_t(2));
    for (std::size_t exit = 0; exit < results_->exits(); ++exit) {
        const ScoreColumn* column = anew.decoders[0].find(specsOf(policy, static_cast<int>(exit)).front());
        QVERIFY(column != nullptr);
        for (std::size_t at = 0; at < column->values.size(); ++at) {
            const bool filled = (at / results_->exits() == 1 || at / results_->exits() == 4) &&
                                (at % results_->exits() == exit ||
                                 policy.temperatures[at % results_->exits()] == policy.temperatures[exit]);
            QCOMPARE(!std::isnan(column->values[at]), filled);
        }
    }
}

void TestTempered::temperaturesAreFittedAndUsed() {
    TraceReader reader(dir() / "traces.offramp");
    const TemperatureFit fit =
        fitTemperatures(everything(*results_), traceSourceOf(*results_, reader), *reader.tokenizer());
    QVERIFY(fit.utterances + fit.unspelled == utterances);
    QCOMPARE(fit.exits.size(), results_->exits());
    for (const ExitTemperature& exit : fit.exits)
        QVERIFY(exit.after <= exit.before);
    Policy family = Policy::common("entropy_normalised", 0.5);
    family.temperatures = fit.temperatures();
    const CorpusResults anew = withScoresFor(*results_, "greedy", family, everything(*results_), reader);
    const ThresholdChoice choice =
        chooseThreshold(anew, anew.decoders[0], family, LayerTarget{8}, unsplit(everything(anew)));
    QVERIFY(choice.policy && choice.calibration->averageLayer <= 8);
    QCOMPARE(choice.policy->temperatures, fit.temperatures());
}

void TestTempered::whatIsThereIsNotTakenAgain() {
    TraceReader reader(dir() / "traces.offramp");
    const CancelToken cancel;
    cancel.cancel(); // nobody looks at it
    const CorpusResults same = withScoresFor(*results_, "greedy", Policy::common("margin", 0.5),
                                             everything(*results_), reader, cancel);
    QCOMPARE(same.decoders[0].scores.size(), results_->decoders[0].scores.size());
    QVERIFY_THROWS_EXCEPTION(Error,
                             (void)withScoresFor(*results_, "greedy", Policy::common("margin:alpha=1", 0.5),
                                                 everything(*results_), reader, cancel));
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)withScoresFor(*results_, "greedy",
                                                            Policy::common("margin:temperature=3", 0.5),
                                                            everything(*results_), reader, cancel));
}

void TestTempered::whatCannotBeRead() {
    run(dir() / "plain.offramp", false);
    QVERIFY(test::errorOf([&] {
                TraceReader reader(dir() / "plain.offramp");
            }).find("keeps no frame traces. Run the corpus with traces kept") != std::string::npos);
    QVERIFY(!test::errorOf([&] { TraceReader reader(dir() / "absent.offramp"); }).empty());
    TraceReader reader(dir() / "traces.offramp");
    QVERIFY(test::errorOf([&] {
                (void)withScoresFor(*results_, "other", Policy::common("margin", 0.5), everything(*results_),
                                    reader);
            }).find("has no results of a decoder \"other\"") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestTempered)
#include "test_tempered.moc"
