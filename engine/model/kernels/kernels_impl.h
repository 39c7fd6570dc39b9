// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels' bodies, compiled once for each instruction set into the namespace OFFRAMP_KERNELS with
// OFFRAMP_LANES floats to a register. No include guard and no other header on purpose: see kernels.h.
#include "model/kernels/kernels.h"

// NOLINTBEGIN(misc-definitions-in-headers): each inclusion has a namespace of its own.
namespace offramp::OFFRAMP_KERNELS {

namespace {

constexpr long lanes = OFFRAMP_LANES;
using Vector = float __attribute__((vector_size(lanes * sizeof(float))));
using Integers = int __attribute__((vector_size(lanes * sizeof(int))));

inline Vector load(const float* p) {
    Vector v;
    __builtin_memcpy(&v, p, sizeof v);
    return v;
}
inline void store(float* p, Vector v) {
    __builtin_memcpy(p, &v, sizeof v);
}
inline Vector all(float value) {
    return value - Vector{};
}
inline Vector select(Integers mask, Vector yes, Vector no) {
    return (Vector)((mask & (Integers)yes) | (~mask & (Integers)no));
}
inline Vector larger(Vector a, Vector b) {
    return select(a > b, a, b);
}

inline float sum(Vector v) {
    float total = 0;
    for (long i = 0; i < lanes; ++i)
        total += v[i];
    return total;
}

/// The first `count` lanes of a row's end, the others 0.
inline Vector loadPart(const float* p, long count) {
    Vector v{};
    __builtin_memcpy(&v, p, static_cast<unsigned long>(count) * sizeof(float));
    return v;
}
inline void storePart(float* p, Vector v, long count) {
    __builtin_memcpy(p, &v, static_cast<unsigned long>(count) * sizeof(float));
}

/// e^x within 2 units in the last place: 2^n·e^r with |r| ≤ ln 2/2 and a polynomial for e^r (its Taylor
/// series to the seventh power, whose remainder is below 6e-9 there). Below −87.3 it gives 0, above 88.3 the
/// largest power.
inline Vector exponential(Vector x) {
    const Integers tiny = x < -87.3F;
    x = select(x > 88.3F, all(88.3F), x);
    x = select(tiny, Vector{}, x);
    constexpr float shifter = 12582912.0F; // 1.5·2^23: adding it rounds to a whole number
    const Vector rounded = x * 1.44269504F + shifter;
    const Vector n = rounded - shifter;
    const Vector r = (x - n * 0.693359375F) + n * 2.12194440e-4F; // ln 2 in two parts, so that r is exact
    Vector p = r * (1.0F / 5040.0F) + 1.0F / 720.0F;
    p = p * r + 1.0F / 120.0F;
    p = p * r + 1.0F / 24.0F;
    p = p * r + 1.0F / 6.0F;
    p = p * r + 0.5F;
    p = p * r + 1.0F;
    p = p * r + 1.0F;
    const Integers exponent = ((Integers)rounded - (Integers)all(shifter)) << 23;
    return select(tiny, Vector{}, (Vector)((Integers)p + exponent));
}

inline Vector sigmoid(Vector x) {
    return 1.0F / (1.0F + exponential(-x));
}
inline Vector silu(Vector x) {
    return x * sigmoid(x);
}

/// Calls body(offset, load, store) over a row, a register at a time, and once more for what is left.
template <typename Body>
inline void overRow(long cols, Body body) {
    long c = 0;
    for (; c + lanes <= cols; c += lanes)
        body(c, lanes);
    if (c < cols) body(c, cols - c);
}

inline Vector get(const float* p, long count) {
    return count == lanes ? load(p) : loadPart(p, count);
}
inline void put(float* p, Vector v, long count) {
    count == lanes ? store(p, v) : storePart(p, v, count);
}

void layerNorm(const float* x, const float* gain, const float* shift, float* out, long rows, long cols) {
    for (long r = 0; r < rows; ++r, x += cols, out += cols) {
        Vector total{};
        overRow(cols, [&](long c, long n) { total += get(x + c, n); });
        const float mean = sum(total) / static_cast<float>(cols);
        Vector squares{};
        overRow(cols, [&](long c, long n) {
            const Vector d = get(x + c, n) - mean;
            for (long i = n; i < lanes; ++i)
                squares[i] -= mean * mean; // the lanes beyond the row hold −mean
            squares += d * d;
        });
        const float scale = 1.0F / __builtin_sqrtf(sum(squares) / static_cast<float>(cols) + 1e-5F);
        overRow(cols, [&](long c, long n) {
            put(out + c, (get(x + c, n) - mean) * scale * get(gain + c, n) + get(shift + c, n), n);
        });
    }
}

void glu(const float* x, float* out, long rows, long cols) {
    for (long r = 0; r < rows; ++r, x += 2 * cols, out += cols)
        overRow(cols,
                [&](long c, long n) { put(out + c, get(x + c, n) * sigmoid(get(x + cols + c, n)), n); });
}

inline float largestOf(const float* x, long cols) {
    Vector top = all(x[0]);
    long c = 0;
    for (; c + lanes <= cols; c += lanes)
        top = larger(top, load(x + c));
    float largest = x[0];
    for (long i = 0; i < lanes; ++i)
        largest = top[i] > largest ? top[i] : largest;
    for (; c < cols; ++c)
        largest = x[c] > largest ? x[c] : largest;
    return largest;
}

void softmaxParts(float* x, float scale, float* sums, long rows, long cols) {
    for (long r = 0; r < rows; ++r, x += cols) {
        const float largest = largestOf(x, cols);
        Vector total{};
        overRow(cols, [&](long c, long n) {
            const Vector e = exponential((get(x + c, n) - largest) * scale);
            put(x + c, e, n);
            total += n == lanes ? e : loadPart(x + c, n);
        });
        sums[r] = sum(total);
    }
}

void divideRows(float* x, const float* sums, long rows, long cols, long stride) {
    for (long r = 0; r < rows; ++r, x += stride) {
        const float inverse = 1.0F / sums[r];
        overRow(cols, [&](long c, long n) { put(x + c, get(x + c, n) * inverse, n); });
    }
}

void logSoftmax(float* x, long rows, long cols) {
    for (long r = 0; r < rows; ++r, x += cols) {
        const float largest = largestOf(x, cols);
        double total = 0;
        overRow(cols, [&](long c, long n) {
            const Vector e = exponential(get(x + c, n) - largest);
            for (long i = 0; i < n; ++i)
                total += static_cast<double>(e[i]);
        });
        const float logTotal = largest + static_cast<float>(__builtin_log(total));
        overRow(cols, [&](long c, long n) { put(x + c, get(x + c, n) - logTotal, n); });
    }
}

/// Copies the channels c … c + count − 1 of the rows that the task's taps reach into a strip [rows ×
/// depthwiseLanes], zeros outside the sound: the strip lies in the fastest cache, where the matrix's rows
/// would push one another out.
inline void fillStrip(const DepthwiseTask& task, long c, long count) {
    const long reach = (task.taps - 1) * task.dilation;
    const long first = task.begin - reach / 2;
    const long rows = task.end - task.begin + reach;
    float* strip = task.scratch;
    for (long r = 0; r < rows; ++r, strip += depthwiseLanes) {
        const long row = first + r;
        const bool inside = row >= 0 && row < task.total;
        const float* from = task.x + row * task.channels + c;
        if (inside && count == depthwiseLanes) {
            __builtin_memcpy(strip, from, depthwiseLanes * sizeof(float));
        } else {
            __builtin_memset(strip, 0, depthwiseLanes * sizeof(float));
            if (inside) __builtin_memcpy(strip, from, static_cast<unsigned long>(count) * sizeof(float));
        }
    }
}

/// `outputs` rows of one register's channels: the sums stay in registers while the taps go by.
template <int outputs>
inline void convolve(const float* strip, const float* weights, long taps, long step, Vector* sums) {
    Vector total[outputs] = {};
    for (long k = 0; k < taps; ++k, strip += step, weights += depthwiseLanes) {
        const Vector w = load(weights);
#pragma GCC unroll 24
        for (int o = 0; o < outputs; ++o)
            total[o] += w * load(strip + o * depthwiseLanes);
    }
    for (int o = 0; o < outputs; ++o)
        sums[o] = total[o];
}

inline void convolveBlock(const DepthwiseTask& task, long c, long count, const float* weights) {
    constexpr int outputs = OFFRAMP_DEPTHWISE_ROWS;
    const long rows = task.end - task.begin;
    const long step = task.dilation * depthwiseLanes;
    for (long part = 0; part < count; part += lanes) {
        const long n = count - part < lanes ? count - part : lanes;
        const Vector bias = task.bias != nullptr ? get(task.bias + c + part, n) : Vector{};
        for (long t = 0; t < rows; t += outputs) {
            Vector sums[outputs];
            convolve<outputs>(task.scratch + t * depthwiseLanes + part, weights + part, task.taps, step,
                              sums);
            const long valid = rows - t < outputs ? rows - t : outputs;
            for (long o = 0; o < valid; ++o) {
                const Vector v = task.bias != nullptr ? silu(sums[o] + bias) : sums[o];
                put(task.out + (t + o) * task.channels + c + part, v, n);
            }
        }
    }
}

} // namespace

void depthwise(const DepthwiseTask& task) {
    for (long c = 0; c < task.channels; c += depthwiseLanes) {
        const long count = task.channels - c < depthwiseLanes ? task.channels - c : depthwiseLanes;
        fillStrip(task, c, count);
        convolveBlock(task, c, count, task.packed + c * task.taps);
    }
}

extern const Kernels kernels;
const Kernels kernels = {OFFRAMP_INSTRUCTION_SET_NAME, layerNorm, glu, softmaxParts, divideRows, logSoftmax};

} // namespace offramp::OFFRAMP_KERNELS
// NOLINTEND(misc-definitions-in-headers)
