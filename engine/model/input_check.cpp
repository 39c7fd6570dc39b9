// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/input_check.h"

#include "base/error.h"

namespace offramp {

namespace {

double secondsOf(const Model& model, std::int64_t inputFrames) {
    return static_cast<double>(model.outputFrames(inputFrames)) * model.description().frameShift;
}

} // namespace

void checkInput(const Model& model, const Matrix& input, std::int64_t width) {
    const std::string& name = model.description().name;
    if (input.cols() != width) {
        throw Error(name, msg("takes {0} values a frame and was given {1}", width, input.cols()));
    }
    if (model.outputFrames(input.rows()) < 1) {
        throw Error(
            name,
            msg("the sound is too short to give one frame of output (frames of features: {0})", input.rows()),
            msg("Use a longer recording"));
    }
    const auto longest = model.maximumInputFrames();
    if (longest && input.rows() > *longest) {
        throw Error(name,
                    msg("a model like this takes {0} s of sound at most, and this is {1} s",
                        secondsOf(model, *longest), secondsOf(model, input.rows())),
                    msg("Cut the recording into shorter pieces"));
    }
}

} // namespace offramp
