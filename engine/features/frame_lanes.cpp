// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/frame_lanes.h"

#include "features/vector.h"

namespace offramp {

namespace {

/// Four bins of four frames, `length` apart, turned.
void interleaveSquare(const float* frames, int length, float* lanes) {
    const Vector a = load(frames);
    const Vector b = load(frames + length);
    const Vector c = load(frames + 2 * length);
    const Vector d = load(frames + 3 * length);
    const Vector lowerAb = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const Vector lowerCd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Vector upperAb = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Vector upperCd = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    store(lanes, __builtin_shufflevector(lowerAb, lowerCd, 0, 1, 4, 5));
    store(lanes + frameLanes, __builtin_shufflevector(lowerAb, lowerCd, 2, 3, 6, 7));
    store(lanes + 2 * frameLanes, __builtin_shufflevector(upperAb, upperCd, 0, 1, 4, 5));
    store(lanes + 3 * frameLanes, __builtin_shufflevector(upperAb, upperCd, 2, 3, 6, 7));
}

} // namespace

void interleave(const float* frames, int length, float* lanes) {
    static_assert(frameLanes % vectorLanes == 0);
    int bin = 0;
    for (; bin + vectorLanes <= length; bin += vectorLanes) {
        for (int frame = 0; frame < frameLanes; frame += vectorLanes)
            interleaveSquare(frames + frame * length + bin, length, lanes + bin * frameLanes + frame);
    }
    for (; bin < length; ++bin) {
        for (int frame = 0; frame < frameLanes; ++frame)
            lanes[bin * frameLanes + frame] = frames[frame * length + bin];
    }
}

} // namespace offramp
