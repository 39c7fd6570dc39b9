// SPDX-License-Identifier: GPL-3.0-or-later
// What a run promises, whatever the architecture.
#include "base/error.h"
#include "support/made_models.h"
#include "support/support.h"
#include "support/tiny_models.h"

#include <QtTest>

#include <atomic>
#include <chrono>
#include <cmath>
#include <thread>

using namespace offramp;

class TestRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exitsComeInOrder_data() { architectures(); }
    void exitsComeInOrder();
    void exitsUseNothingBehindThem_data() { architectures(); }
    void exitsUseNothingBehindThem();
    void wrongInputsAreRefused_data() { architectures(); }
    void wrongInputsAreRefused();
    void cancelledRunsStayOver_data() { architectures(); }
    void cancelledRunsStayOver();
    void cancellingInMidRunStopsIt_data() { architectures(); }
    void cancellingInMidRunStopsIt();
    void hiddenStatesAreWhatTheHeadSaw();
    void hiddenStatesAreLeftOut_data() { architectures(); }
    void hiddenStatesAreLeftOut();
    void severalRunsAtOnceGiveTheSame_data() { architectures(); }
    void severalRunsAtOnceGiveTheSame();
    void theRunKeepsItsInput();

private:
    static void architectures() {
        QTest::addColumn<bool>("conformer");
        QTest::newRow("conformer") << true;
        QTest::newRow("quartznet") << false;
    }
};

namespace {

test::TinyModel tiny(bool conformer) {
    return conformer ? test::tinyConformer() : test::tinyQuartzNet();
}

/// Large enough that its exits take a while each; built once.
const Model& large(bool conformer) {
    static const std::unique_ptr<Model> models[]{test::makeQuartzNet(), test::makePaperConformer()};
    return *models[conformer ? 1 : 0];
}

std::vector<ExitOutput> allExits(const Model& model, const std::shared_ptr<const Matrix>& input,
                                 int threads) {
    const auto run = model.start(input, {threads, false});
    std::vector<ExitOutput> exits;
    while (auto exit = run->next({}))
        exits.push_back(std::move(*exit));
    return exits;
}

bool equal(const Matrix& a, const Matrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           std::equal(a.data(), a.data() + a.size(), b.data());
}

} // namespace

void TestRun::exitsComeInOrder() {
    QFETCH(bool, conformer);
    const auto model = tiny(conformer).build();
    const auto run = model->start(test::makeNoise(50, 6), {1, false});
    double seconds = 0;
    std::int64_t macs = 0;
    for (int index = 0; index < 3; ++index) {
        const auto exit = run->next({});
        QVERIFY(exit);
        QCOMPARE(exit->index, index);
        QCOMPARE(exit->logProbs->rows(), model->outputFrames(50));
        QCOMPARE(exit->logProbs->cols(), std::int64_t(5));
        QCOMPARE(exit->macs, model->macs(index, 50));
        QVERIFY(exit->macs > macs && exit->seconds > seconds);
        macs = *exit->macs;
        seconds = exit->seconds;
        for (std::int64_t t = 0; t < exit->logProbs->rows(); ++t) {
            double total = 0;
            for (const float logProb : exit->logProbs->row(t))
                total += std::exp(double(logProb));
            QVERIFY(std::abs(total - 1) < 1e-5);
        }
    }
    QVERIFY(!run->next({}));
    QVERIFY(!run->next({}));
}

void TestRun::exitsUseNothingBehindThem() {
    // Other weights behind an exit change the exits behind, and no earlier one.
    QFETCH(bool, conformer);
    test::TinyModel model = tiny(conformer);
    const auto input = test::makeNoise(40, 6);
    const auto good = allExits(*model.build(), input, 1);
    const std::string later =
        conformer ? "conformer.1.conformer_layers.0.ffn1.sequential.1.weight" : "blocks.1.residual.weight";
    model.set(later, std::vector<float>(model.values(later).size(), 0.7F));
    const auto changed = allExits(*model.build(), input, 1);
    QVERIFY(equal(*good[0].logProbs, *changed[0].logProbs));
    for (const std::size_t exit : {1U, 2U})
        QVERIFY(!equal(*good[exit].logProbs, *changed[exit].logProbs));
}

void TestRun::wrongInputsAreRefused() {
    QFETCH(bool, conformer);
    const auto model = tiny(conformer).build();
    const auto refusal = [&](std::int64_t rows, std::int64_t cols) {
        return test::errorOf([&] { (void)model->start(test::makeNoise(rows, cols), {1, false}); });
    };
    QCOMPARE(refusal(50, 7), std::string("tiny: takes 6 values a frame and was given 7."));
    const int shortest = conformer ? 7 : 1;
    QCOMPARE(refusal(shortest - 1, 6),
             std::string("tiny: the sound is too short to give one frame of output (frames of features: ") +
                 std::to_string(shortest - 1) + "). Use a longer recording.");
    QCOMPARE(refusal(shortest, 6), std::string());
    QCOMPARE(allExits(*model, test::makeNoise(shortest, 6), 2).at(2).logProbs->rows(), std::int64_t(1));
}

