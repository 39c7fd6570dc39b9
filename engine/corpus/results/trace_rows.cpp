// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/trace_rows.h"

#include "corpus/results/readable_file.h"
#include "corpus/results/trace_codec.h"

namespace offramp::detail {

namespace {

/// No compression makes more than about a thousand bytes of one.
constexpr std::int64_t mostExpansion = 1100;

Matrix logProbsOf(const Rows& rows, const std::filesystem::path& path) {
    const std::int64_t frames = rows.integer(1);
    const std::int64_t classes = rows.integer(2);
    const auto most = static_cast<std::int64_t>(rows.bytes(3).size()) * mostExpansion;
    if (frames < 0 || classes < 1 || (frames > 0 && frames > most / classes)) damaged(path);
    Matrix logProbs(frames, classes);
    if (!unpackFloats(rows.bytes(3), {logProbs.data(), static_cast<std::size_t>(logProbs.size())}))
        damaged(path);
    return logProbs;
}

} // namespace

TraceRecord traceOf(const Rows& rows, const std::filesystem::path& path) {
    TraceRecord trace;
    auto logProbs = std::make_shared<const Matrix>(logProbsOf(rows, path));
    if (!rows.isNull(4)) {
        trace.hiddenCosines.resize(static_cast<std::size_t>(logProbs->rows()));
        if (!unpackFloats(rows.bytes(4), trace.hiddenCosines)) damaged(path);
    }
    if (!rows.isNull(5)) trace.modelScore = rows.real(5);
    trace.logProbs = std::move(logProbs);
    return trace;
}

} // namespace offramp::detail
