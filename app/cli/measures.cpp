// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "number_text.h"
#include "styled_text.h"
#include "terminal.h"

#include "exits/measure.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <string>
#include <vector>

namespace offramp::cli {

namespace {

using Json = nlohmann::ordered_json;

/// Ranges are told for a vocabulary and a model like those of the papers.
constexpr std::int64_t exampleClasses = 32;
constexpr int exampleExits = 6;

const char* groupTitle(MeasureGroup group) {
    switch (group) {
    case MeasureGroup::entropy:
        return "Entropy of an exit's frames";
    case MeasureGroup::probability:
        return "Probability of an exit's frames";
    case MeasureGroup::sequence:
        return "The hypothesis as a whole";
    case MeasureGroup::betweenExits:
        return "An exit beside the one before";
    case MeasureGroup::model:
        break;
    }
    return "Of the model itself";
}

const char* groupId(MeasureGroup group) {
    switch (group) {
    case MeasureGroup::entropy:
        return "entropy";
    case MeasureGroup::probability:
        return "probability";
    case MeasureGroup::sequence:
        return "sequence";
    case MeasureGroup::betweenExits:
        return "between_exits";
    case MeasureGroup::model:
        break;
    }
    return "model";
}

std::string endText(double end) {
    if (std::isinf(end)) return end > 0 ? "∞" : "−∞";
    std::string text = formatted("%.4g", end);
    return text.front() == '-' ? text.replace(0, 1, "−") : text;
}

std::vector<std::string> parametersOf(const Measure& measure) {
    std::vector<std::string> names;
    const auto add = [&](Parameter parameter, const std::vector<std::string>& keys) {
        if (measure.has(parameter)) names.insert(names.end(), keys.begin(), keys.end());
    };
    add(Parameter::alpha, {"alpha"});
    add(Parameter::mask, {"mask", "blank"});
    add(Parameter::pool, {"pool", "quantile"});
    add(Parameter::temperature, {"temperature"});
    return names;
}

std::vector<std::string> needsOf(const Measure& measure) {
    std::vector<std::string> names;
    const auto add = [&](Need need, const char* name) {
        if (measure.has(need)) names.emplace_back(name);
    };
    add(Need::previousExit, "previous exit");
    add(Need::nBest, "N-best list");
    add(Need::forward, "forward probability");
    add(Need::hidden, "hidden states");
    add(Need::modelScore, "model's score");
    return names;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

const char* sureText(const Measure& measure) {
    if (measure.direction == Direction::lowIsGood)
        return measure.inclusive ? "sure is low, the threshold included" : "sure is low";
    return measure.inclusive ? "sure is high, the threshold included" : "sure is high";
}

/// A paragraph with an indent; what is parted by spaces may go to another line.
void printWrapped(const std::string& text, int width) {
    StyledLine words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) words.push_back({text.substr(begin, end - begin), Style::plain});
        begin = end + 1;
    }
    constexpr int indent = 4;
    for (const StyledLine& line : wrapped(words, width - indent))
        std::cout << std::string(indent, ' ') << rendered(line, false) << "\n";
}

void printMeasure(const Measure& measure, bool colours, int width) {
    const Range range = measure.range(exampleClasses, exampleExits);
    std::string facts = endText(range.low).append(" … ").append(endText(range.high));
    if (!measure.unit.empty()) facts.append(" ").append(measure.unit);
    facts.append("; ").append(sureText(measure));
    std::cout << "  " << rendered(Piece{std::string(measure.id), Style::strong}, colours) << "  "
              << measure.name << "\n";
    printWrapped(facts, width);
    printWrapped(std::string(measure.explanation), width);
    printWrapped(std::string(measure.formula), width);
    printWrapped(std::string("Source: ").append(measure.source).append("."), width);
    printWrapped(formatted("A threshold to begin with: %.4g.", measure.startingThreshold(exampleClasses)),
                 width);
    if (const auto names = parametersOf(measure); !names.empty())
        printWrapped("Parameters: " + joined(names) + ".", width);
    if (const auto names = needsOf(measure); !names.empty())
        printWrapped("Needs: " + joined(names) + ".", width);
    std::cout << "\n";
}

void printMeasures() {
    const bool colours = coloursWanted();
    const int width = terminalWidth();
    const MeasureGroup* group = nullptr;
    for (const Measure& measure : measures()) {
        if (group == nullptr || *group != measure.group)
            std::cout << rendered(Piece{groupTitle(measure.group), Style::faint}, colours) << "\n\n";
        group = &measure.group;
        printMeasure(measure, colours, width);
    }
    printWrapped(
        "Ranges are those of " + std::to_string(exampleClasses) + " classes and " +
            std::to_string(exampleExits) +
            " exits. Parameters follow the name: tsallis:alpha=0.5,mask=nonblank,pool=min. "
            "mask: all, nonblank, blankbelow (with blank), emitting; pool: mean, min, quantile (with "
            "quantile).",
        width);
}

Json endJson(double end) {
    return std::isinf(end) ? Json() : Json(end);
}

Json measureJson(const Measure& measure) {
    const Range range = measure.range(exampleClasses, exampleExits);
    return {{"id", measure.id},
            {"name", measure.name},
            {"group", groupId(measure.group)},
            {"explanation", measure.explanation},
            {"formula", measure.formula},
            {"tex", measure.typeset},
            {"source", measure.source},
            {"unit", measure.unit},
            {"sure_is", measure.direction == Direction::lowIsGood ? "low" : "high"},
            {"inclusive", measure.inclusive},
            {"range", {{"low", endJson(range.low)}, {"high", endJson(range.high)}}},
            {"starting_threshold", measure.startingThreshold(exampleClasses)},
            {"parameters", parametersOf(measure)},
            {"needs", needsOf(measure)}};
}

void printJson() {
    Json list = Json::array();
    for (const Measure& measure : measures())
        list.push_back(measureJson(measure));
    const Json file{
        {"version", 1}, {"classes", exampleClasses}, {"exits", exampleExits}, {"measures", std::move(list)}};
    std::cout << file.dump(1) << "\n";
}

} // namespace

void addMeasures(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("measures", "List the exit measures that --measure takes");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "Write them as JSON to standard output");
    command->callback([=, &action] {
        action = [=] {
            *json ? printJson() : printMeasures();
            return static_cast<int>(done);
        };
    });
}

} // namespace offramp::cli