void TestRun::cancelledRunsStayOver() {
    QFETCH(bool, conformer);
    const auto model = tiny(conformer).build();
    const auto run = model->start(test::makeNoise(50, 6), {2, false});
    QVERIFY(run->next({}));
    CancelToken cancel;
    cancel.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)run->next(cancel));
    // Whatever was half done is not gone on with.
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)run->next({}));
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)run->next({}));
    // The model is as good as before.
    QCOMPARE(allExits(*model, test::makeNoise(50, 6), 2).size(), std::size_t(3));
}

void TestRun::cancellingInMidRunStopsIt() {
    QFETCH(bool, conformer);
    const Model& model = large(conformer);
    const auto run =
        model.start(test::makeNoise(3000, model.description().features.nMels), {2, false}); // 30 s of sound
    CancelToken cancel;
    std::atomic<bool> begun = false;
    std::thread canceller([&] {
        begun.wait(false);
        // Some way into the work of one exit, which takes hundreds of milliseconds.
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        cancel.cancel();
    });
    begun = true;
    begun.notify_one();
    int exits = 0;
    bool cancelled = false;
    try {
        while (run->next(cancel))
            ++exits;
    } catch (const Cancelled&) {
        cancelled = true;
    }
    canceller.join();
    QVERIFY(cancelled);
    QVERIFY2(exits < 3, qPrintable(QString::number(exits)));
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)run->next({}));
}

void TestRun::hiddenStatesAreWhatTheHeadSaw() {
    const test::TinyModel tiny = test::tinyConformer();
    const auto model = tiny.build();
    const auto run = model->start(test::makeNoise(50, 6), {1, true});
    for (int exit = 0; exit < 3; ++exit) {
        const auto output = run->next({});
        const Matrix& hidden = *output->hidden;
        QCOMPARE(hidden.rows(), output->logProbs->rows());
        QCOMPARE(hidden.cols(), std::int64_t(8));
        const auto weight = tiny.values("linears." + std::to_string(exit) + ".weight");
        const auto bias = tiny.values("linears." + std::to_string(exit) + ".bias");
        for (std::int64_t t = 0; t < hidden.rows(); ++t) {
            std::vector<double> logits;
            double total = 0;
            for (std::size_t c = 0; c < 5; ++c) {
                logits.push_back(bias[c]);
                for (std::size_t i = 0; i < 8; ++i)
                    logits.back() += double(weight[c * 8 + i]) * double(hidden.row(t)[i]);
                total += std::exp(logits.back());
            }
            for (std::size_t c = 0; c < 5; ++c)
                QVERIFY(std::abs(logits[c] - std::log(total) - double(output->logProbs->row(t)[c])) < 1e-5);
        }
    }
}

void TestRun::hiddenStatesAreLeftOut() {
    QFETCH(bool, conformer);
    const auto model = tiny(conformer).build();
    for (const bool keep : {false, true}) {
        const auto run = model->start(test::makeNoise(50, 6), {1, keep});
        std::vector<std::shared_ptr<const Matrix>> kept;
        while (const auto exit = run->next({})) {
            QCOMPARE(exit->hidden != nullptr, keep);
            if (!keep) continue;
            QCOMPARE(exit->hidden->rows(), exit->logProbs->rows());
            kept.push_back(exit->hidden);
        }
        // Each is a copy of its own, not a view of what the next exit overwrites.
        if (keep) QVERIFY(!std::equal(kept[0]->data(), kept[0]->data() + 8, kept[1]->data()));
    }
}

void TestRun::severalRunsAtOnceGiveTheSame() {
    QFETCH(bool, conformer);
    const auto model = tiny(conformer).build();
    const auto input = test::makeNoise(80, 6);
    const auto alone = allExits(*model, input, 1);
    std::vector<std::vector<ExitOutput>> together(3);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < together.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int repeat = 0; repeat < 20; ++repeat)
                together[i] = allExits(*model, input, static_cast<int>(i) + 1);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const auto& exits : together) {
        QCOMPARE(exits.size(), alone.size());
        for (std::size_t exit = 0; exit < exits.size(); ++exit)
            QVERIFY(equal(*exits[exit].logProbs, *alone[exit].logProbs));
    }
}

void TestRun::theRunKeepsItsInput() {
    const auto model = test::tinyConformer().build();
    auto input = std::make_shared<Matrix>(*test::makeNoise(50, 6));
    const auto expected = allExits(*model, input, 1);
    const auto run = model->start(input, {1, false});
    const std::weak_ptr<const Matrix> watched = input;
    input.reset();
    QVERIFY(!watched.expired());
    QVERIFY(equal(*run->next({})->logProbs, *expected[0].logProbs));
}

QTEST_GUILESS_MAIN(TestRun)
#include "test_run.moc"
