// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/part_options.h"

#include "base/error.h"
#include "commands.h"
#include "corpus/explore/filter.h"
#include "corpus/explore/groups.h"

namespace offramp::cli {

namespace {

Filter readFilter(const CorpusResults& results, const DecoderResults& decoder, const std::string& where) {
    try {
        return Filter(results, decoder, where);
    } catch (const FilterError& error) {
        throw UsageError(std::string("--where: ").append(error.what()));
    }
}

} // namespace

void addPartOptions(CLI::App& command, PartRequest& request) {
    command.add_option("RESULTS", request.results, "A results file")->required()->type_name("");
    command.add_option("--decoder", request.decoder, "Whose texts and errors: greedy or beam")
        ->type_name("NAME");
    command.add_option("--split", request.part.split, "Only utterances of this split (the column \"split\")")
        ->type_name("NAME");
    command
        .add_option("--where", request.part.where,
                    "Only utterances that this is true of, as in \"duration < 10 and speaker != 'ann'\" "
                    "(docs/exploring.md)")
        ->type_name("CONDITION");
}

const DecoderResults& decoderOf(const CorpusResults& results, const std::string& name) {
    const DecoderResults* decoder = results.decoder(name);
    if (decoder != nullptr) return *decoder;
    std::string names;
    for (const DecoderResults& each : results.decoders)
        names.append(names.empty() ? "" : ", ").append(each.name);
    throw Error(results.source.string(), msg("it has no results of a decoder {0}", name),
                msg("Choose one of {0}", names));
}

Selection selectionOf(const CorpusResults& results, const DecoderResults& decoder, const ExploredPart& part) {
    const Selection all = part.split.empty() ? everything(results) : ofSplit(results, part.split);
    const Filter filter = readFilter(results, decoder, part.where);
    if (!filter.readsExitTaken()) return filter.apply(all, {});
    throw UsageError("--where: no exit is taken here, so exit, wer and the like have no value. Name a layer, "
                     "as in wer_12.");
}

} // namespace offramp::cli
