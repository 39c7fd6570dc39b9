// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoder_options.h"

#include "base/error.h"
#include "commands.h"

namespace offramp::cli {

void DecoderArguments::addTo(CLI::App& command, bool both) {
    both_ = both;
    BeamOptions& beam = options_.beam;
    command
        .add_option("--decoder", kind_,
                    std::string("greedy (default), ") + (both ? "" : "or ") +
                        "beam: CTC prefix beam search (docs/decoding.md)" + (both ? ", or both" : ""))
        ->type_name("NAME");
    addOfBeam(command.add_option("--nbest", beam.nbest, "Hypotheses of the beam search wanted (default 1)")
                  ->type_name("X"));
    addOfBeam(
        command.add_option("--beam,--beam-size", beam.beamSize, "Prefixes kept after a frame (default 50)")
            ->type_name("X"));
    addOfBeam(command
                  .add_option("--beam-size-token", beam.beamSizeToken,
                              "Classes that may lengthen a prefix at a frame (default 0: all)")
                  ->type_name("X"));
    addOfBeam(command
                  .add_option("--beam-threshold", beam.beamThreshold,
                              "Prefixes whose score is further below the best are dropped (default 50)")
                  ->type_name("X"));
    addOfBeam(command.add_flag("--log-add", beam.logAdd,
                               "A prefix's score is the sum over its alignments instead of the best one's"));
    addOfBeam(command
                  .add_option("--lexicon", options_.lexicon,
                              "Only these words: a file with a word and its spelling in tokens on a line")
                  ->type_name("FILE"));
    addOfBeam(command.add_option("--lm", options_.languageModel, "An n-gram language model, an ARPA file")
                  ->type_name("FILE"));
    addOfBeam(command.add_option("--lm-weight", beam.lmWeight, "Factor of the language model (default 2)")
                  ->type_name("X"));
    addOfBeam(command.add_option("--word-score", beam.wordScore, "Added for each word (default 0)")
                  ->type_name("X"));
    addOfBeam(command.add_option("--unk-score", beam.unkScore, "Added for each unknown word (default -inf)")
                  ->type_name("X"));
    addOfBeam(
        command.add_option("--sil-score", beam.silScore, "Added for each space (default 0)")->type_name("X"));
}

DecoderOptions DecoderArguments::checkedBeam() const {
    DecoderOptions options = options_;
    options.kind = DecoderOptions::Kind::beam;
    try {
        checkBeamOptions(options.beam);
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
    return options;
}

std::vector<DecoderOptions> DecoderArguments::all() const {
    if (kind_ == "beam") return {checkedBeam()};
    if (kind_ == "both" && both_) return {DecoderOptions(), checkedBeam()};
    if (kind_ != "greedy")
        throw UsageError("there is no decoder \"" + kind_ + "\": greedy" +
                         (both_ ? ", beam and both" : " and beam") + " are there.");
    for (const CLI::Option* option : ofBeam_) {
        if (option->count() > 0) throw UsageError(option->get_name() + " goes with --decoder beam.");
    }
    return {options_};
}

DecoderOptions DecoderArguments::options() const {
    return all().front();
}

} // namespace offramp::cli
