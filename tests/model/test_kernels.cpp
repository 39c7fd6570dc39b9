// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels of every instruction set that this machine has, beside the definitions in double precision.
#include "base/matrix.h"
#include "model/kernels/gemm.h"
#include "model/kernels/kernels.h"

#include <QtTest>
#include <array>

#include <cmath>
#include <limits>
#include <random>

using namespace offramp;

struct InstructionSet {
    const Kernels* kernels = nullptr;
    DepthwiseKernel depthwise = nullptr;
    bool available = false;
};
Q_DECLARE_METATYPE(InstructionSet)

class TestKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layerNorm_data() { sets(); }
    void layerNorm();
    void activations_data() { sets(); }
    void activations();
    void activationsFarOut_data() { sets(); }
    void activationsFarOut();
    void softmax_data() { sets(); }
    void softmax();
    void softmaxFarOut_data() { sets(); }
    void softmaxFarOut();
    void exponentialIsExact_data() { sets(); }
    void exponentialIsExact();
    void logSoftmax_data() { sets(); }
    void logSoftmax();
    void products();

private:
    static void sets();
};

namespace {

// Around every register's width, 4, 8 and 16 floats, and twice.
constexpr std::array<long, 16> widths{1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 96, 100};
constexpr long rows = 3;

std::vector<float> noise(long count, float scale = 2) {
    static std::mt19937 random(7);
    std::normal_distribution<float> normal(0, scale);
    std::vector<float> values(static_cast<std::size_t>(count));
    std::ranges::generate(values, [&] { return normal(random); });
    return values;
}

float at(const std::vector<float>& values, long index) {
    return values[static_cast<std::size_t>(index)];
}

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

bool isNear(double found, double expected, double tolerance) {
    return std::abs(found - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

void addTo(std::vector<float>& x, const std::vector<float>& bias, long cols) {
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += bias[i % static_cast<std::size_t>(cols)];
}

} // namespace

void TestKernels::sets() {
    QTest::addColumn<InstructionSet>("set");
    QTest::newRow("baseline") << InstructionSet{&baseline::kernels, baseline::depthwise, true};
#ifdef __x86_64__
    const bool has2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const bool has512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
    QTest::newRow("AVX2") << InstructionSet{&avx2::kernels, avx2::depthwise, has2};
    QTest::newRow("AVX-512") << InstructionSet{&avx512::kernels, avx512::depthwise, has512};
#endif
}

#define FETCH_KERNELS()                                                                                      \
    QFETCH(InstructionSet, set);                                                                             \
    if (!set.available) QSKIP("this processor lacks the instructions");                                      \
    const Kernels& kernels = *set.kernels

void TestKernels::layerNorm() {
    FETCH_KERNELS();
    for (const long cols : widths) {
        for (const bool biased : {false, true}) {
            std::vector<float> x = noise(rows * cols);
            const auto bias = noise(cols);
            const auto gain = noise(cols);
            const auto shift = noise(cols);
            std::vector<float> sums = x;
            if (biased) addTo(sums, bias, cols);
            std::vector<float> out(x.size());
            kernels.layerNorm(x.data(), biased ? bias.data() : nullptr, gain.data(), shift.data(), out.data(),
                              rows, cols);
            QCOMPARE(x, sums); // the bias stays added
            for (long r = 0; r < rows; ++r) {
                double mean = 0;
                double variance = 0;
                for (long c = 0; c < cols; ++c)
                    mean += double(at(sums, r * cols + c)) / double(cols);
                for (long c = 0; c < cols; ++c)
                    variance += std::pow(double(at(sums, r * cols + c)) - mean, 2) / double(cols);
                // Single precision loses what the mean outweighs the deviation by.
                const double tolerance = 1e-6 * (1 + std::abs(mean) / std::sqrt(variance + 1e-5));
                for (long c = 0; c < cols; ++c) {
                    const double expected =
                        (double(at(sums, r * cols + c)) - mean) / std::sqrt(variance + 1e-5) * at(gain, c) +
                        at(shift, c);
                    QVERIFY(isNear(at(out, r * cols + c), expected, tolerance));
                }
            }
            // In place it is the same.
            kernels.layerNorm(x.data(), nullptr, gain.data(), shift.data(), x.data(), rows, cols);
            QCOMPARE(x, out);
        }
    }
}

void TestKernels::activations() {
    FETCH_KERNELS();
    for (const long cols : widths) {
        const auto x = noise(rows * cols);
        const auto bias = noise(2 * cols);
        std::vector<float> silu = x;
        std::vector<float> relu = x;
        std::vector<float> sum = x;
        kernels.biasSilu(silu.data(), bias.data(), rows, cols);
        kernels.biasRelu(relu.data(), bias.data(), rows, cols);
        kernels.addBias(sum.data(), bias.data(), rows, cols);
        for (long i = 0; i < rows * cols; ++i) {
            const double v = double(at(x, i) + at(bias, i % cols));
            QCOMPARE(at(sum, i), static_cast<float>(v));
            QCOMPARE(at(relu, i), static_cast<float>(std::max(v, 0.0)));
            QVERIFY(isNear(at(silu, i), v * sigmoid(v), 1e-6));
        }
        const auto pairs = noise(rows * 2 * cols);
        std::vector<float> gated(static_cast<std::size_t>(rows * cols));
        kernels.biasGlu(pairs.data(), bias.data(), gated.data(), rows, cols);
        for (long i = 0; i < rows * cols; ++i) {
            const long first = i / cols * 2 * cols + i % cols;
            const double a = double(at(pairs, first) + at(bias, i % cols));
            const double b = double(at(pairs, first + cols) + at(bias, cols + i % cols));
            QVERIFY(isNear(at(gated, i), a * sigmoid(b), 1e-6));
        }
    }
}

void TestKernels::activationsFarOut() {
    FETCH_KERNELS();
    const std::vector<float> x{-1e30F, -1000, -100, -80, -20, 0, 20, 80, 100, 1000, 1e30F};
    const std::vector<float> none(x.size(), 0.0F);
    const auto cols = static_cast<long>(x.size());
    std::vector<float> silu = x;
    kernels.biasSilu(silu.data(), none.data(), 1, cols);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double expected = double(x[i]) * sigmoid(double(x[i]));
        // e^x ends at e^88.3: below that SiLU is 1e-38 of its argument instead of 0.
        QVERIFY2(std::abs(double(silu[i]) - expected) <=
                     1e-6 * std::abs(expected) + 1e-38 * std::abs(double(x[i])),
                 qPrintable(QString("%1: %2").arg(x[i]).arg(silu[i])));
    }
}

void TestKernels::softmax() {
    FETCH_KERNELS();
    constexpr float scale = 0.35F;
    for (const long cols : widths) {
        const auto x = noise(rows * cols, 5);
        std::vector<float> parts = x;
        std::vector<float> sums(rows);
        kernels.softmaxParts(parts.data(), scale, sums.data(), rows, cols);
        kernels.divideRows(parts.data(), sums.data(), rows, cols, cols);
        for (long r = 0; r < rows; ++r) {
            double total = 0;
            double found = 0;
            for (long c = 0; c < cols; ++c) {
                total += std::exp(double(scale) * double(at(x, r * cols + c)));
                found += at(parts, r * cols + c);
            }
            QVERIFY(std::abs(found - 1) < 1e-6);
            for (long c = 0; c < cols; ++c) {
                const double expected = std::exp(double(scale) * double(at(x, r * cols + c))) / total;
                QVERIFY(std::abs(at(parts, r * cols + c) - expected) < 1e-6);
            }
        }
    }
    // The rows of a part of a wider matrix: what lies between them stays.
    std::vector<float> wide{2, 4, -1, 9, 12, -1};
    const std::vector<float> sums{2, 3};
    kernels.divideRows(wide.data(), sums.data(), 2, 2, 3);
    QVERIFY(isNear(wide[0], 1, 1e-6) && isNear(wide[1], 2, 1e-6) && isNear(wide[3], 3, 1e-6) &&
            isNear(wide[4], 4, 1e-6));
    QCOMPARE(wide[2], -1.0F);
    QCOMPARE(wide[5], -1.0F);
}

void TestKernels::softmaxFarOut() {
    FETCH_KERNELS();
    const float infinity = std::numeric_limits<float>::infinity();
    // One row each: all but the largest vanish, equal ones share, and nothing overflows on the way.
    std::vector<float> x{80, -80, 79, -1e30F, 1, -infinity, 3e38F, 3e38F, -3e38F, 1e30F, 1e30F, 1e30F};
    const std::vector<double> expected{1, std::exp(-160), std::exp(-1), 0,      1, 0, 0.5, 0.5,
                                       0, 1 / 3.0,        1 / 3.0,      1 / 3.0};
    std::vector<float> sums(4);
    kernels.softmaxParts(x.data(), 1, sums.data(), 4, 3);
    kernels.divideRows(x.data(), sums.data(), 4, 3, 3);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double row = i < 3 ? 1 + std::exp(-1) : 1;
        QVERIFY2(std::abs(double(x[i]) - expected[i] / row) < 1e-6, qPrintable(QString::number(i)));
    }
}

