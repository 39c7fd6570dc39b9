// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/frame_traces.h"

#include "exits/frame_kernels.h"

#include <cmath>
#include <span>

namespace offramp {

namespace {

void trace(std::span<const float> row, FrameTraces& traces) {
    const double entropy = rowEntropy(row);
    const RowTop top = std::isnan(entropy) ? RowTop{0, std::nanf(""), 0} : rowTop(row);
    traces.entropy.push_back(static_cast<float>(entropy));
    traces.maxProbability.push_back(std::exp(top.first));
    traces.margin.push_back(static_cast<float>(std::exp(double{top.first}) - std::exp(double{top.second})));
    traces.argmax.push_back(top.argmax);
}

} // namespace

FrameTraces traceFrames(const Matrix& logProbs, int blank) {
    FrameTraces traces;
    traces.classes = logProbs.cols();
    const std::int64_t frames = logProbs.cols() > 0 ? logProbs.rows() : 0;
    for (std::vector<float>* series : {&traces.entropy, &traces.maxProbability, &traces.margin}) {
        series->reserve(static_cast<std::size_t>(frames));
    }
    traces.argmax.reserve(static_cast<std::size_t>(frames));
    for (std::int64_t t = 0; t < frames; ++t)
        trace(logProbs.row(t), traces);
    if (blank < 0 || blank >= logProbs.cols()) return traces;
    for (std::int64_t t = 0; t < frames; ++t)
        traces.blankProbability.push_back(std::exp(logProbs(t, blank)));
    return traces;
}

} // namespace offramp
