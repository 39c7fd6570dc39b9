// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/export/view_exports.h"

#include "compare/compare_view.h"
#include "export/export_analysis.h"
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "nbest/nbest_view.h"
#include "posteriorgram/posteriorgram_pane.h"
#include "stack/time_stack.h"
#include "text/engine_text.h"
#include "workbench/workbench.h"

#include <QAbstractProxyModel>
#include <QCoreApplication>

#include <algorithm>

namespace offramp {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("offramp::DataExport", source);
}

/// What the workbench shows; without an analysis there is nothing to export.
std::optional<ExportSubject> shownSubject(const Workbench& workbench) {
    const Utterance* utterance = workbench.currentUtterance();
    if (utterance == nullptr || !utterance->shown.analysis || utterance->shown.analysis->exits.empty())
        return std::nullopt;
    return ExportSubject{utterance->shown.analysis, workbench.judgement(), {}};
}

QString nameOf(AnalysisContent content) {
    return translated(describe(content).name);
}

DataExport made(const QString& name, const ExportSubject& subject, const AnalysisExport& what) {
    const std::string_view id = describe(what.content).id;
    return {name, QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())), what.format,
            [subject, what](std::ostream& out) {
                writeExport(out, what, {&subject, 1});
            }};
}

/// In each of the formats.
void add(QList<DataExport>& list, const QString& name, const ExportSubject& subject, AnalysisExport what,
         std::initializer_list<ExportFormat> formats) {
    for (const ExportFormat format : formats) {
        what.format = format;
        list.append(made(name, subject, what));
    }
}

/// For programs whole; for a page the columns that are shown.
QList<DataExport> tables(const ExportSubject& subject, AnalysisExport what, std::vector<std::string> shown) {
    QList<DataExport> list;
    add(list, nameOf(what.content), subject, what, {ExportFormat::csv, ExportFormat::json});
    what.columns = std::move(shown);
    add(list, nameOf(what.content), subject, what, {ExportFormat::latex, ExportFormat::markdown});
    return list;
}

ExitChoice one(int exit) {
    return {ExitChoice::Kind::one, static_cast<std::size_t>(exit)};
}

/// The scores whose columns are shown, as the strategy takes them where it has parameters of its own.
std::vector<MeasureSpec> shownScores(const HypothesesView& view) {
    const HypothesesModel& model = view.hypotheses();
    std::vector<MeasureSpec> specs;
    for (int column = HypothesesModel::firstScore; column < model.columnCount(); ++column) {
        const Measure* measure = model.measureAt(column);
        if (measure != nullptr && !view.isColumnHidden(column)) specs.push_back({measure, {}});
    }
    for (const PolicyReading::Taken& taken : model.reading().others)
        for (const MeasureSpec& spec : taken)
            if (std::ranges::find(specs, spec) == specs.end()) specs.push_back(spec);
    return specs;
}

/// The table's names of the columns in sight.
std::vector<std::string> shownColumns(const HypothesesView& view, const std::vector<MeasureSpec>& scores) {
    using Model = HypothesesModel;
    std::vector<std::string> names;
    for (const auto& [column, name] :
         {std::pair(Model::exitColumn, "exit"), std::pair(Model::layerColumn, "after_layer"),
          std::pair(Model::textColumn, "text"), std::pair(Model::werColumn, "wer"),
          std::pair(Model::cerColumn, "cer"), std::pair(Model::timeColumn, "seconds"),
          std::pair(Model::macsColumn, "macs")})
        if (!view.isColumnHidden(column)) names.emplace_back(name);
    for (const MeasureSpec& spec : scores)
        names.push_back(textOf(spec));
    return names;
}

double temperatureOf(const Policy& policy, int exit) {
    for (const MeasureSpec& spec : specsOf(policy, exit))
        if (spec.measure->has(Need::nBest)) return spec.parameters.temperature;
    return 1;
}

int lookedAt(const TimeStack& stack, const ExportSubject& subject) {
    const int current = stack.ladder().currentExit();
    const int computed = static_cast<int>(subject.analysis->exits.size());
    if (current >= 0 && current < computed) return current;
    return static_cast<int>(chosenExits(subject, {ExitChoice::Kind::taken, 0}).front());
}

} // namespace

QList<DataExport> exportsOf(const HypothesesView& view, const Workbench& workbench) {
    const auto subject = shownSubject(workbench);
    if (!subject) return {};
    AnalysisExport what;
    what.content = AnalysisContent::hypotheses;
    what.scores = shownScores(view);
    return tables(*subject, what, shownColumns(view, *what.scores));
}

