// SPDX-License-Identifier: GPL-3.0-or-later
#include "recording_options.h"

#include "analysis/reference.h"
#include "commands.h"

namespace offramp::cli {

namespace fs = std::filesystem;

References::References(const std::string& given, std::size_t recordings) {
    std::error_code ignored;
    if (given.empty()) return;
    const bool isFile = fs::is_regular_file(given, ignored);
    if (!isFile && recordings > 1) {
        throw UsageError("a --reference text goes with one recording; for several, name a file with a line "
                         "\"NAME TEXT\" for each.");
    }
    if (recordings > 1) {
        transcripts_ = readTranscripts(given);
    } else {
        text_ = isFile ? readReference(given) : given;
    }
    given_ = true;
}

std::optional<std::string> References::of(const fs::path& audio) const {
    if (!given_) return findReference(audio);
    if (text_) return text_;
    const auto found = transcripts_.find(audio.stem().string());
    return found != transcripts_.end() ? std::optional(found->second) : std::nullopt;
}

AnalyzeOptions analyzeOptionsOf(const RecordingRequest& request) {
    AnalyzeOptions options;
    if (!request.normalisation.empty()) options.normalisation = &normalisationOf(request.normalisation);
    if (request.channel) options.channel = *request.channel - 1;
    options.run.threads = request.threads;
    return options;
}

void addRecordingOptions(CLI::App& command, RecordingRequest& request) {
    command
        .add_option(
            "--reference", request.reference,
            "What is said: a text, or a file (for several recordings with a line \"NAME TEXT\" each). "
            "Without it NAME.txt, NAME.lab, NAME.TextGrid or *.trans.txt beside the audio is used")
        ->type_name("TEXT|FILE");
    command
        .add_option("--normalisation", request.normalisation,
                    "How texts are made comparable: none, basic (default) or letters")
        ->type_name("NAME");
    command
        .add_option("--channel", request.channel,
                    "Take one channel, counted from 1 (default: the mean of all)")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    command
        .add_option("--threads", request.threads, "Threads for the computation (default: one for each core)")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
}

} // namespace offramp::cli