void TestKernels::exponentialIsExact() {
    FETCH_KERNELS();
    // A row of 0 and x ≤ 0 becomes 1 and e^x.
    double largest = 0;
    constexpr long count = 20000;
    for (long i = 0; i <= count; ++i) {
        const auto x = static_cast<float>(-87.0 * double(i) / count);
        std::vector<float> row{0, x};
        float sum = 0;
        kernels.softmaxParts(row.data(), 1, &sum, 1, 2);
        QCOMPARE(row[0], 1.0F);
        largest = std::max(largest, std::abs(double(row[1]) / std::exp(double(x)) - 1));
    }
    qInfo("largest relative difference %.2g", largest);
    // Two units in the last place: 2·2^-23.
    QVERIFY2(largest < 2.4e-7, qPrintable(QString::number(largest)));
}

void TestKernels::logSoftmax() {
    FETCH_KERNELS();
    for (const long cols : widths) {
        for (const float scale : {2.0F, 80.0F}) {
            const auto x = noise(rows * cols, scale);
            const auto bias = noise(cols);
            std::vector<float> out(x.size());
            kernels.logSoftmax(x.data(), bias.data(), out.data(), rows, cols);
            for (long r = 0; r < rows; ++r) {
                double top = -1e30;
                for (long c = 0; c < cols; ++c)
                    top = std::max(top, double(at(x, r * cols + c) + at(bias, c)));
                double total = 0;
                double found = 0;
                for (long c = 0; c < cols; ++c) {
                    total += std::exp(double(at(x, r * cols + c) + at(bias, c)) - top);
                    found += std::exp(double(at(out, r * cols + c)));
                }
                QVERIFY2(std::abs(found - 1) < 1e-5, qPrintable(QString::number(found)));
                for (long c = 0; c < cols; ++c) {
                    const double expected = double(at(x, r * cols + c) + at(bias, c)) - top - std::log(total);
                    QVERIFY(isNear(at(out, r * cols + c), expected, 1e-5));
                }
            }
            std::vector<float> inPlace = x;
            kernels.logSoftmax(inPlace.data(), bias.data(), inPlace.data(), rows, cols);
            QCOMPARE(inPlace, out);
        }
    }
}

