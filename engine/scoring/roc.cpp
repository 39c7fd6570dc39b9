// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/roc.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace offramp {

namespace {

/// Twice the number of pairs, a correct one and a wrong one, of which the correct one is surer, ties counted
/// once: whole, so that the area is exact. `surest` is sorted.
double doubledWins(const std::vector<JudgedConfidence>& surest, std::size_t wrong) {
    double wins = 0;
    std::size_t wrongBefore = 0;
    for (std::size_t begin = 0; begin < surest.size();) {
        std::size_t correctHere = 0;
        std::size_t wrongHere = 0;
        const double confidence = surest[begin].confidence;
        for (; begin < surest.size() && surest[begin].confidence == confidence; ++begin)
            ++(surest[begin].correct ? correctHere : wrongHere);
        const std::size_t below = wrong - wrongBefore - wrongHere;
        wins += static_cast<double>(correctHere) * static_cast<double>(2 * below + wrongHere);
        wrongBefore += wrongHere;
    }
    return wins;
}

} // namespace

std::optional<Roc> receiverOperatingCharacteristic(std::span<const JudgedConfidence> judged) {
    Roc roc;
    roc.correct = static_cast<std::size_t>(std::ranges::count_if(judged, &JudgedConfidence::correct));
    roc.wrong = judged.size() - roc.correct;
    if (roc.correct == 0 || roc.wrong == 0) return std::nullopt;
    std::vector<JudgedConfidence> surest(judged.begin(), judged.end());
    std::ranges::sort(surest, std::greater<>(), &JudgedConfidence::confidence);
    const auto correct = static_cast<double>(roc.correct);
    const auto wrong = static_cast<double>(roc.wrong);
    roc.points.push_back({std::numeric_limits<double>::infinity(), 0, 0});
    double correctSoFar = 0;
    for (std::size_t i = 0; i < surest.size(); ++i) {
        correctSoFar += surest[i].correct ? 1 : 0;
        if (i + 1 < surest.size() && surest[i + 1].confidence == surest[i].confidence) continue;
        const double wrongSoFar = static_cast<double>(i + 1) - correctSoFar;
        roc.points.push_back({surest[i].confidence, wrongSoFar / wrong, correctSoFar / correct});
    }
    roc.area = doubledWins(surest, roc.wrong) / (2 * correct * wrong);
    return roc;
}

} // namespace offramp
