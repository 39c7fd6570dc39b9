// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text_file.h"
#include "corpus/import/entropy_scales.h"
#include "corpus/import/imported_run.h"
#include "corpus/import/table_shape.h"
#include "corpus/manifest/csv.h"
#include "corpus/manifest/lines.h"
#include "scoring/error_rates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

constexpr double rateAccuracy = 1e-3; ///< that rates in a table are compared with
constexpr double roundOff = 1e-6;     ///< of single precision

/// What a row says.
struct TableRow {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// Rows of one utterance, by decoder and exit.
struct TableUtterance {
    std::string id;
    std::size_t line = 0; ///< its first row's
    std::map<std::pair<std::string, std::string>, TableRow> rows;
};

/// Reads one table into one run.
class TableReader {
public:
    TableReader(const fs::path& file, const ImportOptions& options) : file_(file), options_(options) {}

    ImportedRun read() {
        const std::string text = readTextFile(file_, largestImport);
        CsvReader reader(text, file_.extension() == ".tsv" ? '\t' : ',');
        CsvRow row;
        if (!reader.next(row) || row.broken) throw Error(file_.string(), msg("has no header"));
        if (const auto problem = unreadable(text.substr(0, text.find('\n')))) refuse(row.line, *problem);
        shape_ = TableShape(row.cells, file_);
        while (reader.next(row))
            take(row);
        if (utterances_.empty()) throw Error(file_.string(), msg("has no row but its header"));
        exits_ = exitsOf(exitNames_, file_, run_.notes);
        describe();
        for (const TableUtterance& utterance : utterances_)
            add(utterance);
        noteMismatches();
        noteScales();
        return std::move(run_);
    }

private:
    void take(const CsvRow& row) {
        if (row.broken) refuse(row.line, msg("a quotation mark isn't closed, or text follows it"));
        for (const std::string& cell : row.cells)
            if (const auto problem = unreadable(cell)) refuse(row.line, *problem);
        if (row.cells.size() != shape_.size()) {
            refuse(row.line, msg("has {0} cells where the header has {1}", row.cells.size(), shape_.size()));
        }
        const TableRow made{row.line, row.cells};
        const std::string id(cell(made, TableField::utterance));
        if (id.empty()) refuse(row.line, msg("names no utterance"));
        const auto [found, isNew] = places_.try_emplace(id, utterances_.size());
        if (isNew) utterances_.push_back({id, row.line, {}});
        const std::string exit = noteExit(made);
        const std::string decoder = noteDecoder(made);
        if (!utterances_[found->second].rows.try_emplace({decoder, exit}, made).second)
            refuse(row.line, msg("is the second row of {0} at exit {1}", id, exit));
    }

    std::string noteExit(const TableRow& row) {
        std::string name(cell(row, TableField::exit));
        if (name.empty()) refuse(row.line, msg("names no exit"));
        const auto layer = number(row, TableField::layer);
        if (layer && (*layer < 0 || *layer != std::floor(*layer) || *layer > 100000))
            refuse(row.line, msg("{0} is no layer", *layer));
        const auto known = std::ranges::find(exitNames_, name, &TableExit::name);
        const auto whole = layer ? std::optional(static_cast<int>(*layer)) : std::nullopt;
        if (known == exitNames_.end())
            exitNames_.push_back({name, whole});
        else if (known->layer != whole)
            refuse(row.line, msg("has another layer for exit {0} than the rows before", name));
        return name;
    }

    std::string noteDecoder(const TableRow& row) {
        std::string name(cell(row, TableField::decoder));
        if (name.empty()) name = "greedy";
        if (std::ranges::find(decoders_, name) == decoders_.end()) decoders_.push_back(name);
        return name;
    }

    void describe() {
        RunIdentity& identity = run_.identity;
        identity.model.name = options_.name.empty() ? file_.stem().string() : options_.name;
        identity.model.architecture = "imported";
        identity.model.classes = options_.classes.value_or(0);
        for (const TableExit& exit : exits_)
            identity.model.exits.push_back({"layer " + std::to_string(*exit.layer), *exit.layer});
        std::ranges::sort(decoders_, std::greater()); // "greedy" before "beam"
        for (const std::string& name : decoders_) {
            DecoderOptions decoder;
            if (name != "greedy") decoder.kind = DecoderOptions::Kind::beam;
            identity.decoders.push_back({name, decoder});
        }
        identity.normalisation = options_.normalisation->id;
        identity.columns = shape_.columns();
        if (identity.columns.empty()) return;
        std::string names;
        for (const std::string& column : identity.columns)
            names.append(names.empty() ? "" : ", ").append(column);
        run_.notes.push_back(msg("Columns that are kept as they are: {0}.", names));
    }