void TestKernels::products() {
    constexpr long m = 5;
    constexpr long n = 7;
    constexpr long k = 11;
    constexpr long xStride = k + 2;
    const auto x = noise(m * xStride + k);
    const auto w = noise(n * (k + 2));
    const auto before = noise(m * (n + 1));
    const auto product = [&](long r, long c, long wStride) {
        double sum = 0;
        for (long i = 0; i < k; ++i)
            sum += double(at(x, r * xStride + i)) * double(at(w, c * wStride + i));
        return sum;
    };
    std::vector<float> plain = before;
    multiplyTransposed(x.data(), xStride, w.data(), plain.data(), n + 1, m, n, k);
    std::vector<float> added = before;
    multiplyTransposed(x.data(), xStride, w.data(), k + 2, added.data(), n + 1, m, n, k, {0.5F, true});
    std::vector<float> columns = before;
    multiply(x.data(), xStride, w.data(), n, columns.data(), n + 1, m, n, k);
    for (long r = 0; r < m; ++r) {
        for (long c = 0; c < n; ++c) {
            const long index = r * (n + 1) + c;
            QVERIFY(isNear(at(plain, index), product(r, c, k), 1e-5));
            QVERIFY(isNear(at(added, index), double(at(before, index)) + 0.5 * product(r, c, k + 2), 1e-5));
            double sum = 0;
            for (long i = 0; i < k; ++i)
                sum += double(at(x, r * xStride + i)) * double(at(w, i * n + c));
            QVERIFY(isNear(at(columns, index), sum, 1e-5));
        }
        // What lies between the rows stays.
        QCOMPARE(at(plain, r * (n + 1) + n), at(before, r * (n + 1) + n));
    }
}

QTEST_GUILESS_MAIN(TestKernels)
#include "test_kernels.moc"
