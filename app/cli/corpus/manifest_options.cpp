// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest_options.h"

#include "commands.h"

#include <algorithm>
#include <iostream>
#include <limits>

namespace offramp::cli {

namespace {

constexpr std::size_t problemsShown = 20;

const std::map<std::string, ManifestField>& fieldNames() {
    static const std::map<std::string, ManifestField> names{
        {"id", ManifestField::id},           {"audio", ManifestField::audio},
        {"text", ManifestField::text},       {"duration", ManifestField::duration},
        {"begin", ManifestField::begin},     {"end", ManifestField::end},
        {"channel", ManifestField::channel}, {"speaker", ManifestField::speaker}};
    return names;
}

/// "text=sentence"
void addField(const std::string& choice, ManifestOptions& options) {
    const std::size_t equals = choice.find('=');
    const auto field = fieldNames().find(choice.substr(0, equals));
    if (equals == std::string::npos || field == fieldNames().end() || equals + 1 == choice.size())
        throw UsageError("--column " + choice +
                         ": write FIELD=NAME, the field being id, audio, text, duration, begin, end, channel "
                         "or speaker.");
    options.fields[field->second] = choice.substr(equals + 1);
}

void print(const ManifestProblem& problem) {
    std::cerr << "offramp-cli: " << problem.file.string();
    if (problem.line > 0) std::cerr << ", line " << problem.line;
    std::cerr << ": " << problem.reason.text() << ".\n";
}

} // namespace

std::shared_ptr<ManifestRequest> addManifestOptions(CLI::App& command) {
    auto request = std::make_shared<ManifestRequest>();
    command
        .add_option("--manifest", request->path,
                    "The corpus: a LibriSpeech tree, a Kaldi data directory, NeMo's JSON lines, CSV, TSV, a "
                    "folder of recordings with texts, TextGrid, STM or CTM")
        ->required()
        ->type_name("PATH");
    command
        .add_option("--audio-root", request->options.root,
                    "What the manifest's relative paths are relative to (default: the manifest's folder)")
        ->type_name("DIR");
    command
        .add_option("--column", request->columns,
                    "Which column or field of a table has the id, audio, text, duration, begin, end, channel "
                    "or speaker: text=sentence")
        ->allow_extra_args(false)
        ->type_name("FIELD=NAME");
    command
        .add_option("--tier", request->options.tier, "The tier of TextGrids whose intervals are utterances")
        ->type_name("NAME");
    command
        .add_option("--gap", request->options.gap,
                    "Seconds of silence that part a CTM's utterances; inf: none does (default 0.5)")
        ->check(CLI::Range(0.0, std::numeric_limits<double>::infinity(), "NONNEGATIVE"))
        ->type_name("S");
    return request;
}

Manifest readRequested(const ManifestRequest& request) {
    ManifestOptions options = request.options;
    for (const std::string& column : request.columns)
        addField(column, options);
    return readManifest(request.path, options);
}

Manifest manifestOf(const ManifestRequest& request) {
    Manifest manifest = readRequested(request);
    const std::size_t shown = std::min(manifest.problems.size(), problemsShown);
    std::for_each_n(manifest.problems.begin(), shown, print);
    if (shown < manifest.problems.size())
        std::cerr << "offramp-cli: and " << manifest.problems.size() - shown << " lines more.\n";
    if (!manifest.missing.empty()) {
        std::cerr << "offramp-cli: " << manifest.missing.size() << " of " << manifest.entries.size()
                  << " recordings aren't there, the first: "
                  << manifest.entries[manifest.missing.front()].audio.string() << "\n";
    }
    return manifest;
}

} // namespace offramp::cli
