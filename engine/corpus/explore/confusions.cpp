// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/confusions.h"

#include "base/utf8.h"
#include "scoring/normalise.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace offramp {

namespace {

using Words = std::vector<std::u32string>;

/// Counts what two words were taken for each other, one of them empty for none.
class Table {
public:
    void add(const std::u32string& said, const std::u32string& heard, std::uint32_t utterance) {
        Entry& entry = entries_[{said, heard}];
        ++entry.count;
        if (entry.utterances.empty() || entry.utterances.back() != utterance)
            entry.utterances.push_back(utterance);
    }

    [[nodiscard]] std::vector<Confusion> ranked() && {
        std::vector<Confusion> list;
        for (auto& [words, entry] : entries_) {
            list.push_back({encodeUtf8(words.first), encodeUtf8(words.second), entry.count,
                            std::move(entry.utterances)});
        }
        std::ranges::stable_sort(list, std::greater<>(), &Confusion::count);
        return list;
    }

private:
    struct Entry {
        std::int64_t count = 0;
        Selection utterances;
    };
    std::map<std::pair<std::u32string, std::u32string>, Entry> entries_;
};

/// What happened in one utterance after the other.
class Collector {
public:
    void add(std::uint32_t utterance, const Words& said, const Words& heard) {
        const std::vector<Edit> edits = align(said, heard);
        words_ += countErrors(edits);
        for (const Edit& edit : edits) {
            if (edit.type == Edit::Type::substitution)
                substitutions_.add(said[edit.reference], heard[edit.hypothesis], utterance);
            if (edit.type == Edit::Type::insertion) insertions_.add({}, heard[edit.hypothesis], utterance);
            if (edit.type == Edit::Type::deletion) deletions_.add(said[edit.reference], {}, utterance);
        }
    }

    /// An utterance without errors: there is nothing to align.
    void addCorrect(const ErrorCounts& words) { words_ += words; }

    Confusions finish() && {
        return {std::move(substitutions_).ranked(), std::move(insertions_).ranked(),
                std::move(deletions_).ranked(), words_};
    }

private:
    Table substitutions_;
    Table insertions_;
    Table deletions_;
    ErrorCounts words_;
};

} // namespace

Confusions confusionsAt(const CorpusResults& results, const DecoderResults& decoder,
                        std::span<const std::int16_t> exitsTaken, std::span<const std::uint32_t> selection,
                        const CancelToken& cancel) {
    const Normalisation& normalisation = normalisationOf(results.normalisation);
    Collector collector;
    for (const std::uint32_t utterance : selection) {
        cancel.check();
        const auto& reference = results.utterances[utterance].reference;
        if (!reference || exitsTaken[utterance] < 0) continue;
        const std::size_t at = results.at(utterance, static_cast<std::size_t>(exitsTaken[utterance]));
        if (decoder.words[at].errors() == 0) {
            collector.addCorrect(decoder.words[at]);
            continue;
        }
        collector.add(utterance, normalisation.words(*reference), normalisation.words(decoder.texts[at]));
    }
    return std::move(collector).finish();
}

} // namespace offramp