QList<DataExport> exportsOf(const CompareView& view, const Workbench& workbench) {
    const auto subject = shownSubject(workbench);
    if (!subject) return {};
    AnalysisExport what;
    what.content = AnalysisContent::measures;
    const auto* order = qobject_cast<const QAbstractProxyModel*>(view.table().model());
    for (int row = 0; row < order->rowCount(); ++row)
        what.policies.push_back(view.comparison().policyOf(order->mapToSource(order->index(row, 0)).row()));
    if (what.policies.empty()) return {};
    std::vector<std::string> shown{"policy",      "measure", "threshold",          "exit",
                                   "after_layer", "value",   "macs_saved_fraction"};
    if (view.comparison().hasReference()) shown.insert(shown.end(), {"wer", "word_errors"});
    shown.emplace_back("words_from_last");
    return tables(*subject, what, std::move(shown));
}

QList<DataExport> exportsOf(const NBestView& view, const Workbench& workbench) {
    const auto subject = shownSubject(workbench);
    const int exit = view.exitShown();
    if (!subject || exit < 0 || view.hypotheses().rowCount() == 0) return {};
    AnalysisExport what;
    what.content = AnalysisContent::nBest;
    what.exits = one(exit);
    what.temperature = temperatureOf(workbench.policy(), exit);
    std::vector<std::string> shown{"rank", "score", "posterior", "text"};
    if (view.hypotheses().hasLanguage()) shown.insert(shown.begin() + 2, {"acoustic", "language"});
    if (subject->analysis->reference) shown.emplace_back("wer");
    return tables(*subject, what, std::move(shown));
}

QList<DataExport> ladderExports(const TimeStack& stack, const Workbench& workbench) {
    const auto subject = shownSubject(workbench);
    if (!subject) return {};
    AnalysisExport what;
    what.content = AnalysisContent::words;
    QList<DataExport> list;
    using F = ExportFormat;
    add(list, text(QT_TRANSLATE_NOOP("offramp::DataExport", "Words and tokens with times")), *subject, what,
        {F::textGrid});
    add(list, nameOf(what.content), *subject, what, {F::csv, F::json, F::latex, F::markdown});
    AnalysisExport tokens = what;
    tokens.content = AnalysisContent::tokens;
    add(list, nameOf(tokens.content), *subject, tokens, {F::csv, F::json, F::latex, F::markdown});
    const int exit = lookedAt(stack, *subject);
    what.exits = one(exit);
    tokens.exits = one(exit);
    add(list, text(QT_TRANSLATE_NOOP("offramp::DataExport", "Words of exit %1")).arg(exit + 1), *subject,
        what, {F::ctm});
    add(list, text(QT_TRANSLATE_NOOP("offramp::DataExport", "Tokens of exit %1")).arg(exit + 1), *subject,
        tokens, {F::ctm});
    what.content = AnalysisContent::hypotheses;
    add(list, text(QT_TRANSLATE_NOOP("offramp::DataExport", "Phrases of exit %1")).arg(exit + 1), *subject,
        what, {F::srt});
    return list;
}

QList<DataExport> traceExports(const Workbench& workbench) {
    const auto subject = shownSubject(workbench);
    if (!subject) return {};
    AnalysisExport what;
    what.content = AnalysisContent::traces;
    QList<DataExport> list;
    add(list, nameOf(what.content), *subject, what,
        {ExportFormat::csv, ExportFormat::json, ExportFormat::npz});
    return list;
}

QList<DataExport> posteriorExports(const TimeStack& stack, const Workbench& workbench) {
    const auto subject = shownSubject(workbench);
    const int exit = stack.posteriorgram().shownExit();
    if (!subject || exit < 0) return {};
    AnalysisExport what;
    what.content = AnalysisContent::logProbs;
    QList<DataExport> list;
    add(list, text(QT_TRANSLATE_NOOP("offramp::DataExport", "Log-probabilities of all exits")), *subject,
        what, {ExportFormat::npz});
    what.exits = one(exit);
    add(list, text(QT_TRANSLATE_NOOP("offramp::DataExport", "Log-probabilities of exit %1")).arg(exit + 1),
        *subject, what, {ExportFormat::npz, ExportFormat::csv, ExportFormat::json});
    return list;
}

} // namespace offramp
