// SPDX-License-Identifier: GPL-3.0-or-later
#include "report_table.h"

#include "number_text.h"
#include "styled_text.h"
#include "text_table.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace offramp::cli {

namespace {

constexpr const char* takenMark = "▶";
constexpr int narrowestText = 24;

std::string percent(const std::optional<double>& fraction) {
    return fraction ? formatted("%.0f %%", *fraction * 100) : "–";
}

std::string score(const Scores& scores, std::string_view id) {
    const auto value = valueOf(scores, id);
    return value ? formatted("%.4f", *value) : "–";
}

/// The columns before the text, the measure that decides among them.
std::vector<TextColumn> columnsFor(const Analysis& analysis, const Judgement& judgement) {
    TextColumn mark{"", {}, true};
    TextColumn exit{"exit", {}, false};
    TextColumn name{"after", {}, true};
    TextColumn wer{"WER", {}, false};
    TextColumn entropy{"entropy", {}, false};
    TextColumn confidence{"max p", {}, false};
    TextColumn ms{"ms", {}, false};
    TextColumn gmac{"GMAC", {}, false};
    for (std::size_t i = 0; i < analysis.exits.size(); ++i) {
        const ExitResult& result = *analysis.exits[i];
        const bool taken = judgement.decision.exit && *judgement.decision.exit == static_cast<int>(i);
        mark.cells.emplace_back(taken ? takenMark : " ");
        exit.cells.push_back(std::to_string(i + 1));
        name.cells.push_back(analysis.model->exits[i].name);
        wer.cells.push_back(result.errors ? percent(result.errors->wer()) : "");
        entropy.cells.push_back(score(result.scores, "entropy_normalised"));
        confidence.cells.push_back(score(result.scores, "max_probability"));
        ms.cells.push_back(formatted("%.1f", analysis.secondsTo(i) * 1e3));
        gmac.cells.push_back(
            result.output.macs ? formatted("%.3f", static_cast<double>(*result.output.macs) * 1e-9) : "–");
    }
    std::vector<TextColumn> columns{mark, exit, name};
    if (analysis.reference) columns.push_back(wer);
    columns.insert(columns.end(), {entropy, confidence, ms, gmac});
    return columns;
}

StyledLine plainWords(const std::string& text) {
    StyledLine words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) words.push_back({text.substr(begin, end - begin), Style::plain});
        begin = end + 1;
    }
    if (words.empty()) words.push_back({"(nothing)", Style::faint});
    return words;
}

StyledLine wordsOf(const ExitResult& result) {
    return result.errors && !result.errors->alignment.empty() ? markedWords(*result.errors)
                                                              : plainWords(result.hypothesis.text);
}

void printRows(std::ostream& out, const Analysis& analysis, const Judgement& judgement, bool colours,
               int width) {
    const std::vector<TextColumn> columns = columnsFor(analysis, judgement);
    const std::string titles = tableLine(columns, std::nullopt);
    const int indent = columnsOf(titles);
    out << rendered(Piece{titles + "text", Style::faint}, colours) << "\n";
    for (std::size_t row = 0; row < analysis.exits.size(); ++row) {
        const bool taken = judgement.decision.exit && *judgement.decision.exit == static_cast<int>(row);
        out << rendered(Piece{tableLine(columns, row), taken ? Style::taken : Style::plain}, colours);
        const auto lines = wrapped(wordsOf(*analysis.exits[row]), std::max(width - indent, narrowestText));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            out << (i == 0 ? "" : std::string(static_cast<std::size_t>(indent), ' '))
                << rendered(lines[i], colours) << "\n";
        }
    }
}

bool anyErrors(const Analysis& analysis) {
    return std::ranges::any_of(
        analysis.exits, [](const auto& exit) { return exit->errors && exit->errors->words.errors() > 0; });
}

std::string headline(const Analysis& analysis) {
    return std::string("  ").append(formatted("%.2f s, ", analysis.duration())).append(analysis.info.format);
}

/// What the policy held against thresholds, where it isn't one of the table's columns: a line a measure.
void printScores(std::ostream& out, const Judgement& judgement) {
    const auto& steps = judgement.decision.steps;
    const std::size_t checks = steps.empty() ? 0 : steps.front().checks.size();
    for (std::size_t i = 0; i < checks; ++i) {
        const MeasureSpec& spec = steps.front().checks[i].spec;
        const std::string name = spec.measure != nullptr ? textOf(spec) : "gate's probability";
        if (name == "entropy_normalised" || name == "max_probability") continue;
        out << "  " << name << ":";
        for (const Step& step : steps) {
            const auto& value = step.checks[i].value;
            out << " " << (value ? formatted("%.5g", *value) : "–");
        }
        out << "\n";
    }
}

/// The hypotheses of a beam search at the exit taken, the first few of them.
void printNBest(std::ostream& out, const Analysis& analysis, const Judgement& judgement, bool colours,
                int width) {
    constexpr std::size_t shown = 10;
    if (!judgement.decision.exit) return;
    const auto& nBest = analysis.exits[static_cast<std::size_t>(*judgement.decision.exit)]->nBest;
    if (!nBest || nBest->asked < 2) return;
    const auto& entries = nBest->entries;
    out << rendered(Piece{"  rank     score  text", Style::faint}, colours) << "\n";
    for (std::size_t rank = 0; rank < std::min(shown, entries.size()); ++rank) {
        const std::string head = paddedLeft(std::to_string(rank + 1), 6) +
                                 paddedLeft(formatted("%.3f", entries[rank].score), 10) + "  ";
        const auto lines = wrapped(plainWords(entries[rank].hypothesis.text),
                                   std::max(width - columnsOf(head), narrowestText));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            out << (i == 0 ? head : std::string(static_cast<std::size_t>(columnsOf(head)), ' '))
                << rendered(lines[i], colours) << "\n";
        }
    }
    if (entries.size() > shown)
        out << "  and " << entries.size() - shown << " more (--json has them)\n";
    else
        out << "  " << entries.size() << " of " << nBest->asked << " asked for\n";
}

} // namespace

void printAnalysis(std::ostream& out, const Analysis& analysis, const Judgement& judgement, bool colours,
                   int width) {
    out << rendered(Piece{analysis.audio.string(), Style::strong}, colours) << headline(analysis) << "\n";
    for (const Message& warning : analysis.warnings)
        out << "  note: " << warning.text() << "\n";
    if (analysis.reference) out << "  said: " << *analysis.reference << "\n";
    printRows(out, analysis, judgement, colours, width);
    printScores(out, judgement);
    printNBest(out, analysis, judgement, colours, width);
    for (const StyledLine& line : wrapped(plainWords(summaryOf(analysis, judgement)), width - 2)) {
        out << "  " << rendered(line, colours) << "\n";
    }
    if (anyErrors(analysis)) {
        out << rendered(
                   Piece{"  [heard|said] substituted   +heard+ inserted   -said- left out", Style::faint},
                   colours)
            << "\n";
    }
    out << "\n";
}

} // namespace offramp::cli