    void add(const TableUtterance& utterance) {
        UtteranceRecord& record = run_.utterances.emplace_back();
        record.entry.id = utterance.id;
        record.position = static_cast<std::int64_t>(run_.utterances.size() - 1);
        record.duration = std::numeric_limits<double>::quiet_NaN();
        describeEntry(utterance, record);
        for (const std::string& decoder : decoders_)
            record.decoders.push_back(recordOf(utterance, decoder, record));
    }

    /// What all rows of an utterance say alike.
    void describeEntry(const TableUtterance& utterance, UtteranceRecord& record) {
        ManifestEntry& entry = record.entry;
        if (const auto audio = common(utterance, TableField::audio); !audio.empty())
            entry.audio = (file_.parent_path() / audio).lexically_normal();
        if (auto reference = common(utterance, TableField::reference); !reference.empty())
            entry.reference = std::move(reference);
        if (const auto& row = utterance.rows.begin()->second; number(row, TableField::duration))
            record.duration = *number(row, TableField::duration);
        for (std::size_t column = 0; column < shape_.columns().size(); ++column)
            entry.columns.push_back(same(utterance, shape_.columnPlace(column)));
    }

    /// What every row of the utterance has there; those that are empty say nothing.
    [[nodiscard]] std::string same(const TableUtterance& utterance, std::size_t place) const {
        std::string value;
        for (const auto& [key, row] : utterance.rows) {
            const std::string& here = row.cells[place];
            if (here.empty() || here == value) continue;
            if (!value.empty()) {
                refuse(row.line, msg("{0} has another \"{1}\" than in its rows before", utterance.id,
                                     shape_.name(place)));
            }
            value = here;
        }
        return value;
    }

    [[nodiscard]] std::string common(const TableUtterance& utterance, TableField field) const {
        const auto place = shape_.place(field);
        return place ? same(utterance, *place) : std::string();
    }

    DecoderRecord recordOf(const TableUtterance& utterance, const std::string& decoder,
                           UtteranceRecord& record) {
        DecoderRecord made{decoder, {}};
        std::vector<std::string> texts;
        for (const TableExit& exit : exits_) {
            const TableRow& row = rowOf(utterance, decoder, exit.name);
            made.exits.push_back(exitOf(row, record.entry.reference));
            texts.push_back(made.exits.back().text);
            if (record.decoders.empty()) addCosts(row, record);
        }
        if (shape_.has(TableField::text)) addTextScores(texts, made);
        return made;
    }

    [[nodiscard]] const TableRow& rowOf(const TableUtterance& utterance, const std::string& decoder,
                                        const std::string& exit) const {
        const auto found = utterance.rows.find({decoder, exit});
        if (found != utterance.rows.end()) return found->second;
        refuse(utterance.line, msg("{0} has no row of exit {1}{2}", utterance.id, exit,
                                   decoders_.size() > 1 ? " of the decoder " + decoder : std::string()));
    }

    /// The measures that texts alone tell, where the table doesn't.
    static void addTextScores(const std::vector<std::string>& texts, DecoderRecord& record) {
        const std::vector<Scores> ofTexts = textScores(texts);
        for (std::size_t exit = 0; exit < texts.size(); ++exit)
            for (const Score& score : ofTexts[exit])
                if (findScore(record.exits[exit].scores, score.spec) == nullptr)
                    record.exits[exit].scores.push_back(score);
    }

    ExitRecord exitOf(const TableRow& row, const std::optional<std::string>& reference) {
        ExitRecord exit;
        exit.text = cell(row, TableField::text);
        if (shape_.has(TableField::hits)) {
            exit.words = countsOf(row, TableField::hits);
            if (shape_.has(TableField::characterHits))
                exit.characters = countsOf(row, TableField::characterHits);
        }
        if (reference && shape_.has(TableField::text)) compare(row, *reference, exit);
        for (const MeasurePlace& measure : shape_.measures())
            exit.scores.push_back({measure.spec, score(row, measure.place)});
        if (options_.classes) {
            checkEntropies(row, exit.scores);
            addEntropyScales(exit.scores, *options_.classes);
        }
        return exit;
    }

    /// Those of so many classes lie from 0 to the even distribution's.
    void checkEntropies(const TableRow& row, const Scores& scores) const {
        for (const Score& score : scores) {
            const auto largest = largestEntropy(score.spec, *options_.classes);
            if (!largest || !score.value) continue;
            if (*score.value < -roundOff)
                refuse(row.line,
                       msg("{0} is below 0, which no entropy is ({1})", *score.value, textOf(score.spec)));
            if (*score.value > *largest) {
                throw Error(inLine(file_, row.line),
                            msg("an entropy of {0} is more than {1} classes can have ({2})", *score.value,
                                *options_.classes, textOf(score.spec)),
                            msg("Say with --classes how many the model has"));
            }
        }
    }

