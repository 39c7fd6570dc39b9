// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/frame_lanes.h"

#include "base/vector.h"

namespace offramp {

void interleave(const float* frames, int length, float* lanes) {
    static_assert(frameLanes % vectorLanes == 0);
    int bin = 0;
    for (; bin + vectorLanes <= length; bin += vectorLanes) {
        for (int frame = 0; frame < frameLanes; frame += vectorLanes) {
            float* to = lanes + bin * frameLanes + frame;
            for (const Vector turned : loadTurned(frames + frame * length + bin, length)) {
                store(to, turned);
                to += frameLanes;
            }
        }
    }
    for (; bin < length; ++bin) {
        for (int frame = 0; frame < frameLanes; ++frame)
            lanes[bin * frameLanes + frame] = frames[frame * length + bin];
    }
}

} // namespace offramp
