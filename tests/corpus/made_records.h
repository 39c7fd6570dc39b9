// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/store.h"
#include "exits/measure_spec.h"

#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace offramp::test {

/// A run of a model with three exits and two decoders over a manifest with two columns.
inline RunIdentity madeIdentity() {
    RunIdentity identity;
    identity.model = {
        "made", "early-conformer", "ab12", {{"layer 2", 2}, {"layer 4", 4}, {"layer 6", 6}}, 32};
    DecoderOptions beam;
    beam.kind = DecoderOptions::Kind::beam;
    beam.beam.nbest = 10;
    identity.decoders = {{"greedy", {}}, {"beam", beam}};
    identity.normalisation = "basic";
    identity.columns = {"speaker", "Speaker"};
    return identity;
}

/// One that is made of its number alone, so that it can be made again to compare with. Exit 0 has no value of
/// kl_previous; nbest_posterior is the beam's alone; exit 1 of every third utterance has an infinite score.
inline UtteranceRecord madeRecord(std::int64_t number, const RunIdentity& identity = madeIdentity()) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    UtteranceRecord record;
    record.entry.id = "utterance " + std::to_string(number);
    record.entry.audio = "audio/" + std::to_string(number) + ".wav";
    record.entry.reference = "one two three";
    for (std::size_t i = 0; i < identity.columns.size(); ++i)
        record.entry.columns.push_back(std::to_string(static_cast<std::size_t>(number) % (i + 2)));
    record.position = number;
    record.duration = 1.5 + static_cast<double>(number);
    for (const DecoderIdentity& decoder : identity.decoders) {
        DecoderRecord& made = record.decoders.emplace_back();
        made.decoder = decoder.name;
        const bool beam = decoder.options.kind == DecoderOptions::Kind::beam;
        for (std::size_t exit = 0; exit < identity.model.exits.size(); ++exit) {
            ExitRecord& result = made.exits.emplace_back();
            const double value = static_cast<double>(number) + static_cast<double>(exit) / 7.0;
            result.text = "one " + decoder.name + " " + std::to_string(exit);
            result.words = ErrorCounts{1, 2, static_cast<std::int64_t>(exit), number % 2};
            result.characters = ErrorCounts{number, 1, 2, 3};
            result.scores = {{specOf("entropy_normalised"), value},
                             {parseMeasureSpec("tsallis:alpha=0.5"), -value},
                             {specOf("kl_previous"), exit > 0 ? std::optional(value) : std::nullopt},
                             {specOf("nbest_posterior"), beam ? std::optional(value) : std::nullopt}};
            if (exit == 1 && number % 3 == 0) result.scores[1].value = -infinity;
        }
    }
    for (std::size_t exit = 0; exit < identity.model.exits.size(); ++exit) {
        record.frames.push_back(10 + number);
        record.seconds.emplace_back(0.25 * static_cast<double>(exit + 1));
        record.macs.emplace_back(1000 * static_cast<std::int64_t>(exit + 1));
    }
    return record;
}

} // namespace offramp::test
