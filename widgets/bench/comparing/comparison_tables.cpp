// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/comparing/comparison_tables.h"

#include "text/engine_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <map>
#include <utility>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::ComparisonTables)
};

constexpr double percent = 100;

QString sentence(const Message& message) {
    QString text = translated(message);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text + u'.';
}

QString countText(std::int64_t count) {
    return QLocale().toString(static_cast<qlonglong>(count));
}

TableCell textCell(const QString& text) {
    return {text, std::nullopt, {}};
}

TableCell countCell(std::int64_t count) {
    return {countText(count), static_cast<double>(count), {}};
}

/// "9.1 … 10.4 %"
QString intervalText(const Interval& interval, int decimals) {
    return Texts::tr("%1 … %2", "an interval")
        .arg(QLocale().toString(percent * interval.low, 'f', decimals), percentText(interval.high, decimals));
}

/// With its sign, whichever it is.
QString signedText(double fraction) {
    const QString text = percentText(fraction, 2);
    return fraction > 0 ? u'+' + text : text;
}

QString errorsText(const ErrorCounts& counts) {
    return Texts::tr("%1 substitutions, %2 insertions, %3 deletions in %4 words")
        .arg(countText(counts.substitutions), countText(counts.insertions), countText(counts.deletions),
             countText(counts.referenceLength()));
}

TableCell rateCell(const ErrorCounts& words, const std::optional<Interval>& interval) {
    const auto rate = words.referenceLength() > 0 ? words.rate() : std::nullopt;
    TableCell cell{percentText(rate, 2), rate, errorsText(words)};
    if (rate && interval) cell.text = Texts::tr("%1 (%2)").arg(cell.text, intervalText(*interval, 2));
    return cell;
}

/// A row of the table of exits: a layer, and which of those behind it, for a model that has several.
using LayerRow = std::pair<int, int>;

std::map<LayerRow, std::vector<std::optional<std::size_t>>> byLayer(const ResultsComparison& comparison) {
    std::map<LayerRow, std::vector<std::optional<std::size_t>>> rows;
    const std::size_t sides = comparison.exits.size();
    for (std::size_t side = 0; side < sides; ++side) {
        std::map<int, int> seen;
        for (std::size_t exit = 0; exit < comparison.exits[side].size(); ++exit) {
            const int layer = comparison.exits[side][exit].afterLayer;
            auto& row = rows[{layer, seen[layer]++}];
            row.resize(sides);
            row[side] = exit;
        }
    }
    return rows;
}

TableRow policyRow(const ResultsComparison& comparison) {
    TableRow row{textCell(Texts::tr("the strategy"))};
    for (const auto& point : comparison.policies) {
        if (!point) {
            row.push_back({QStringLiteral("–"), std::nullopt,
                           Texts::tr("The strategy can't be decided on these results")});
            continue;
        }
        row.push_back(
            {Texts::tr("%1 at layer %2").arg(percentText(point->wer(), 2), numberText(point->averageLayer)),
             point->wer(), errorsText(point->words)});
    }
    return row;
}

QString placeOf(const ComparedSides& sides, const ResultsComparison& comparison, const Compared& compared) {
    if (compared.exit) return QString::fromStdString(comparison.exits[compared.side][*compared.exit].name);
    return sides.sides[compared.side].policy ? Texts::tr("the strategy") : Texts::tr("the last exit");
}

/// "layer 4", "layer 12, layer 6"; of more than two sides with which two they are.
QString nameOf(const ComparedSides& sides, const ResultsComparison& comparison, const ComparedPair& pair) {
    const QString one = placeOf(sides, comparison, pair.one);
    const QString other = placeOf(sides, comparison, pair.other);
    const QString places = one == other ? one : Texts::tr("%1, %2", "two places").arg(one, other);
    if (sides.sides.size() == 2) return places;
    return Texts::tr("%1: %2 − %3").arg(places, sides.names[pair.one.side], sides.names[pair.other.side]);
}

/// Which of the two has fewer errors, where the interval leaves no doubt.
QString verdict(const ComparedSides& sides, const ComparedPair& pair) {
    const Difference& found = *pair.difference;
    if (found.interval.high < 0) return sides.names[pair.one.side];
    if (found.interval.low > 0) return sides.names[pair.other.side];
    return Texts::tr("can't be told");
}

TableRow differenceRow(const ComparedSides& sides, const ResultsComparison& comparison,
                       const ComparedPair& pair) {
    TableRow row{textCell(nameOf(sides, comparison, pair))};
    if (!pair.difference) {
        for (int i = 0; i < 5; ++i)
            row.push_back(textCell(QStringLiteral("–")));
        return row;
    }
    const Difference& found = *pair.difference;
    row.push_back(
        {Texts::tr("%1 − %2").arg(percentText(found.one, 2), percentText(found.other, 2)), found.one, {}});
    row.push_back({signedText(found.difference), found.difference, {}});
    row.push_back({intervalText(found.interval, 2), found.interval.low, {}});
    row.push_back({QLocale().toString(found.pValue, 'f', 3), found.pValue, {}});
    row.push_back(textCell(verdict(sides, pair)));
    return row;
}

