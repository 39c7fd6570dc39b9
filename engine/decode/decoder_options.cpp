// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/decoder_options.h"

#include "base/error.h"

#include <cmath>

namespace offramp {

namespace {

void checkCount(std::string_view what, int value, int least, int most) {
    if (value >= least && value <= most) return;
    throw Error("the beam search", msg("its {0} is {1}", what, value),
                msg("It can be {0} to {1}", least, most));
}

void checkNotNegative(std::string_view what, double value) {
    if (value >= 0) return;
    throw Error("the beam search", msg("its {0} is {1}", what, value), msg("It can't be below 0"));
}

void checkFinite(std::string_view what, double value) {
    if (std::isfinite(value)) return;
    throw Error("the beam search", msg("its {0} is {1}", what, value), msg("Give a finite number"));
}

} // namespace

void checkBeamOptions(const BeamOptions& options) {
    checkCount("beam size", options.beamSize, 1, BeamOptions::largestBeam);
    checkCount("number of hypotheses", options.nbest, 1, options.beamSize);
    checkCount("beam size in tokens", options.beamSizeToken, 0, std::numeric_limits<int>::max());
    checkNotNegative("beam threshold", options.beamThreshold);
    checkFinite("language model weight", options.lmWeight);
    checkNotNegative("language model weight", options.lmWeight);
    checkFinite("word score", options.wordScore);
    checkFinite("silence score", options.silScore);
    if (options.unkScore != -std::numeric_limits<double>::infinity())
        checkFinite("unknown word score", options.unkScore);
}

} // namespace offramp
