// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/choosing/choice_tables.h"

#include "compare/policy_text.h"
#include "corpus/explore/baselines.h"
#include "measures/measure_texts.h"
#include "text/engine_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::ChoiceTables)
};

QString sentence(const Message& message) {
    QString text = translated(message);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text + u'.';
}

TableCell textCell(const QString& text) {
    return {text, std::nullopt, {}};
}

TableCell countCell(std::size_t count) {
    return {QLocale().toString(static_cast<qulonglong>(count)), static_cast<double>(count), {}};
}

TableCell numberCell(std::optional<double> number, int digits = 3) {
    return {numberText(number, digits), number, {}};
}

TableCell percentCell(std::optional<double> fraction, int decimals = 2) {
    return {percentText(fraction, decimals), fraction, {}};
}

/// "0.0312 → 0.0287", sorted by the second.
TableCell changeCell(std::optional<double> before, std::optional<double> after) {
    if (!before && !after) return numberCell(std::nullopt);
    return {Texts::tr("%1 → %2", "before and after").arg(numberText(before), numberText(after)), after, {}};
}

/// What one row of figures is of.
struct Figures {
    QString name;
    const OperatingPoint* point = nullptr;
    std::optional<double> macs;
    std::optional<RiskFigures> risk;
};

TableRow figuresRow(const Figures& figures, bool risk) {
    const OperatingPoint& point = *figures.point;
    TableRow row{textCell(figures.name), countCell(point.utterances), numberCell(point.averageLayer),
                 percentCell(figures.macs, 1), percentCell(point.wer())};
    if (risk)
        row.push_back(percentCell(figures.risk ? std::optional(figures.risk->meanLoss) : std::nullopt, 3));
    return row;
}

void addParts(std::vector<Figures>& rows, const ThresholdChoice& choice, const QString& calibration,
              const QString& test) {
    if (!choice.calibration || !choice.test) return;
    rows.push_back({calibration, &*choice.calibration, choice.calibrationMacs, choice.calibrationRisk});
    rows.push_back({test, &*choice.test, choice.testMacs, choice.testRisk});
}

std::vector<TableColumn> figuresColumns(bool risk) {
    std::vector<TableColumn> columns{
        {Texts::tr("Part"), {}, true},
        {Texts::tr("Utterances"), {}, false},
        {Texts::tr("Layer"), Texts::tr("Average exit layer"), false},
        {Texts::tr("MACs"), Texts::tr("Multiply-accumulates, of those that the last exit takes"), false},
        {Texts::tr("WER"), Texts::tr("Corpus word error rate: word errors / reference words"), false}};
    if (risk)
        columns.push_back(
            {Texts::tr("Mean loss"), Texts::tr("Mean over utterances, which the guarantee is about"), false});
    return columns;
}

QString exitName(const MadeChoice& made, std::size_t exit) {
    return Texts::tr("%1 · %2").arg(exit + 1).arg(
        QString::fromStdString(made.results->model.exits[exit].name));
}

void addEffectColumns(std::vector<TableColumn>& columns) {
    columns.push_back({Texts::tr("ECE on test"),
                       Texts::tr("Expected calibration error on the test part, before and after: how far a "
                                 "confidence is from how often it is right"),
                       false});
    columns.push_back({Texts::tr("AUC on test"),
                       Texts::tr("Area under the ROC curve on the test part, before and after: how well it "
                                 "tells whether the exit will do"),
                       false});
}

void addEffect(TableRow& row, const MadeChoice& made, std::size_t exit) {
    if (made.effect.empty()) return;
    const FitEffect& effect = made.effect[exit];
    row.push_back(changeCell(effect.before.calibrationError, effect.after.calibrationError));
    row.push_back(changeCell(effect.before.area, effect.after.area));
}

CellTable temperaturesTable(const MadeChoice& made) {
    CellTable table;
    table.columns = {{Texts::tr("Exit"), {}, true},
                     {Texts::tr("Temperature"), {}, false},
                     {Texts::tr("−ln P(reference)"),
                      Texts::tr("Mean over the utterances that it was fitted on, nats, before and after"),
                      false}};
    if (!made.effect.empty()) addEffectColumns(table.columns);
    const TemperatureFit& fit = *made.report.temperatures;
    for (std::size_t exit = 0; exit < fit.exits.size(); ++exit) {
        const ExitTemperature& each = fit.exits[exit];
        TableCell temperature = numberCell(each.temperature, 4);
        if (each.atLimit) {
            temperature.text = Texts::tr("%1, at the limit").arg(temperature.text);
            temperature.note = Texts::tr("The best lies beyond the temperatures that are looked among");
        }
        table.rows.push_back(
            {textCell(exitName(made, exit)), temperature, changeCell(each.before, each.after)});
        addEffect(table.rows.back(), made, exit);
    }
    return table;
}

