// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choice_text.h"
#include "corpus/point_text.h"
#include "number_text.h"
#include "styled_text.h"
#include "text_table.h"

#include <ostream>

namespace offramp::cli {

namespace {

constexpr double percent = 100;

std::string intervalText(const std::optional<Interval>& interval) {
    if (!interval) return "–";
    return formatted("%.2f", percent * interval->low) + " … " +
           formatted("%.2f %%", percent * interval->high);
}

class Printer {
public:
    Printer(std::ostream& out, std::span<const ComparedResults> sides, const ResultsComparison& comparison,
            const CompareOptions& options, bool colours)
        : out_(out), sides_(sides), comparison_(comparison), options_(options), colours_(colours) {}

    void print() const {
        out_ << "  "
             << counted(static_cast<std::int64_t>(comparison_.common.size()), "utterance", "utterances")
             << " in common; corpus WER: word errors / reference words; intervals of "
             << formatted("%g %%", percent * options_.bootstrap.level) << ", "
             << options_.bootstrap.replicates << " bootstrap replicates by "
             << (options_.bootstrap.group.empty() ? "utterance" : options_.bootstrap.group) << "\n";
        for (const Message& note : comparison_.notes)
            out_ << "  " << sentenceOf(note) << "\n";
        for (std::size_t side = 0; side < sides_.size(); ++side)
            printExits(side);
        printPairs();
        printCurves();
        printUtterances();
    }

private:
    void heading(const std::string& strong, const std::string& rest) const {
        out_ << rendered(Piece{strong, Style::strong}, colours_) << rest << "\n";
    }

    void printExits(std::size_t side) const {
        heading(sides_[side].name,
                "  " + sides_[side].results->model.name + ", " + sides_[side].decoder->name + " decoder");
        std::vector<TextColumn> columns{{"exit", {}, true}, {"WER", {}, false}, {"interval", {}, false},
                                        {"S", {}, false},   {"I", {}, false},   {"D", {}, false},
                                        {"CER", {}, false}};
        for (const ComparedExit& exit : comparison_.exits[side]) {
            columns[0].cells.push_back(exit.name);
            columns[1].cells.push_back(percentText(exit.words.rate()));
            columns[2].cells.push_back(intervalText(exit.wer));
            columns[3].cells.push_back(countText(exit.words.substitutions));
            columns[4].cells.push_back(countText(exit.words.insertions));
            columns[5].cells.push_back(countText(exit.words.deletions));
            columns[6].cells.push_back(percentText(exit.characters.rate()));
        }
        printTable(out_, columns, colours_);
        if (const auto& point = comparison_.policies[side])
            out_ << "  at its threshold: " << percentText(point->wer()) << " WER at layer "
                 << formatted("%.3f", point->averageLayer) << " on average\n";
    }

    [[nodiscard]] std::string nameOf(const Compared& compared) const {
        const std::string& side = sides_[compared.side].name;
        if (compared.exit) return side + " " + comparison_.exits[compared.side][*compared.exit].name;
        return side + (sides_[compared.side].policy ? " at its threshold" : " last exit");
    }

    void printPairs() const {
        heading("Differences", "  paired; p is two-sided");
        std::vector<TextColumn> columns{{"", {}, true},
                                        {"", {}, true},
                                        {"WER", {}, false},
                                        {"WER", {}, false},
                                        {"difference", {}, false},
                                        {"interval", {}, false},
                                        {"p", {}, false}};
        for (const ComparedPair& pair : comparison_.pairs) {
            columns[0].cells.push_back(nameOf(pair.one));
            columns[1].cells.push_back(nameOf(pair.other));
            const auto& all = pair.difference;
            columns[2].cells.push_back(all ? percentText(all->one) : "–");
            columns[3].cells.push_back(all ? percentText(all->other) : "–");
            columns[4].cells.push_back(all ? formatted("%+.2f %%", percent * all->difference) : "–");
            columns[5].cells.push_back(all ? intervalText(all->interval) : "–");
            columns[6].cells.push_back(all ? formatted("%.3f", all->pValue) : "–");
        }
        printTable(out_, columns, colours_);
    }

    void printCurves() const {
        if (!comparison_.sharedLayers) return;
        heading("Curves",
                "  mean WER from average layer " + formatted("%.3f", comparison_.sharedLayers->low) + " to " +
                    formatted("%.3f", comparison_.sharedLayers->high) + " (area under the curve / width)");
        for (std::size_t side = 0; side < sides_.size(); ++side)
            if (!comparison_.curves[side].points.empty())
                out_ << "  " << percentText(comparison_.curves[side].meanWer) << "  " << sides_[side].name
                     << "\n";
    }

    void printUtterances() const {
        heading("Utterances that differ most",
                "  " + countText(static_cast<std::int64_t>(comparison_.differing)) + " differ");
        for (const DifferingUtterance& each : comparison_.utterances) {
            const auto& said = sides_[0].results->utterances[each.rows[0]].reference;
            out_ << "  " << rendered(Piece{each.id, Style::strong}, colours_)
                 << "  said: " << said.value_or("") << "\n";
            for (std::size_t side = 0; side < sides_.size(); ++side) {
                const std::size_t at = sides_[side].results->at(each.rows[side], each.exits[side]);
                out_ << "    " << counted(each.errors[side], "error", "errors") << ", " << sides_[side].name
                     << " " << sides_[side].results->model.exits[each.exits[side]].name << ": "
                     << sides_[side].decoder->texts[at] << "\n";
            }
        }
    }

    std::ostream& out_;
    std::span<const ComparedResults> sides_;
    const ResultsComparison& comparison_;
    const CompareOptions& options_;
    bool colours_;
};

} // namespace

void printComparison(std::ostream& out, std::span<const ComparedResults> sides,
                     const ResultsComparison& comparison, const CompareOptions& options, bool colours) {
    Printer(out, sides, comparison, options, colours).print();
}

} // namespace offramp::cli