    /// Where one could be filled in and isn't.
    void noteScales() {
        Scores scores;
        for (const MeasurePlace& measure : shape_.measures())
            scores.push_back({measure.spec, std::nullopt});
        const std::size_t given = scores.size();
        addEntropyScales(scores, 2);
        if (scores.size() == given || options_.classes) return;
        run_.notes.push_back(msg("An entropy's other scales follow from the number of classes; say it with "
                                 "--classes if they are wanted."));
    }

    /// Counts errors of the text, and notes where the table says others.
    void compare(const TableRow& row, const std::string& reference, ExitRecord& exit) {
        const ErrorRates counted = scoreText(reference, exit.text, *options_.normalisation);
        if (!exit.words) exit.words = counted.words;
        if (!exit.characters) exit.characters = counted.characters;
        const auto errors = number(row, TableField::errors);
        const auto rate = number(row, TableField::wer);
        const bool fits = exit.words->errors() == counted.words.errors() &&
                          (!errors || *errors == static_cast<double>(counted.words.errors())) &&
                          (!rate || !counted.wer() || std::abs(*rate - *counted.wer()) <= rateAccuracy);
        if (!fits && mismatches_++ == 0) firstMismatch_ = row.line;
    }

    void noteMismatches() {
        if (mismatches_ == 0) return;
        run_.notes.push_back(msg("{0}: {1} rows state other errors than their texts have, the first in line "
                                 "{2}; numbers of hits, substitutions, insertions and deletions are taken "
                                 "where they are stated, else those of the texts.",
                                 file_.string(), mismatches_, firstMismatch_));
    }

    void addCosts(const TableRow& row, UtteranceRecord& record) const {
        if (shape_.has(TableField::seconds)) record.seconds.push_back(number(row, TableField::seconds));
        if (shape_.has(TableField::macs)) {
            const auto macs = number(row, TableField::macs);
            record.macs.push_back(macs ? std::optional(static_cast<std::int64_t>(*macs)) : std::nullopt);
        }
    }

    /// Four numbers of words or characters, the first in `hits`' column; all there or none.
    [[nodiscard]] std::optional<ErrorCounts> countsOf(const TableRow& row, TableField hits) const {
        std::array<std::int64_t, 4> values{};
        std::size_t there = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto value = number(row, static_cast<TableField>(static_cast<std::size_t>(hits) + i));
            if (!value) continue;
            if (*value < 0 || *value != std::floor(*value) || *value > 1e9)
                refuse(row.line, msg("{0} can't be counted", *value));
            values[i] = static_cast<std::int64_t>(*value);
            ++there;
        }
        if (there == 0) return std::nullopt;
        if (there < values.size())
            refuse(row.line, msg("has some of hits, substitutions, insertions and deletions, not all"));
        return ErrorCounts{values[0], values[1], values[2], values[3]};
    }

    [[nodiscard]] std::string_view cell(const TableRow& row, TableField field) const {
        const auto place = shape_.place(field);
        return place ? trimmed(row.cells[*place]) : std::string_view();
    }

    /// Nothing where the cell is empty or the column isn't there.
    [[nodiscard]] std::optional<double> number(const TableRow& row, TableField field) const {
        const std::string_view text = cell(row, field);
        if (text.empty()) return std::nullopt;
        const auto value = numberOf(text);
        if (!value)
            refuse(row.line, msg("\"{0}\" is no number ({1})", text, shape_.name(*shape_.place(field))));
        return value;
    }

    [[nodiscard]] std::optional<double> score(const TableRow& row, std::size_t place) const {
        const std::string text = inLowerCase(trimmed(row.cells[place]));
        constexpr double infinity = std::numeric_limits<double>::infinity();
        if (text.empty() || text == "nan" || text == "null" || text == "none") return std::nullopt;
        if (text == "inf" || text == "+inf") return infinity;
        if (text == "-inf") return -infinity;
        const auto value = numberOf(text);
        if (!value) refuse(row.line, msg("\"{0}\" is no number ({1})", text, shape_.name(place)));
        return value;
    }

    [[noreturn]] void refuse(std::size_t line, const Message& reason) const {
        throw Error(inLine(file_, line), reason);
    }

    const fs::path& file_;
    const ImportOptions& options_;
    ImportedRun run_;
    TableShape shape_;
    std::vector<TableUtterance> utterances_;
    std::map<std::string, std::size_t> places_; ///< of utterances, by identifier
    std::vector<TableExit> exitNames_;          ///< as they come
    std::vector<TableExit> exits_;              ///< in the order of their layers
    std::vector<std::string> decoders_;
    std::size_t mismatches_ = 0;
    std::size_t firstMismatch_ = 0;
};

} // namespace

ImportedRun readScoreTable(const fs::path& file, const ImportOptions& options) {
    return TableReader(file, options).read();
}

} // namespace offramp::detail