QString textAt(const ComparedResults& side, std::uint32_t row, std::size_t exit) {
    return QString::fromStdString(side.decoder->texts[side.results->at(row, exit)]);
}

TableRow utteranceRow(const ComparedSides& sides, const DifferingUtterance& utterance) {
    const auto& reference = sides.sides[0].results->utterances[utterance.rows[0]].reference;
    TableRow row{textCell(QString::fromStdString(utterance.id)), countCell(utterance.spread)};
    for (std::size_t side = 0; side < sides.sides.size(); ++side) {
        TableCell cell = countCell(utterance.errors[side]);
        cell.note = Texts::tr("%n error(s) at exit %1", nullptr, static_cast<int>(utterance.errors[side]))
                        .arg(utterance.exits[side] + 1);
        row.push_back(std::move(cell));
    }
    const QString said = QString::fromStdString(reference.value_or(""));
    row.push_back({said, std::nullopt, said});
    for (std::size_t side = 0; side < sides.sides.size(); ++side) {
        const QString heard = textAt(sides.sides[side], utterance.rows[side], utterance.exits[side]);
        row.push_back({heard, std::nullopt, heard});
    }
    return row;
}

} // namespace

CellTable exitsTable(const ComparedSides& sides, const ResultsComparison& comparison) {
    CellTable table;
    table.columns.push_back({Texts::tr("After layer"), {}, false});
    for (const QString& name : sides.names)
        table.columns.push_back({name, Texts::tr("Corpus word error rate with its interval"), false});
    for (const auto& [layer, exits] : byLayer(comparison)) {
        TableRow row{countCell(layer.first)};
        for (std::size_t side = 0; side < exits.size(); ++side) {
            if (!exits[side]) {
                row.push_back(textCell(QStringLiteral("–")));
                continue;
            }
            const ComparedExit& exit = comparison.exits[side][*exits[side]];
            row.push_back(rateCell(exit.words, exit.wer));
        }
        table.rows.push_back(std::move(row));
    }
    for (const auto& point : comparison.policies) {
        if (!point) continue;
        table.rows.push_back(policyRow(comparison));
        break;
    }
    return table;
}

CellTable differencesTable(const ComparedSides& sides, const ResultsComparison& comparison) {
    CellTable table;
    const bool two = sides.names.size() == 2;
    table.columns = {
        {Texts::tr("Compared"), {}, true},
        {two ? Texts::tr("%1 − %2").arg(sides.names[0], sides.names[1]) : Texts::tr("WER"),
         Texts::tr("Corpus word error rates"), false},
        {Texts::tr("Difference"), Texts::tr("Word error rate of one less that of the other"), false},
        {Texts::tr("Interval"), Texts::tr("Of the difference, by the paired bootstrap"), false},
        {Texts::tr("p"), Texts::tr("Two-sided, by the paired bootstrap"), false},
        {Texts::tr("Fewer errors"), Texts::tr("Where the interval leaves no doubt"), true}};
    for (const ComparedPair& pair : comparison.pairs)
        table.rows.push_back(differenceRow(sides, comparison, pair));
    return table;
}

CellTable utterancesTable(const ComparedSides& sides, const ResultsComparison& comparison) {
    CellTable table;
    table.columns = {{Texts::tr("Utterance"), {}, true},
                     {Texts::tr("Differ by"), Texts::tr("Most word errors less the fewest"), false}};
    for (const QString& name : sides.names)
        table.columns.push_back(
            {Texts::tr("Errors: %1").arg(name), Texts::tr("Word errors where the strategy stops"), false});
    table.columns.push_back({Texts::tr("Said"), {}, true});
    for (const QString& name : sides.names)
        table.columns.push_back({Texts::tr("Heard: %1").arg(name), {}, true});
    for (const DifferingUtterance& utterance : comparison.utterances)
        table.rows.push_back(utteranceRow(sides, utterance));
    return table;
}

QStringList comparisonNotes(const ResultsComparison& comparison, const BootstrapOptions& bootstrap) {
    QStringList notes{
        Texts::tr("Over the %n utterance(s) in common.", nullptr,
                  static_cast<int>(comparison.common.size())) +
        u' ' +
        (bootstrap.group.empty()
             ? Texts::tr("Intervals of %1 by %2 paired bootstrap replicates of utterances.")
                   .arg(percentText(bootstrap.level, 0), countText(bootstrap.replicates))
             : Texts::tr("Intervals of %1 by %2 paired bootstrap replicates of whole values of %3.")
                   .arg(percentText(bootstrap.level, 0), countText(bootstrap.replicates),
                        QString::fromStdString(bootstrap.group)))};
    for (const Message& note : comparison.notes)
        notes.append(sentence(note));
    return notes;
}

} // namespace offramp
