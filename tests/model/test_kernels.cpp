// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels of every instruction set that this machine has, beside the definitions in double precision.
#include "base/matrix.h"
#include "model/kernels/gemm.h"
#include "model/kernels/kernels.h"
#include "model/kernels/linear.h"

#include <QtTest>
#include <array>

#include <cmath>
#include <limits>
#include <random>

using namespace offramp;

struct InstructionSet {
    const Kernels* kernels = nullptr;
    DepthwiseKernel depthwise = nullptr;
    ProductKernel product = nullptr;
    bool available = false;
};
Q_DECLARE_METATYPE(InstructionSet)

class TestKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layerNorm_data() { sets(); }
    void layerNorm();
    void gates_data() { sets(); }
    void gates();
    void siluFarOut_data() { sets(); }
    void siluFarOut();
    void softmax_data() { sets(); }
    void softmax();
    void softmaxFarOut_data() { sets(); }
    void softmaxFarOut();
    void exponentialIsExact_data() { sets(); }
    void exponentialIsExact();
    void logSoftmax_data() { sets(); }
    void logSoftmax();
    void attentionProducts();
    void products_data() { sets(); }
    void products();
    void productsOfLinearLayers();

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

} // namespace

void TestKernels::sets() {
    QTest::addColumn<InstructionSet>("set");
    QTest::newRow("baseline") << InstructionSet{&baseline::kernels, baseline::depthwise, baseline::product,
                                                true};
#ifdef __x86_64__
    const bool has2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const bool has512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
    QTest::newRow("AVX2") << InstructionSet{&avx2::kernels, avx2::depthwise, avx2::product, has2};
    QTest::newRow("AVX-512") << InstructionSet{&avx512::kernels, avx512::depthwise, avx512::product, has512};
#endif
}

#define FETCH_KERNELS()                                                                                      \
    QFETCH(InstructionSet, set);                                                                             \
    if (!set.available) QSKIP("this processor lacks the instructions");                                      \
    const Kernels& kernels = *set.kernels

void TestKernels::layerNorm() {
    FETCH_KERNELS();
    for (const long cols : widths) {
        std::vector<float> x = noise(rows * cols);
        const auto gain = noise(cols);
        const auto shift = noise(cols);
        std::vector<float> out(x.size());
        kernels.layerNorm(x.data(), gain.data(), shift.data(), out.data(), rows, cols);
        for (long r = 0; r < rows; ++r) {
            double mean = 0;
            double variance = 0;
            for (long c = 0; c < cols; ++c)
                mean += double(at(x, r * cols + c)) / double(cols);
            for (long c = 0; c < cols; ++c)
                variance += std::pow(double(at(x, r * cols + c)) - mean, 2) / double(cols);
            // Single precision loses what the mean outweighs the deviation by.
            const double tolerance = 1e-6 * (1 + std::abs(mean) / std::sqrt(variance + 1e-5));
            for (long c = 0; c < cols; ++c) {
                const double expected =
                    (double(at(x, r * cols + c)) - mean) / std::sqrt(variance + 1e-5) * at(gain, c) +
                    at(shift, c);
                QVERIFY(isNear(at(out, r * cols + c), expected, tolerance));
            }
        }
        // In place it is the same.
        kernels.layerNorm(x.data(), gain.data(), shift.data(), x.data(), rows, cols);
        QCOMPARE(x, out);
    }
}

void TestKernels::gates() {
    FETCH_KERNELS();
    for (const long cols : widths) {
        const auto pairs = noise(rows * 2 * cols);
        std::vector<float> gated(static_cast<std::size_t>(rows * cols));
        kernels.glu(pairs.data(), gated.data(), rows, cols);
        for (long i = 0; i < rows * cols; ++i) {
            const long first = i / cols * 2 * cols + i % cols;
            const double a = double(at(pairs, first));
            const double b = double(at(pairs, first + cols));
            QVERIFY(isNear(at(gated, i), a * sigmoid(b), 1e-6));
        }
    }
}

void TestKernels::siluFarOut() {
    FETCH_KERNELS();
    Q_UNUSED(kernels);
    // A product with one input, whose weight is 1, leaves the input to the activation.
    const std::vector<float> x{-1e30F, -1000, -100, -80, -20, 0, 20, 80, 100, 1000, 1e30F};
    const float one = 1;
    const float none = 0;
    std::vector<float> weights(static_cast<std::size_t>(packedProductSize(1, 1)));
    packProduct(&one, 1, 1, weights.data());
    std::vector<float> silu(x.size());
    set.product({x.data(), 1, weights.data(), &none, silu.data(), 1, static_cast<long>(x.size()), 1, 1, 1.0F,
                 false, Activation::silu});
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
            std::vector<float> out = x;
            kernels.logSoftmax(out.data(), rows, cols);
            for (long r = 0; r < rows; ++r) {
                double top = -1e30;
                for (long c = 0; c < cols; ++c)
                    top = std::max(top, double(at(x, r * cols + c)));
                double total = 0;
                double found = 0;
                for (long c = 0; c < cols; ++c) {
                    total += std::exp(double(at(x, r * cols + c)) - top);
                    found += std::exp(double(at(out, r * cols + c)));
                }
                QVERIFY2(std::abs(found - 1) < 1e-5, qPrintable(QString::number(found)));
                for (long c = 0; c < cols; ++c) {
                    const double expected = double(at(x, r * cols + c)) - top - std::log(total);
                    QVERIFY(isNear(at(out, r * cols + c), expected, 1e-5));
                }
            }
        }
    }
}

