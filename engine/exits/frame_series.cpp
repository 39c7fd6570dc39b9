// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/frame_series.h"

#include "exits/frame_kernels.h"
#include "exits/frame_pooling.h"

namespace offramp {

namespace {

bool hasRows(const ExitEvidence& evidence) {
    return evidence.logProbs != nullptr && evidence.traces != nullptr && evidence.logProbs->cols() > 0 &&
           evidence.logProbs->rows() == evidence.traces->frames();
}

bool sameShape(const Matrix& one, const Matrix& other) {
    return one.rows() == other.rows() && one.cols() == other.cols();
}

/// Gives rows at a temperature: the matrix's own at 1, else a copy that lasts until the next.
class Rows {
public:
    Rows(const Matrix& logProbs, double temperature)
        : logProbs_(logProbs), temperature_(temperature),
          tempered_(temperature == 1 ? 0 : static_cast<std::size_t>(logProbs.cols())) {}

    std::span<const float> operator[](std::int64_t frame) {
        if (temperature_ == 1) return logProbs_.row(frame);
        temper(logProbs_.row(frame), temperature_, tempered_);
        return tempered_;
    }

private:
    const Matrix& logProbs_;
    double temperature_;
    std::vector<float> tempered_;
};

} // namespace

std::vector<double> seriesOf(const ExitEvidence& evidence, const MeasureParameters& parameters,
                             const std::function<double(std::span<const float>)>& number) {
    if (!hasRows(evidence)) return {};
    std::vector<double> numbers;
    Rows rows(*evidence.logProbs, parameters.temperature);
    const auto frames = framesKept(evidence, parameters);
    numbers.reserve(frames.size());
    for (const std::int64_t frame : frames)
        numbers.push_back(number(rows[frame]));
    return numbers;
}

std::vector<double> seriesWithPrevious(const ExitEvidence& evidence, const MeasureParameters& parameters,
                                       double (*number)(std::span<const float>, std::span<const float>)) {
    if (!hasRows(evidence) || evidence.previous == nullptr || evidence.previous->logProbs == nullptr ||
        !sameShape(*evidence.logProbs, *evidence.previous->logProbs))
        return {};
    std::vector<double> numbers;
    Rows rows(*evidence.logProbs, parameters.temperature);
    Rows before(*evidence.previous->logProbs, parameters.temperature);
    const auto frames = framesKept(evidence, parameters);
    numbers.reserve(frames.size());
    for (const std::int64_t frame : frames)
        numbers.push_back(number(rows[frame], before[frame]));
    return numbers;
}

std::vector<double> entropySeries(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    if (parameters.temperature == 1) return traceSeries(evidence, parameters, &FrameTraces::entropy);
    return seriesOf(evidence, parameters, rowEntropy);
}

std::vector<double> logPowerSums(const ExitEvidence& evidence) {
    const MeasureParameters standard;
    if (evidence.traces == nullptr || !ordersFromSum(standard.alpha, evidence.traces->classes)) return {};
    return seriesOf(evidence, standard,
                    [&](std::span<const float> row) { return rowLogPowerSum(row, standard.alpha); });
}

std::vector<double> traceSeries(const ExitEvidence& evidence, const MeasureParameters& parameters,
                                std::vector<float> FrameTraces::*series) {
    if (evidence.traces == nullptr) return {};
    return atFramesKept(evidence, parameters, std::span<const float>(evidence.traces->*series));
}

} // namespace offramp
