// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "decoder_options.h"
#include "export/export_request.h"
#include "model_options.h"

#include <memory>

namespace offramp::cli {

namespace {

constexpr const char* contentsHelp =
    "Of recordings: hypotheses, measures, nbest, words, tokens, traces, log-probs. Of results: exits, sweep, "
    "utterances, hypotheses, histogram, overthinking, overthought, confusions; and with --utterance what "
    "recordings have, where the file has traces (docs/export.md)";

bool isResultsFile(const std::filesystem::path& path) {
    return path.extension() == ".offramp";
}

int runExport(const ExportRequest& request) {
    const auto content = findContent(request.what);
    const bool ofCorpus = isCorpusContent(request.what);
    if (!content && !ofCorpus)
        throw UsageError("--what can't be \"" + request.what + "\". " + contentsHelp + ".");
    const bool results = request.inputs.size() == 1 && isResultsFile(request.inputs.front());
    if (results && !request.model.empty())
        throw UsageError("--model goes with recordings, not with a results file.");
    if (!results && request.model.empty())
        throw UsageError("--model is needed for recordings; a results file (.offramp) is exported alone.");
    if (results) return ofCorpus ? exportCorpus(request) : exportUtterances(request, *content);
    if (!content) throw UsageError("--what " + request.what + " is of a results file (.offramp).");
    if (!request.utterances.empty() || !request.part.split.empty() || !request.part.where.empty())
        throw UsageError("--utterance, --split and --where go with a results file.");
    return exportRecordings(request, *content);
}

void addOutput(CLI::App& command, ExportRequest& request) {
    command.add_option("--what", request.what, contentsHelp)->required()->type_name("WHAT");
    command
        .add_option("--out", request.out,
                    "The file to write; a folder for a file of each recording; - for standard output")
        ->required()
        ->type_name("FILE");
    command
        .add_option("--format", request.formatName,
                    "csv, json, latex, markdown; npz (traces, log-probs); textgrid, ctm, srt (words, tokens; "
                    "srt of hypotheses too). By default what --out ends in")
        ->type_name("NAME");
    command
        .add_option("--exit", request.exitText,
                    "An exit from 1, all, taken (by the policy) or last (default all; of ctm and srt, which "
                    "are of one exit, taken; with all they make FILE.exitN.EXTENSION)")
        ->type_name("N");
    command.add_option("--columns", request.columns, "Only these columns of a table, in this order")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("A,B,C");
}

void addResultsOptions(CLI::App& command, ExportRequest& request) {
    const char* group = "Of results files";
    command
        .add_option("--utterance", request.utterances,
                    "An utterance's identifier; may be given more than once")
        ->type_name("ID")
        ->allow_extra_args(false)
        ->group(group);
    command.add_option("--split", request.part.split, "Only utterances of this split (the column \"split\")")
        ->type_name("NAME")
        ->group(group);
    command
        .add_option("--where", request.part.where, "Only utterances that this is true of (docs/exploring.md)")
        ->type_name("CONDITION")
        ->group(group);
    auto* thresholds = command.add_option("--thresholds", request.thresholds,
                                          "Thresholds of a sweep of --measure (inf and -inf too)");
    thresholds->delimiter(',')->allow_extra_args(false)->type_name("A,B,C")->group(group);
    command.add_option("--points", request.points, "About so many thresholds of a sweep (default 21)")
        ->check(CLI::Range(2, 1'000'000))
        ->excludes(thresholds)
        ->type_name("N")
        ->group(group);
}

} // namespace

void addExport(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("export", "Write what a model heard, or results of a corpus, for other programs");
    auto request = std::make_shared<ExportRequest>();
    command->add_option("INPUT", request->inputs, "Sound files, or a results file")
        ->required()
        ->type_name("");
    command
        ->add_option("--model", request->model,
                     "A model bundle, checkpoint, safetensors or TorchScript file: for sound files")
        ->type_name("MODEL");
    addOutput(*command, *request);
    addRecordingOptions(*command, request->recordings);
    addPolicyOptions(*command, request->policy);
    const auto decoder = std::make_shared<DecoderArguments>();
    decoder->addTo(*command);
    addResultsOptions(*command, *request);
    const auto open = addModelOptions(*command);
    command->callback([=, &action] {
        action = [=] {
            request->open = *open;
            request->decoder = decoder->options();
            const CLI::Option* named = command->get_option("--decoder");
            if (named->count() > 0) request->decoderName = named->as<std::string>();
            return runExport(*request);
        };
    });
}

} // namespace offramp::cli