void TestKernels::attentionProducts() {
    constexpr long m = 5;
    constexpr long n = 7;
    constexpr long k = 11;
    constexpr long xStride = k + 2;
    constexpr long wStride = k + 1;
    const auto x = noise(m * xStride);
    const auto w = noise(std::max(n * wStride, k * n));
    const auto before = noise(m * (n + 1));
    std::vector<float> rowsOfW = before;
    multiplyTransposed(x.data(), xStride, w.data(), wStride, rowsOfW.data(), n + 1, m, n, k);
    std::vector<float> columnsOfW = before;
    multiply(x.data(), xStride, w.data(), n, columnsOfW.data(), n + 1, m, n, k);
    for (long r = 0; r < m; ++r) {
        for (long c = 0; c < n; ++c) {
            double transposed = 0;
            double plain = 0;
            for (long i = 0; i < k; ++i) {
                transposed += double(at(x, r * xStride + i)) * double(at(w, c * wStride + i));
                plain += double(at(x, r * xStride + i)) * double(at(w, i * n + c));
            }
            QVERIFY(isNear(at(rowsOfW, r * (n + 1) + c), transposed, 1e-5));
            QVERIFY(isNear(at(columnsOfW, r * (n + 1) + c), plain, 1e-5));
        }
        // What lies between the rows stays.
        QCOMPARE(at(rowsOfW, r * (n + 1) + n), at(before, r * (n + 1) + n));
    }
}

namespace {

struct ProductCase {
    long rows;
    long out;
    long in;
    float scale;
    bool accumulate;
    Activation activation;
};

double activated(Activation activation, double v) {
    switch (activation) {
    case Activation::relu:
        return std::max(v, 0.0);
    case Activation::silu:
        return v * sigmoid(v);
    case Activation::none:
        break;
    }
    return v;
}

/// Whether a product is as its definition says, in double precision, and leaves alone what isn't its own.
bool isRight(ProductKernel product, const ProductCase& one) {
    const long stride = one.out + 3;
    // Rows that overlap, as those of a convolution with a stride do.
    const long xStride = std::max(1L, one.in / 2);
    const auto x = noise(one.rows * xStride + one.in, 1);
    const auto w = noise(one.out * one.in, 1);
    const auto bias = noise(one.out);
    const auto before = noise(one.rows * stride);
    std::vector<float> packed(static_cast<std::size_t>(packedProductSize(one.out, one.in)));
    packProduct(w.data(), one.out, one.in, packed.data());
    std::vector<float> y = before;
    product({x.data(), xStride, packed.data(), bias.data(), y.data(), stride, one.rows, one.in, one.out,
             one.scale, one.accumulate, one.activation});
    for (long r = 0; r < one.rows; ++r) {
        for (long o = 0; o < one.out; ++o) {
            double sum = at(bias, o);
            double size = 1;
            for (long i = 0; i < one.in; ++i) {
                const double term = double(at(x, r * xStride + i)) * double(at(w, o * one.in + i));
                sum += term;
                size += std::abs(term);
            }
            size *= 1.1 * std::max(1.0, double(one.scale)); // SiLU is up to 1.1 times as steep
            sum = sum * double(one.scale) + (one.accumulate ? double(at(before, r * stride + o)) : 0.0);
            if (std::abs(at(y, r * stride + o) - activated(one.activation, sum)) > 1e-6 * size) return false;
        }
        for (long o = one.out; o < stride; ++o)
            if (at(y, r * stride + o) != at(before, r * stride + o)) return false;
    }
    return true;
}

} // namespace

void TestKernels::products() {
    FETCH_KERNELS();
    Q_UNUSED(kernels);
    // Around the heights and widths of the tiles on every instruction set, and more rows than go at once.
    for (const long height : {1L, 2L, 5L, 6L, 7L, 13L, 14L, 15L, 29L, 100L}) {
        for (const long out : {1L, 3L, 8L, 16L, 17L, 31L, 32L, 33L, 64L, 70L}) {
            for (const long in : {1L, 2L, 63L}) {
                QVERIFY(isRight(set.product, {height, out, in, 1, false, Activation::none}));
                QVERIFY(isRight(set.product, {height, out, in, 0.5F, true, Activation::none}));
                QVERIFY(isRight(set.product, {height, out, in, 1, true, Activation::relu}));
                QVERIFY(isRight(set.product, {height, out, in, 2, false, Activation::silu}));
            }
        }
    }
    QVERIFY(isRight(set.product, {40, 5, 20000, 1, false, Activation::none}));
}

/// A row is the same whatever is computed with it: so threads may share out the rows as they like.
void TestKernels::productsOfLinearLayers() {
    constexpr long in = 37;
    constexpr long out = 45;
    constexpr long height = 61;
    const auto x = noise(height * in);
    const auto weight = noise(out * in);
    const auto bias = noise(out);
    const Linear linear(weight.data(), bias.data(), out, in);
    QCOMPARE(linear.in(), in);
    QCOMPARE(linear.out(), out);
    std::vector<float> whole(static_cast<std::size_t>(height * out));
    linear.apply(x.data(), in, height, whole.data());
    for (long r = 0; r < height; ++r) {
        std::vector<float> alone(static_cast<std::size_t>(out));
        linear.apply(x.data() + r * in, in, 1, alone.data());
        const auto* row = whole.data() + r * out;
        QCOMPARE(alone, std::vector<float>(row, row + out));
    }
}

QTEST_GUILESS_MAIN(TestKernels)
#include "test_kernels.moc"