CellTable gateTable(const MadeChoice& made) {
    const GateFit& fit = *made.report.gate;
    CellTable table;
    table.columns = {
        {Texts::tr("Exit"), {}, true},
        {Texts::tr("Will do"),
         Texts::tr("Utterances that it was fitted on with no more word errors than at the last "
                   "exit"),
         false},
        {Texts::tr("Log loss"), Texts::tr("Mean over the utterances that it was fitted on, nats"), false}};
    if (!made.effect.empty()) addEffectColumns(table.columns);
    table.columns.push_back({Texts::tr("Bias"), {}, false});
    for (const MeasureSpec& feature : fit.gate.features)
        table.columns.push_back(
            {briefNameOf(feature), Texts::tr("Weight of %1").arg(nameAmid(feature)), false});
    for (std::size_t exit = 0; exit < fit.exits.size(); ++exit) {
        const GateExitFit& each = fit.exits[exit];
        table.rows.push_back(
            {textCell(exitName(made, exit)),
             {Texts::tr("%1 of %2").arg(countCell(each.positives).text, countCell(each.utterances).text),
              static_cast<double>(each.positives),
              {}},
             numberCell(each.logLoss, 4)});
        TableRow& row = table.rows.back();
        addEffect(row, made, exit);
        row.push_back(numberCell(fit.gate.exits[exit].bias, 4));
        for (const double weight : fit.gate.exits[exit].weights)
            row.push_back(numberCell(weight, 4));
    }
    return table;
}

} // namespace

CellTable figuresTable(const MadeChoice& made) {
    const auto last = fixedExits(*made.report.results, *made.report.decoder, made.report.split.test).back();
    std::vector<Figures> rows;
    if (made.report.choice) addParts(rows, *made.report.choice, Texts::tr("calibration"), Texts::tr("test"));
    if (made.unfitted)
        addParts(rows, *made.unfitted, Texts::tr("calibration, without the fit"),
                 Texts::tr("test, without the fit"));
    rows.push_back({Texts::tr("test, last exit"), &last, last.gmacs ? std::optional(1.0) : std::nullopt, {}});
    const bool risk = made.report.choice && made.report.choice->calibrationRisk;
    CellTable table{figuresColumns(risk), {}};
    for (const Figures& each : rows)
        table.rows.push_back(figuresRow(each, risk));
    return table;
}

CellTable fitTable(const MadeChoice& made) {
    if (made.report.temperatures) return temperaturesTable(made);
    return made.report.gate ? gateTable(made) : CellTable();
}

QString chosenText(const MadeChoice& made) {
    const auto policy = made.policy();
    if (!policy) return {};
    const QString threshold = thresholdText(*policy);
    QString text = Texts::tr("Stops where: %1 %2").arg(policyText(*policy), threshold);
    if (!policy->temperatures.empty()) {
        QStringList each;
        for (const double temperature : policy->temperatures)
            each.append(numberText(temperature));
        text += u' ' + Texts::tr("(temperatures %1)").arg(each.join(QStringLiteral("; ")));
    }
    return text;
}

QStringList choiceSentences(const MadeChoice& made) {
    QStringList sentences;
    if (!made.report.choice) return sentences;
    const auto& all = made.report.choice->sentences; // the last is where the figures come from
    for (std::size_t i = 0; i + 1 < all.size(); ++i)
        sentences.append(sentence(all[i]));
    return sentences;
}

QString provenanceText(const MadeChoice& made) {
    if (!made.report.choice) return sentence(provenanceOf(*made.report.results, made.report.split));
    return sentence(made.report.choice->sentences.back());
}

bool isOptimistic(const MadeChoice& made) {
    const Split& split = made.report.split;
    return sharedUtterances(split) > 0 ||
           sharedGroups(*made.report.results, split, "speaker").value_or(0) > 0;
}

QString fitText(const MadeChoice& made) {
    const int count = static_cast<int>(made.report.fittedOn);
    if (made.report.gate)
        return Texts::tr("The gate was fitted on %n utterance(s) to tell whether an exit has no more word "
                         "errors than the last; “before” is the measure without it.",
                         nullptr, count);
    if (!made.report.temperatures) return {};
    const TemperatureFit& fit = *made.report.temperatures;
    QString text = Texts::tr("Temperatures were fitted on %n utterance(s), so that the references are as "
                             "probable as can be.",
                             nullptr, static_cast<int>(fit.utterances));
    if (fit.unspelled > 0)
        text += u' ' + Texts::tr("%n reference(s) can't be spelled in the model's classes.", nullptr,
                                 static_cast<int>(fit.unspelled));
    if (fit.withoutTraces > 0)
        text += u' ' + Texts::tr("%n have no traces.", nullptr, static_cast<int>(fit.withoutTraces));
    return text;
}

} // namespace offramp
