// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choice_text.h"

#include "corpus/explore/baselines.h"
#include "corpus/point_text.h"
#include "number_text.h"
#include "styled_text.h"
#include "text_table.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <ostream>

namespace offramp::cli {

namespace {

/// A row of the table of figures.
struct Row {
    std::string title;
    OperatingPoint point;
    std::optional<double> meanLoss;
};

std::vector<Row> rowsOf(const ChoiceReport& report) {
    std::vector<Row> rows;
    const ThresholdChoice& choice = *report.choice;
    const auto loss = [](const std::optional<RiskFigures>& risk) {
        return risk ? std::optional(risk->meanLoss) : std::nullopt;
    };
    if (choice.calibration)
        rows.push_back({"calibration", *choice.calibration, loss(choice.calibrationRisk)});
    if (choice.test) rows.push_back({"test", *choice.test, loss(choice.testRisk)});
    const auto fixed = fixedExits(*report.results, *report.decoder, report.split.test);
    rows.push_back({"last exit, test", fixed.back(), std::nullopt});
    return rows;
}

void printRows(std::ostream& out, const std::vector<Row>& rows, bool colours) {
    std::vector<TextColumn> columns{{"", {}, true}, {"utterances", {}, false}, {"average layer", {}, false}};
    TextColumn losses{"mean loss", {}, false};
    std::vector<OperatingPoint> points;
    bool risk = false;
    for (const Row& row : rows) {
        columns[0].cells.push_back(row.title);
        columns[1].cells.push_back(countText(static_cast<std::int64_t>(row.point.utterances)));
        columns[2].cells.push_back(formatted("%.3f", row.point.averageLayer));
        losses.cells.push_back(orDash("%.5f", row.meanLoss));
        risk = risk || row.meanLoss;
        points.push_back(row.point);
    }
    if (risk) columns.push_back(std::move(losses));
    for (std::vector<TextColumn> more : {errorColumns(points, false), costColumns(points)})
        std::ranges::move(more, std::back_inserter(columns));
    printTable(out, columns, colours);
}

std::string exitName(const ChoiceReport& report, std::size_t exit) {
    return report.results->model.exits[exit].name;
}

void printTemperatures(std::ostream& out, const ChoiceReport& report, bool colours) {
    const TemperatureFit& fit = *report.temperatures;
    out << "  Temperatures, fitted on "
        << counted(static_cast<std::int64_t>(fit.utterances), "utterance", "utterances")
        << ": mean -ln P(reference), nats an utterance";
    if (fit.unspelled > 0) out << "; " << fit.unspelled << " references can't be spelled";
    if (fit.withoutTraces > 0) out << "; " << fit.withoutTraces << " have no traces";
    out << "\n";
    std::vector<TextColumn> columns{{"exit", {}, true},
                                    {"temperature", {}, false},
                                    {"before", {}, false},
                                    {"after", {}, false},
                                    {"", {}, true}};
    for (std::size_t exit = 0; exit < fit.exits.size(); ++exit) {
        columns[0].cells.push_back(exitName(report, exit));
        columns[1].cells.push_back(formatted("%.4f", fit.exits[exit].temperature));
        columns[2].cells.push_back(formatted("%.4f", fit.exits[exit].before));
        columns[3].cells.push_back(formatted("%.4f", fit.exits[exit].after));
        columns[4].cells.emplace_back(fit.exits[exit].atLimit ? "at the limit" : "");
    }
    printTable(out, columns, colours);
}

void printGate(std::ostream& out, const ChoiceReport& report, bool colours) {
    const GateFit& fit = *report.gate;
    out << "  Gate, fitted on "
        << counted(static_cast<std::int64_t>(report.fittedOn), "utterance", "utterances")
        << ": \"no more word errors than the last exit\"\n";
    std::vector<TextColumn> columns{{"exit", {}, true},        {"utterances", {}, false},
                                    {"of them so", {}, false}, {"left out", {}, false},
                                    {"log loss", {}, false},   {"bias", {}, false}};
    for (const MeasureSpec& feature : fit.gate.features)
        columns.push_back({textOf(feature), {}, false});
    for (std::size_t exit = 0; exit < fit.exits.size(); ++exit) {
        columns[0].cells.push_back(exitName(report, exit));
        columns[1].cells.push_back(countText(static_cast<std::int64_t>(fit.exits[exit].utterances)));
        columns[2].cells.push_back(countText(static_cast<std::int64_t>(fit.exits[exit].positives)));
        columns[3].cells.push_back(countText(static_cast<std::int64_t>(fit.exits[exit].leftOut)));
        columns[4].cells.push_back(formatted("%.4f", fit.exits[exit].logLoss));
        columns[5].cells.push_back(formatted("%.4g", fit.gate.exits[exit].bias));
        for (std::size_t i = 0; i < fit.gate.features.size(); ++i)
            columns[6 + i].cells.push_back(formatted("%.4g", fit.gate.exits[exit].weights[i]));
    }
    printTable(out, columns, colours);
}

} // namespace

std::string sentenceOf(const Message& message) {
    std::string text = message.text() + ".";
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

void printChoice(std::ostream& out, const ChoiceReport& report, bool colours) {
    const std::string& file = report.results->source.string();
    out << rendered(Piece{file, Style::strong}, colours) << "  " << report.decoder->name << " decoder\n";
    if (report.temperatures) printTemperatures(out, report, colours);
    if (report.gate) printGate(out, report, colours);
    if (!report.choice) return;
    for (const Message& each : report.choice->sentences)
        out << "  " << sentenceOf(each) << "\n";
    printRows(out, rowsOf(report), colours);
}

} // namespace offramp::cli
