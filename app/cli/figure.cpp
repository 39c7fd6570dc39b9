// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/comparison.h"
#include "analysis/judge.h"
#include "base/error.h"
#include "commands.h"
#include "decoder_options.h"
#include "figure_plugin.h"
#include "model/open.h"
#include "model_options.h"
#include "policy_options.h"
#include "recording_options.h"

#include <iostream>

namespace offramp::cli {

namespace {

/// What `figure` was asked for.
struct FigureRequest {
    std::filesystem::path model;
    OpenOptions open;
    std::filesystem::path audio;
    RecordingRequest recording;
    PolicyRequest policy;
    DecoderOptions decoder;
    FigureLook look;
    std::string range;
    std::optional<int> exit; ///< from 1
    std::filesystem::path out;
    bool caption = false;
};

/// "A:B" in seconds; either may be left out at the ends of the recording.
std::pair<double, double> rangeOf(const std::string& text) {
    const std::size_t colon = text.find(':');
    const auto number = [&](const std::string& part, double otherwise) {
        if (part.empty()) return otherwise;
        std::size_t read = 0;
        const double value = std::stod(part, &read);
        if (read != part.size()) throw std::invalid_argument(part);
        return value;
    };
    constexpr double end = 1e9; // cut at the recording's
    try {
        if (colon == std::string::npos) throw std::invalid_argument(text);
        return {number(text.substr(0, colon), 0), number(text.substr(colon + 1), end)};
    } catch (const std::logic_error&) { // what std::stod throws too
        throw UsageError("--range takes two times in seconds, as in 0.5:2.25, not \"" + text + "\".");
    }
}

FigureLook lookOf(const FigureRequest& request) {
    FigureLook look = request.look;
    if (!request.range.empty()) look.range = rangeOf(request.range);
    if (request.exit) look.exit = *request.exit - 1;
    return look;
}

FigureSubject subjectOf(const FigureRequest& request) {
    const Policy policy = policyOf(request.policy);
    const Recogniser recogniser(openModel(request.model, request.open));
    for (const Message& warning : recogniser.description().warnings)
        std::cerr << "offramp-cli: note: " << warning.text() << "\n";
    checkPolicy(policy, static_cast<int>(recogniser.description().exits.size()));
    AnalyzeOptions options = analyzeOptionsOf(request.recording);
    options.reference = References(request.recording.reference, 1).of(request.audio);
    options.decoding = openDecoding(recogniser.sharedTokenizer(), request.decoder);
    if (request.policy.stopEarly) options.stopEarly = policy;
    FigureSubject subject;
    subject.analysis = analyze(recogniser, request.audio, options);
    subject.comparison = std::make_shared<const Comparison>(compare(*subject.analysis));
    subject.judgement = judge(*subject.analysis, policy);
    return subject;
}

/// What is wrong with the options is said before the model is opened.
int runFigure(const FigureRequest& request) {
    const FigureLook look = lookOf(request);
    checkPolicyUsage(request.policy);
    if (request.out.empty() && !request.caption) throw UsageError("figure: --out or --caption is required.");
    const FigurePlugin& plugin = figurePlugin();
    try {
        if (!request.out.empty()) plugin.check(look, request.out);
        static_cast<void>(analyzeOptionsOf(request.recording));
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
    const FigureSubject subject = subjectOf(request);
    if (!request.out.empty()) plugin.write(look, subject, request.out);
    if (request.caption) std::cout << plugin.caption(look, subject) << "\n";
    return done;
}

void addPageOptions(CLI::App& command, FigureLook& look) {
    const char* group = "The page";
    const auto add = [&](const char* name, auto& value, const char* type, const char* text) {
        command.add_option(name, value, text)->type_name(type)->group(group);
    };
    command
        .add_option("--views", look.views,
                    "From above: waveform, spectrogram, ladder, traces (the measure's own), entropy, "
                    "probability, margin, blank, posteriorgram (default waveform,spectrogram,ladder,entropy)")
        ->delimiter(',')
        ->type_name("NAME,…")
        ->group(group);
    add("--preset", look.preset, "NAME", "single (85 mm, default), double (174 mm), slide or poster");
    add("--width", look.width, "MM", "Another width");
    add("--height", look.height, "MM", "Another height (default: as high as it needs)");
    add("--font", look.font, "FAMILY", "The font (default DejaVu Sans)");
    add("--font-size", look.fontSize, "PT", "Its size (default 8, in the preset's proportion)");
    add("--line-width", look.lineWidth, "PT", "Of curves (default 0.75, in the preset's proportion)");
    add("--theme", look.theme, "NAME", "light (default), dark, or print: for black ink alone");
    add("--title", look.title, "TEXT", "A title; empty: the recording's name");
    add("--dpi", look.dpi, "N", "Pixels an inch, of a PNG and of heat maps in any file (default 300)");
    add("--format", look.format, "NAME", "pdf, svg or png (default: by the file's name)");
    const auto without = [&](const char* name, bool& value, const char* text) {
        command.add_flag(std::string(name) + "{false}", value, text)->group(group);
    };
    without("--no-legend", look.legend, "Without the legend");
    without("--no-grid", look.grid, "Without the grid");
    without("--no-ruler", look.ruler, "Without the time axis");
}

void addFigureOptions(CLI::App& command, FigureRequest& request) {
    command
        .add_option("--model", request.model, "A model bundle, checkpoint, safetensors or TorchScript file")
        ->required()
        ->type_name("MODEL");
    command.add_option("AUDIO", request.audio, "A sound file")->required()->type_name("");
    command.add_option("--out", request.out, "The file to write")->type_name("FILE");
    command.add_flag("--caption", request.caption, "Print a text that says what is shown");
    command.add_option("--range", request.range, "The stretch of time that is shown, seconds")
        ->type_name("A:B");
    command.add_option("--exit", request.exit, "Whose posteriors are shown (default: the exit taken)")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    addPageOptions(command, request.look);
    addRecordingOptions(command, request.recording);
    addPolicyOptions(command, request.policy);
}

} // namespace

void addFigure(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("figure", "Write a figure of a recording as PDF, SVG or PNG");
    auto request = std::make_shared<FigureRequest>();
    addFigureOptions(*command, *request);
    const auto decoder = std::make_shared<DecoderArguments>();
    decoder->addTo(*command);
    const auto open = addModelOptions(*command);
    command->callback([=, &action] {
        action = [=] {
            request->open = *open;
            request->decoder = decoder->options();
            return runFigure(*request);
        };
    });
}

} // namespace offramp::cli
