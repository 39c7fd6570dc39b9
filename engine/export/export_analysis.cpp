// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_analysis.h"

#include "base/error.h"
#include "base/files.h"
#include "export/analysis_tables.h"
#include "export/frame_arrays.h"
#include "export/timed_text.h"
#include "export/write_table.h"

#include <algorithm>
#include <array>
#include <ostream>

namespace offramp {

namespace {

constexpr std::array<ContentDescription, 7> contents{
    {{AnalysisContent::hypotheses, "hypotheses", "Hypotheses"},
     {AnalysisContent::measures, "measures", "Decisions of the measures"},
     {AnalysisContent::nBest, "nbest", "N-best lists"},
     {AnalysisContent::words, "words", "Words with times"},
     {AnalysisContent::tokens, "tokens", "Tokens with times"},
     {AnalysisContent::traces, "traces", "Frame traces"},
     {AnalysisContent::logProbs, "log-probs", "Log-probabilities"}}};

bool canBeWritten(AnalysisContent content, ExportFormat format) {
    const bool isTimed = content == AnalysisContent::words || content == AnalysisContent::tokens;
    switch (format) {
    case ExportFormat::npz:
        return content == AnalysisContent::traces || content == AnalysisContent::logProbs;
    case ExportFormat::textGrid:
    case ExportFormat::ctm:
        return isTimed;
    case ExportFormat::srt:
        return isTimed || content == AnalysisContent::hypotheses;
    default:
        return true;
    }
}

[[noreturn]] void failAbout(const ExportSubject& subject, const Message& reason, const Message& remedy) {
    throw Error(subject.analysis->audio.string(), reason, remedy);
}

std::size_t oneExit(const ExportSubject& subject, ExitChoice choice) {
    if (choice.kind == ExitChoice::Kind::all) choice.kind = ExitChoice::Kind::taken;
    const std::vector<std::size_t> exits = chosenExits(subject, choice);
    if (exits.size() == 1) return exits.front();
    failAbout(subject, msg("exit {0} isn't computed", choice.exit + 1),
              msg("Choose one of the {0} that are", subject.analysis->exits.size()));
}

void checkHasNBest(const Table& table, std::span<const ExportSubject> subjects) {
    if (table.rows() > 0 || subjects.empty()) return;
    failAbout(subjects.front(), msg("there is no list of N best hypotheses"),
              msg("Decode with a beam search"));
}

Table wholeTable(const AnalysisExport& what, std::span<const ExportSubject> subjects) {
    switch (what.content) {
    case AnalysisContent::measures: {
        const ModelDescription& model = *subjects.front().analysis->model;
        return measuresTable(subjects,
                             !what.policies.empty()
                                 ? what.policies
                                 : comparedPolicies(static_cast<int>(model.exits.size()), model.classes));
    }
    case AnalysisContent::nBest: {
        Table table = nBestTable(subjects, what.exits, what.temperature);
        checkHasNBest(table, subjects);
        return table;
    }
    case AnalysisContent::words:
        return wordsTable(subjects, what.exits);
    case AnalysisContent::tokens:
        return tokensTable(subjects, what.exits);
    case AnalysisContent::traces:
        return tracesTable(subjects, what.exits);
    case AnalysisContent::logProbs:
        return logProbsTable(subjects, what.exits);
    case AnalysisContent::hypotheses:
        break;
    }
    return hypothesesTable(subjects, what.exits, what.scores ? *what.scores : storedScores(subjects));
}

void writeArrays(std::ostream& out, const AnalysisExport& what, const ExportSubject& subject) {
    writeNpz(out, what.content == AnalysisContent::traces ? traceArrays(subject, what.exits)
                                                          : logProbArrays(subject, what.exits));
}

void writeCtmOf(std::ostream& out, const AnalysisExport& what, std::span<const ExportSubject> subjects) {
    std::vector<ExitOfSubject> exits;
    for (const ExportSubject& subject : subjects)
        exits.push_back({&subject, oneExit(subject, what.exits)});
    writeCtm(out, exits, what.content == AnalysisContent::tokens ? SpanKind::tokens : SpanKind::words);
}

CueKind cuesOf(AnalysisContent content) {
    if (content == AnalysisContent::tokens) return CueKind::tokens;
    return content == AnalysisContent::words ? CueKind::words : CueKind::phrases;
}

} // namespace

std::span<const ContentDescription> analysisContents() {
    return contents;
}

const ContentDescription& describe(AnalysisContent content) {
    return *std::ranges::find(contents, content, &ContentDescription::content);
}

std::optional<AnalysisContent> findContent(std::string_view id) {
    const auto found = std::ranges::find(contents, id, &ContentDescription::id);
    return found == contents.end() ? std::nullopt : std::optional(found->content);
}

std::vector<ExportFormat> formatsOf(AnalysisContent content) {
    std::vector<ExportFormat> formats;
    for (const FormatDescription& each : exportFormats())
        if (canBeWritten(content, each.format)) formats.push_back(each.format);
    return formats;
}

Table tableOf(const AnalysisExport& what, std::span<const ExportSubject> subjects) {
    Table table = wholeTable(what, subjects);
    return what.columns.empty() ? table : withColumns(std::move(table), what.columns);
}

void writeExport(std::ostream& out, const AnalysisExport& what, std::span<const ExportSubject> subjects) {
    if (!canBeWritten(what.content, what.format)) {
        failAbout(subjects.front(),
                  msg("{0} can't be written as {1}", describe(what.content).name, describe(what.format).name),
                  msg("Choose another format"));
    }
    switch (what.format) {
    case ExportFormat::npz:
        return writeArrays(out, what, subjects.front());
    case ExportFormat::textGrid:
        return writeTextGrid(out, subjects.front(), what.exits);
    case ExportFormat::ctm:
        return writeCtmOf(out, what, subjects);
    case ExportFormat::srt:
        return writeSrt(out, *subjects.front().analysis, oneExit(subjects.front(), what.exits),
                        cuesOf(what.content));
    default:
        return writeTable(out, tableOf(what, subjects), what.format);
    }
}

void writeExport(const std::filesystem::path& path, const AnalysisExport& what,
                 std::span<const ExportSubject> subjects) {
    writeFile(path, [&](std::ostream& out) { writeExport(out, what, subjects); });
}

} // namespace offramp
