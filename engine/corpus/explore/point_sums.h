// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"

#include <cmath>

namespace offramp {

/// What an OperatingPoint is made of, as sums that utterances are added to and taken from. Plain numbers: the
/// loops over a corpus go through here.
struct PointSums {
    ErrorCounts words;
    ErrorCounts characters;
    double rates = 0; ///< of utterances
    double macs = 0;
    double seconds = 0;
    double timedSeconds = 0; ///< of those whose duration is known too
    double timedDurations = 0;
    std::int64_t rated = 0; ///< how many are in `rates`, and so on
    std::int64_t withMacs = 0;
    std::int64_t withSeconds = 0;

    void add(const PointSums& other, int sign = 1) {
        addCounts(words, other.words, sign);
        addCounts(characters, other.characters, sign);
        rates += sign * other.rates;
        macs += sign * other.macs;
        seconds += sign * other.seconds;
        timedSeconds += sign * other.timedSeconds;
        timedDurations += sign * other.timedDurations;
        rated += sign * other.rated;
        withMacs += sign * other.withMacs;
        withSeconds += sign * other.withSeconds;
    }

private:
    static void addCounts(ErrorCounts& sum, const ErrorCounts& counts, int sign) {
        sum.hits += sign * counts.hits;
        sum.substitutions += sign * counts.substitutions;
        sum.insertions += sign * counts.insertions;
        sum.deletions += sign * counts.deletions;
    }
};

/// Reads one utterance's share at one exit.
class PointReader {
public:
    PointReader(const CorpusResults& results, const DecoderResults& decoder)
        : utterances_(results.utterances.data()), words_(decoder.words.data()),
          characters_(decoder.characters.data()), macs_(results.macs.data()),
          seconds_(results.seconds.data()), exits_(results.exits()) {}

    [[nodiscard]] PointSums at(std::size_t utterance, std::size_t exit) const {
        const std::size_t at = utterance * exits_ + exit;
        PointSums sums;
        sums.words = words_[at]; // all 0 without a reference
        sums.characters = characters_[at];
        addRate(sums, utterance);
        if (!std::isnan(macs_[at])) {
            sums.macs = macs_[at];
            sums.withMacs = 1;
        }
        if (!std::isnan(seconds_[at])) addSeconds(sums, seconds_[at], utterances_[utterance].duration);
        return sums;
    }

private:
    void addRate(PointSums& sums, std::size_t utterance) const {
        const std::int64_t length = sums.words.referenceLength();
        const std::int64_t errors = sums.words.errors();
        if (length > 0) {
            sums.rates = static_cast<double>(errors) / static_cast<double>(length);
            sums.rated = 1;
        } else if (errors == 0 && utterances_[utterance].reference) {
            sums.rated = 1; // nothing was said, and nothing heard
        }
    }
    static void addSeconds(PointSums& sums, double seconds, double duration) {
        sums.seconds = seconds;
        sums.withSeconds = 1;
        if (std::isnan(duration)) return;
        sums.timedSeconds = seconds;
        sums.timedDurations = duration;
    }

    const CorpusUtterance* utterances_;
    const ErrorCounts* words_;
    const ErrorCounts* characters_;
    const double* macs_;
    const double* seconds_;
    std::size_t exits_;
};

/// `histogram`: utterances that take each exit.
[[nodiscard]] OperatingPoint pointOf(const PointSums& sums, std::vector<std::int64_t> histogram,
                                     const std::vector<ExitDescription>& exits);

} // namespace offramp
