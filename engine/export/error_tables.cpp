// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/exit_against_last.h"
#include "corpus/explore/overthinking.h"
#include "export/column_maker.h"
#include "export/corpus_tables.h"

namespace offramp {

using detail::ColumnMaker;

namespace {

/// An exit, or the best of all before the last, against the last.
struct AgainstRow {
    const ExitDescription* description = nullptr; ///< null: the best
    std::int64_t exit = 0;                        ///< from 1
    AgainstLast against;
};

void addExit(ColumnMaker<AgainstRow>& columns) {
    columns.integer("exit", [](const AgainstRow& row) {
        return row.description != nullptr ? std::optional(row.exit) : std::nullopt;
    });
    columns.text("exit_name", [](const AgainstRow& row) {
        return row.description != nullptr ? row.description->name : std::string("best earlier exit");
    });
    columns.integer("after_layer", [](const AgainstRow& row) {
        return row.description != nullptr ? std::optional<std::int64_t>(row.description->afterLayer)
                                          : std::nullopt;
    });
}

void addShare(ColumnMaker<AgainstRow>& columns, const std::string& name, AgainstLast::Share AgainstLast::*of,
              std::int64_t AgainstLast::Share::*words) {
    columns.integer(name, [of](const AgainstRow& row) {
        return static_cast<std::int64_t>((row.against.*of).utterances.size());
    });
    columns.integer(name + "_words", [of, words](const AgainstRow& row) { return (row.against.*of).*words; });
}

/// An utterance and what going on to the last exit did to it.
struct ThoughtRow {
    std::uint32_t utterance = 0;
    const char* kind = nullptr;
};

std::vector<ThoughtRow> thoughtRows(const Overthinking& found) {
    std::vector<ThoughtRow> rows;
    const auto add = [&](const OverthoughtShare& share, const char* kind) {
        for (const std::uint32_t utterance : share.utterances)
            rows.push_back({utterance, kind});
    };
    add(found.destructive, "destructive");
    add(found.wasteful, "wasteful");
    add(found.needed, "needed");
    return rows;
}

/// Word errors of an utterance, exit after exit.
class ErrorsByExit {
public:
    ErrorsByExit(const CorpusResults& results, const DecoderResults& decoder)
        : results_(results), decoder_(decoder) {}

    [[nodiscard]] std::int64_t at(std::uint32_t utterance, std::size_t exit) const {
        return decoder_.words[results_.at(utterance, exit)].errors();
    }
    [[nodiscard]] std::int64_t atLast(std::uint32_t utterance) const {
        return at(utterance, results_.exits() - 1);
    }
    /// The earliest before the last with the fewest; nothing of a model of one exit.
    [[nodiscard]] std::optional<std::size_t> best(std::uint32_t utterance) const {
        std::optional<std::size_t> best;
        for (std::size_t exit = 0; exit + 1 < results_.exits(); ++exit)
            if (!best || at(utterance, exit) < at(utterance, *best)) best = exit;
        return best;
    }

private:
    const CorpusResults& results_;
    const DecoderResults& decoder_;
};

void addErrors(ColumnMaker<ThoughtRow>& columns, const ErrorsByExit& errors) {
    columns.integer("best_exit", [&](const ThoughtRow& row) {
        const auto exit = errors.best(row.utterance);
        return exit ? std::optional(static_cast<std::int64_t>(*exit) + 1) : std::nullopt;
    });
    columns.integer("best_errors", [&](const ThoughtRow& row) {
        const auto exit = errors.best(row.utterance);
        return exit ? std::optional(errors.at(row.utterance, *exit)) : std::nullopt;
    });
    columns.integer("last_errors", [&](const ThoughtRow& row) { return errors.atLast(row.utterance); });
}

/// A word confused, and how.
struct ConfusionRow {
    const char* kind = nullptr;
    const Confusion* confusion = nullptr;
};

std::optional<std::string> wordOrNothing(const std::string& word) {
    return word.empty() ? std::nullopt : std::optional(word);
}

} // namespace

Table overthinkingTable(const CorpusResults& results, const DecoderResults& decoder,
                        std::span<const std::uint32_t> selection) {
    std::vector<AgainstRow> rows;
    for (std::size_t exit = 0; exit + 1 < results.exits(); ++exit) {
        rows.push_back({&results.model.exits[exit], static_cast<std::int64_t>(exit) + 1,
                        againstLast(results, decoder, exit, selection)});
    }
    rows.push_back({nullptr, 0, asShares(overthinking(results, decoder, selection))});
    Table table{"overthinking", {}, {}};
    ColumnMaker<AgainstRow> columns(table, rows);
    addExit(columns);
    addShare(columns, "destructive", &AgainstLast::better, &AgainstLast::Share::words);
    addShare(columns, "wasteful", &AgainstLast::same, &AgainstLast::Share::referenceWords);
    addShare(columns, "needed", &AgainstLast::worse, &AgainstLast::Share::words);
    columns.integer("utterances",
                    [](const AgainstRow& row) { return static_cast<std::int64_t>(row.against.utterances); });
    columns.integer("reference_words", [](const AgainstRow& row) { return row.against.referenceWords; });
    return table;
}

Table overthoughtTable(const CorpusResults& results, const DecoderResults& decoder,
                       std::span<const std::uint32_t> selection) {
    const std::vector<ThoughtRow> rows = thoughtRows(overthinking(results, decoder, selection));
    const ErrorsByExit errors(results, decoder);
    Table table{"overthought", {}, {}};
    ColumnMaker<ThoughtRow> columns(table, rows);
    columns.text("id", [&](const ThoughtRow& row) { return results.utterances[row.utterance].id; });
    columns.text("kind", [](const ThoughtRow& row) { return std::string(row.kind); });
    addErrors(columns, errors);
    columns.integer("reference_words", [&](const ThoughtRow& row) {
        return decoder.words[results.at(row.utterance, 0)].referenceLength();
    });
    columns.text("best_text", [&](const ThoughtRow& row) {
        const auto exit = errors.best(row.utterance);
        return exit ? std::optional(decoder.texts[results.at(row.utterance, *exit)]) : std::nullopt;
    });
    columns.text("last_text", [&](const ThoughtRow& row) {
        return decoder.texts[results.at(row.utterance, results.exits() - 1)];
    });
    columns.text("reference",
                 [&](const ThoughtRow& row) { return results.utterances[row.utterance].reference; });
    return table;
}

Table confusionsTable(const Confusions& confusions) {
    std::vector<ConfusionRow> rows;
    const auto add = [&](const char* kind, const std::vector<Confusion>& list) {
        for (const Confusion& each : list)
            rows.push_back({kind, &each});
    };
    add("substitution", confusions.substitutions);
    add("insertion", confusions.insertions);
    add("deletion", confusions.deletions);
    Table table{"confusions", {}, {}};
    ColumnMaker<ConfusionRow> columns(table, rows);
    columns.text("kind", [](const ConfusionRow& row) { return std::string(row.kind); });
    columns.text("said", [](const ConfusionRow& row) { return wordOrNothing(row.confusion->said); });
    columns.text("heard", [](const ConfusionRow& row) { return wordOrNothing(row.confusion->heard); });
    columns.integer("count", [](const ConfusionRow& row) { return row.confusion->count; });
    columns.integer("utterances", [](const ConfusionRow& row) {
        return static_cast<std::int64_t>(row.confusion->utterances.size());
    });
    return table;
}

} // namespace offramp
