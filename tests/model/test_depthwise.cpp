// SPDX-License-Identifier: GPL-3.0-or-later
// The depthwise convolution of every instruction set that this machine has, beside its definition.
#include "base/matrix.h"
#include "model/kernels/kernels.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace offramp;

class TestDepthwise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheDefinition_data();
    void agreesWithTheDefinition();
    void stretchesMakeUpTheWhole();
    void packingScalesAndFills();
    void theBestIsChosen();
};

namespace {

std::vector<std::pair<const char*, DepthwiseKernel>> available() {
    std::vector<std::pair<const char*, DepthwiseKernel>> kernels{{"baseline", baseline::depthwise}};
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        kernels.emplace_back("AVX2", avx2::depthwise);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq"))
        kernels.emplace_back("AVX-512", avx512::depthwise);
#endif
    return kernels;
}

std::vector<float> noise(long count) {
    static std::mt19937 random(8);
    std::normal_distribution<float> normal;
    std::vector<float> values(static_cast<std::size_t>(count));
    std::ranges::generate(values, [&] { return normal(random); });
    return values;
}

struct Case {
    long total, channels, taps, dilation;
    bool activated;
    std::vector<float> x = noise(total * channels);
    std::vector<float> weights = noise(channels * taps);
    std::vector<float> bias = noise(channels);

    [[nodiscard]] double expected(long t, long c) const {
        double sum = 0;
        for (long k = 0; k < taps; ++k) {
            const long row = t + k * dilation - dilation * (taps - 1) / 2;
            if (row < 0 || row >= total) continue;
            sum += double(weights[static_cast<std::size_t>(c * taps + k)]) *
                   double(x[static_cast<std::size_t>(row * channels + c)]);
        }
        if (!activated) return sum;
        sum += double(bias[static_cast<std::size_t>(c)]);
        return sum / (1 + std::exp(-sum));
    }

    /// The rows from `begin` to `end`; what is allocated is no more than the kernel asks for.
    [[nodiscard]] std::vector<float> computed(DepthwiseKernel kernel, long begin, long end) const {
        AlignedFloats packed(static_cast<std::size_t>(packedDepthwiseSize(channels, taps)));
        packDepthwise(weights.data(), nullptr, channels, taps, packed.data());
        AlignedFloats scratch(static_cast<std::size_t>(depthwiseScratch(end - begin, taps, dilation)));
        std::vector<float> out(static_cast<std::size_t>((end - begin) * channels));
        kernel({x.data(), total, channels, packed.data(), activated ? bias.data() : nullptr, taps, dilation,
                begin, end, out.data(), scratch.data()});
        return out;
    }
};

} // namespace

void TestDepthwise::agreesWithTheDefinition_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("taps");
    QTest::addColumn<int>("dilation");
    const auto kernels = available();
    for (int which = 0; which < static_cast<int>(kernels.size()); ++which) {
        for (const int channels : {1, 4, 15, 16, 17, 40}) {
            for (const auto& [total, taps, dilation] : {std::tuple{1, 3, 1},
                                                        {1, 31, 1},
                                                        {5, 31, 1},
                                                        {5, 87, 2},
                                                        {24, 1, 1},
                                                        {25, 3, 2},
                                                        {60, 33, 1},
                                                        {60, 5, 7}}) {
                QTest::addRow("%s, %d x %d, %d taps, dilation %d",
                              kernels[static_cast<std::size_t>(which)].first, total, channels, taps, dilation)
                    << which << total << channels << taps << dilation;
            }
        }
    }
}

void TestDepthwise::agreesWithTheDefinition() {
    QFETCH(int, which);
    QFETCH(int, total);
    QFETCH(int, channels);
    QFETCH(int, taps);
    QFETCH(int, dilation);
    const DepthwiseKernel kernel = available()[static_cast<std::size_t>(which)].second;
    for (const bool activated : {false, true}) {
        const Case sample{total, channels, taps, dilation, activated};
        const auto out = sample.computed(kernel, 0, total);
        for (long i = 0; i < total * channels; ++i) {
            const double expected = sample.expected(i / channels, i % channels);
            QVERIFY(std::abs(double(out[static_cast<std::size_t>(i)]) - expected) < 2e-5);
        }
    }
}

void TestDepthwise::stretchesMakeUpTheWhole() {
    const Case sample{50, 20, 9, 2, true};
    for (const auto& [name, kernel] : available()) {
        const auto whole = sample.computed(kernel, 0, 50);
        for (const long middle : {1L, 13L, 24L, 49L}) {
            auto joined = sample.computed(kernel, 0, middle);
            const auto rest = sample.computed(kernel, middle, 50);
            joined.insert(joined.end(), rest.begin(), rest.end());
            QVERIFY2(joined == whole, name);
        }
    }
}

void TestDepthwise::packingScalesAndFills() {
    // Two channels of three taps: a block of 16 lanes, tap by tap, what has no channel 0.
    const std::vector<float> weights{1, 2, 3, 4, 5, 6};
    const std::vector<float> scale{10, 100};
    std::vector<float> packed(static_cast<std::size_t>(packedDepthwiseSize(2, 3)), -1.0F);
    QCOMPARE(packed.size(), std::size_t(48));
    packDepthwise(weights.data(), scale.data(), 2, 3, packed.data());
    for (std::size_t i = 0; i < packed.size(); ++i) {
        const std::size_t tap = i / 16;
        const std::size_t lane = i % 16;
        QCOMPARE(packed[i], lane < 2 ? weights[lane * 3 + tap] * scale[lane] : 0.0F);
    }
}

void TestDepthwise::theBestIsChosen() {
    if (qEnvironmentVariableIsSet("OFFRAMP_INSTRUCTION_SET")) QSKIP("OFFRAMP_INSTRUCTION_SET asks for one");
    QCOMPARE(kernels().instructionSet, available().back().first);
    QVERIFY(depthwiseKernel() == available().back().second);
}

QTEST_GUILESS_MAIN(TestDepthwise)
#include "test_depthwise.moc"
