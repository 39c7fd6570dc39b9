// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix product's body, compiled once for each instruction set behind kernels_impl.h, whose vectors it
// uses, with OFFRAMP_PRODUCT_ROWS rows to a tile. No include guard on purpose: see kernels.h.

// NOLINTBEGIN(misc-definitions-in-headers): each inclusion has a namespace of its own.
namespace offramp::OFFRAMP_KERNELS {

namespace {

// A tile of the output, OFFRAMP_PRODUCT_ROWS × 2 registers of sums, fills the registers that there are but
// for what the loop needs itself.
constexpr long tileColumns = 2 * lanes;
static_assert(productLanes % tileColumns == 0);

/// What is fetched into the second-level cache while a tile is worked on: a line of 64 bytes a step.
struct Ahead {
    const float* line;
    long step; ///< floats from one to the next; 0: nothing new
};

/// sums[r] = Σ_k x[r, k] · panel[k]. Three rows share a pointer and a multiple of the stride, since there are
/// fewer registers for addresses than rows. Not inline: what is done with the sums must not cost the loop its
/// registers.
template <int rows>
[[gnu::noinline]] void sumTile(const float* x, long stride, const float* panel, long depth, Ahead ahead,
                               Vector* sums) {
    constexpr int groups = (rows + 2) / 3;
    const float* from[groups];
    for (int g = 0; g < groups; ++g)
        from[g] = x + 3 * g * stride;
    Vector total[rows][2] = {};
    for (long k = 0; k < depth; ++k, panel += productLanes, ahead.line += ahead.step) {
        __builtin_prefetch(ahead.line, 0, 2);
        const Vector left = load(panel);
        const Vector right = load(panel + lanes);
#pragma GCC unroll 16
        for (int r = 0; r < rows; ++r) {
            const Vector value = all(from[r / 3][(r % 3) * stride]);
            total[r][0] += value * left;
            total[r][1] += value * right;
        }
#pragma GCC unroll 8
        for (int g = 0; g < groups; ++g)
            ++from[g];
    }
#pragma GCC unroll 16
    for (int r = 0; r < rows; ++r) {
        sums[2 * r] = total[r][0];
        sums[2 * r + 1] = total[r][1];
    }
}

inline void finish(const ProductTask& task, Vector sum, long column, long count, float* y) {
    Vector v = (sum + get(task.bias + column, count)) * task.scale;
    if (task.accumulate) v += get(y, count);
    if (task.activation == Activation::relu) v = larger(v, Vector{});
    if (task.activation == Activation::silu) v = silu(v);
    put(y, v, count);
}

template <int rows>
void tile(const ProductTask& task, long row, long column, const float* panel, Ahead ahead) {
    Vector sums[2 * rows];
    sumTile<rows>(task.x + row * task.xStride, task.xStride, panel, task.in, ahead, sums);
    const long columns = task.out - column < tileColumns ? task.out - column : tileColumns;
    for (int r = 0; r < rows; ++r) {
        float* y = task.y + (row + r) * task.yStride + column;
        finish(task, sums[2 * r], column, columns < lanes ? columns : lanes, y);
        if (columns > lanes) finish(task, sums[2 * r + 1], column + lanes, columns - lanes, y + lanes);
    }
}

/// tile<count>()
template <int rows>
inline void tileOf(int count, const ProductTask& task, long row, long column, const float* panel,
                   Ahead ahead) {
    if (count == rows)
        tile<rows>(task, row, column, panel, ahead);
    else if constexpr (rows > 1)
        tileOf<rows - 1>(count, task, row, column, panel, ahead);
}

/// Rows whose inputs stay in the second-level cache while the weights' panels go by.
inline long rowsAtOnce(long in) {
    constexpr long floats = 1 << 18;
    const long rows = floats / in / OFFRAMP_PRODUCT_ROWS * OFFRAMP_PRODUCT_ROWS;
    return rows > OFFRAMP_PRODUCT_ROWS ? rows : OFFRAMP_PRODUCT_ROWS;
}

/// The weights of a tile's columns, [in × productLanes] with the columns at their front.
inline const float* panelOf(const ProductTask& task, long column) {
    const long panel = column / productLanes * productLanes;
    return task.weights + panel * task.in + (column - panel);
}

/// The next columns' weights come from afar: the last tiles of these columns fetch them, a line each a step.
inline Ahead aheadOf(const ProductTask& task, long column, long tilesLeft) {
    constexpr long line = 16;
    constexpr long linesAStep = (tileColumns + line - 1) / line;
    const float* here = panelOf(task, column);
    if (tilesLeft > linesAStep || column + tileColumns >= task.out) return {here, 0};
    return {panelOf(task, column + tileColumns) + (tilesLeft - 1) * line, productLanes};
}

/// Rows begin … end − 1 in tiles of about the same height.
inline void multiplyRows(const ProductTask& task, long begin, long end) {
    const long tiles = (end - begin + OFFRAMP_PRODUCT_ROWS - 1) / OFFRAMP_PRODUCT_ROWS;
    for (long column = 0; column < task.out; column += tileColumns) {
        for (long i = 0; i < tiles; ++i) {
            const long row = begin + (end - begin) * i / tiles;
            const long next = begin + (end - begin) * (i + 1) / tiles;
            tileOf<OFFRAMP_PRODUCT_ROWS>(static_cast<int>(next - row), task, row, column,
                                         panelOf(task, column), aheadOf(task, column, tiles - i));
        }
    }
}

} // namespace

void product(const ProductTask& task) {
    const long block = rowsAtOnce(task.in);
    for (long begin = 0; begin < task.rows; begin += block)
        multiplyRows(task, begin, begin + block < task.rows ? begin + block : task.rows);
}

} // namespace offramp::OFFRAMP_KERNELS
// NOLINTEND(misc-definitions-in-headers)
