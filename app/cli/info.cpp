// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "model_options.h"
#include "number_text.h"

#include "analysis/analyze.h"

#include <array>
#include <cstdio>
#include <iostream>
#include <string>

namespace offramp::cli {

namespace {

void printLine(const char* title, const std::string& value) {
    if (value.empty()) return;
    std::cout << "  " << title << std::string(16 - std::char_traits<char>::length(title), ' ') << value
              << "\n";
}

std::string inputText(const FeatureConfig& features) {
    std::string text = std::to_string(features.sampleRate).append(" Hz, ");
    if (features.type == FeatureConfig::Type::waveform) return text.append("the waveform itself");
    text.append(std::to_string(features.nMels)).append(" mel bins every ");
    text.append(formatted("%g ms", 1000.0 * features.hopLength / features.sampleRate));
    if (features.log == FeatureConfig::Log::ln) text.append(", logarithm");
    if (features.normalize == FeatureConfig::Normalize::perFeature) text.append(", normalised per bin");
    return text;
}

std::string vocabularyText(const ModelDescription& model) {
    const bool characters = model.tokenizer.type == TokenizerSpec::Type::characters;
    return std::to_string(model.classes)
        .append(characters ? " characters" : " SentencePiece pieces")
        .append(", blank ")
        .append(std::to_string(model.tokenizer.blank));
}

/// Features rows of so many seconds.
std::int64_t rowsOf(const Recogniser& recogniser, double seconds) {
    return recogniser.features().frames(
        static_cast<std::int64_t>(seconds * recogniser.description().features.sampleRate));
}

void printExits(const Recogniser& recogniser) {
    const ModelDescription& model = recogniser.description();
    std::cout << "  exit  after          GMAC for 5 s     10 s     20 s\n";
    for (std::size_t exit = 0; exit < model.exits.size(); ++exit) {
        std::array<char, 96> line{};
        std::snprintf(line.data(), line.size(), "  %4zu  %-14s", exit + 1, model.exits[exit].name.c_str());
        std::cout << line.data();
        for (const double seconds : {5.0, 10.0, 20.0}) {
            const auto macs = recogniser.model().macs(static_cast<int>(exit), rowsOf(recogniser, seconds));
            const std::string text =
                macs ? formatted("%.3f", static_cast<double>(*macs) * 1e-9) : std::string("unknown");
            std::cout << std::string(seconds == 5.0 ? 13 - text.size() : 9 - text.size(), ' ') << text;
        }
        std::cout << "\n";
    }
}

void printModel(const Recogniser& recogniser) {
    const ModelDescription& model = recogniser.description();
    std::cout << model.name << "\n";
    printLine("", model.description);
    printLine("file", model.path.string().append(" (").append(model.format).append(")"));
    printLine("architecture", model.architecture);
    printLine("parameters", model.parameterCount > 0
                                ? formatted("%.2f M", static_cast<double>(model.parameterCount) * 1e-6)
                                : std::string());
    printLine("language", model.language);
    printLine("licence", model.license);
    printLine("attribution", model.attribution);
    printLine("input", inputText(model.features));
    printLine("vocabulary", vocabularyText(model));
    printLine("output", formatted("a frame every %g ms", model.frameShift * 1000));
    if (const auto longest = recogniser.model().maximumInputFrames()) {
        const auto frames = static_cast<double>(recogniser.model().outputFrames(*longest));
        printLine("longest input", formatted("%.1f s", frames * model.frameShift));
    }
    std::cout << "\n";
    printExits(recogniser);
    if (!model.parameters.empty()) std::cout << "\n";
    for (const auto& [name, value] : model.parameters)
        std::cout << "  " << name << " = " << value << "\n";
    for (const Message& warning : model.warnings)
        std::cout << "\n  note: " << warning.text() << "\n";
}

} // namespace

void addInfo(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("info", "Describe a model");
    auto path = std::make_shared<std::filesystem::path>();
    command->add_option("MODEL", *path, "A model bundle, checkpoint, safetensors or TorchScript file")
        ->required();
    const auto open = addModelOptions(*command);
    command->callback([=, &action] {
        action = [=] {
            printModel(Recogniser(openModel(*path, *open)));
            return done;
        };
    });
}

} // namespace offramp::cli
