// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/entropy_scales.h"
#include "corpus/import/imported_run.h"
#include "corpus/import/published_files.h"
#include "exits/measure_spec.h"
#include "scoring/error_rates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

/// The share of a decoder's texts whose errors may differ from those that are stated.
constexpr double mostMismatches = 0.05;

bool sameErrors(const ErrorCounts& one, const ErrorCounts& other) {
    return one.errors() == other.errors() && one.referenceLength() == other.referenceLength() &&
           one.hypothesisLength() == other.hypothesisLength();
}

/// LibriSpeech names an utterance by its reader, chapter and number: "1089" of "1089-134686-0000".
std::optional<std::string> readerOf(const std::string& id) {
    const std::size_t end = id.find('-');
    const bool three = std::ranges::count(id, '-') == 2;
    const bool digits = id.find_first_not_of("0123456789-") == std::string::npos;
    return three && digits && end > 0 ? std::optional(id.substr(0, end)) : std::nullopt;
}

/// Makes one run of one folder.
class PublishedReader {
public:
    PublishedReader(const fs::path& folder, const ImportOptions& options)
        : folder_(folder), options_(options) {}

    ImportedRun read() {
        files_ = readPublishedFiles(folder_, options_, run_.notes);
        countErrors();
        chooseOwner();
        describe();
        addUtterances();
        checkRates();
        return std::move(run_);
    }

private:
    void countErrors() {
        for (std::size_t exit = 0; exit < files_.layers.size(); ++exit) {
            auto& counted = counted_.emplace_back();
            for (const PublishedUtterance* utterance : files_.utterances)
                counted.push_back(
                    scoreText(utterance->expected, utterance->texts[exit], *options_.normalisation));
        }
    }

    /// The texts are one decoder's: the one whose errors they have. They are greedy, as the authors' are,
    /// where nothing is stated, and where the beam search's errors are stated alone and aren't theirs.
    void chooseOwner() {
        std::vector<StatedDecoder>& decoders = files_.decoders;
        const StatedDecoder greedy{"greedy", {}, {}, {}};
        if (decoders.empty()) {
            decoders.push_back(greedy);
            return;
        }
        if (decoders.size() == 1 && decoders.front().name == "beam" && !hasItsErrors(decoders.front())) {
            decoders.insert(decoders.begin(), greedy);
            run_.notes.push_back(msg("The texts haven't the errors of the beam search: they are taken for "
                                     "greedily decoded."));
            return;
        }
        if (decoders.size() > 1 && mismatchesOf(decoders[1]).first < mismatchesOf(decoders[0]).first)
            owner_ = 1;
        noteMismatches();
    }

    [[nodiscard]] bool hasItsErrors(const StatedDecoder& decoder) const {
        const auto texts = static_cast<double>(files_.utterances.size() * files_.layers.size());
        return static_cast<double>(mismatchesOf(decoder).first) <= mostMismatches * texts;
    }

    /// Texts whose errors aren't those that the decoder's files state: how many, and the first one's place.
    [[nodiscard]] std::pair<std::size_t, std::pair<std::size_t, std::size_t>>
    mismatchesOf(const StatedDecoder& decoder) const {
        std::pair<std::size_t, std::pair<std::size_t, std::size_t>> found{0, {0, 0}};
        for (std::size_t exit = 0; exit < files_.layers.size(); ++exit) {
            for (std::size_t i = 0; i < files_.utterances.size(); ++i) {
                if (sameErrors(counted_[exit][i].words, decoder.words(exit, i))) continue;
                if (found.first++ == 0) found.second = {exit, i};
            }
        }
        return found;
    }

    void noteMismatches() {
        const StatedDecoder& owner = files_.decoders[owner_];
        if (files_.decoders.size() > 1)
            run_.notes.push_back(msg("The texts are those of the {0} decoder, by their errors.", owner.name));
        const auto [count, first] = mismatchesOf(owner);
        if (count == 0) return;
        const auto [exit, utterance] = first;
        run_.notes.push_back(msg(
            "{0} of {1} texts have other errors than {2} states, the first that of {3} at layer {4}: {5} "
            "counted, {6} stated in line {7}; the stated ones are taken.",
            count, files_.utterances.size() * files_.layers.size(),
            numberedFile(owner.folder, "wer", files_.layers[exit]).parent_path().filename().string(),
            files_.utterances[utterance]->file, files_.layers[exit], counted_[exit][utterance].words.errors(),
            owner.words(exit, utterance).errors(), owner.errors[exit][utterance].line));
    }

    void describe() {
        RunIdentity& identity = run_.identity;
        const fs::path whole = fs::absolute(folder_).lexically_normal();
        const fs::path named = whole.has_filename() ? whole : whole.parent_path();
        identity.model.name = options_.name.empty() ? named.filename().string() : options_.name;
        identity.model.architecture = "imported";
        identity.model.classes = options_.classes.value_or(0);
        for (const int layer : files_.layers)
            identity.model.exits.push_back({"layer " + std::to_string(layer), layer});
        for (const StatedDecoder& decoder : files_.decoders) {
            DecoderOptions options;
            if (decoder.name == "beam") options.kind = DecoderOptions::Kind::beam;
            identity.decoders.push_back({decoder.name, options});
            if (decoder.name == "greedy" && !decoder.scores.empty()) noteClasses();
        }
        identity.normalisation = options_.normalisation->id;
        identity.columns = {"split", "file"};
        hasReaders_ =
            std::ranges::all_of(files_.names, [](const std::string& id) { return readerOf(id).has_value(); });
        if (hasReaders_) identity.columns.emplace_back("speaker");
    }

    void noteClasses() {
        run_.identity.model.classes = classes();
        if (options_.classes) return;
        run_.notes.push_back(
            msg("The model is taken to have {0} classes, as the paper's wav2vec2 models; say "
                "it with --classes if it has others: the entropy's scales depend on it.",
                paperClasses));
    }

    void addUtterances() {
        for (std::size_t i = 0; i < files_.utterances.size(); ++i) {
            UtteranceRecord& record = run_.utterances.emplace_back();
            record.entry.id = fs::path(files_.utterances[i]->file).stem().string();
            record.entry.reference = files_.utterances[i]->expected;
            record.entry.columns = {files_.splits[files_.splitOf[i]].name, files_.utterances[i]->file};
            if (hasReaders_) record.entry.columns.push_back(*readerOf(record.entry.id));
            record.position = static_cast<std::int64_t>(i);
            record.duration = std::numeric_limits<double>::quiet_NaN();
            const std::vector<Scores> ofTexts = textScores(files_.utterances[i]->texts);
            for (std::size_t d = 0; d < files_.decoders.size(); ++d)
                record.decoders.push_back(recordOf(d, i, ofTexts));
        }
    }

    DecoderRecord recordOf(std::size_t decoder, std::size_t utterance, const std::vector<Scores>& ofTexts) {
        const StatedDecoder& stated = files_.decoders[decoder];
        DecoderRecord record{stated.name, {}};
        for (std::size_t exit = 0; exit < files_.layers.size(); ++exit) {
            ExitRecord& made = record.exits.emplace_back();
            const ErrorRates& counted = counted_[exit][utterance];
            made.words = stated.errors.empty() ? counted.words : stated.words(exit, utterance);
            if (decoder == owner_) {
                made.text = files_.utterances[utterance]->texts[exit];
                made.characters = counted.characters;
                made.scores = ofTexts[exit];
            }
            if (!stated.scores.empty()) addScores(stated, stated.scores[exit][utterance].score, made.scores);
        }
        return record;
    }

    [[nodiscard]] std::int64_t classes() const { return options_.classes.value_or(paperClasses); }

    void addScores(const StatedDecoder& decoder, double stated, Scores& scores) const {
        if (decoder.name == "beam") {
            scores.push_back({specOf("nbest_posterior"), stated});
            return;
        }
        scores.push_back({specOf("entropy_paper"), stated == 0 ? 0.0 : -stated});
        addEntropyScales(scores, classes());
    }

    /// The rates of wer_results.txt should be those of one decoder.
    void checkRates() {
        const fs::path path = folder_ / "wer_results.txt";
        std::error_code ignored;
        if (!fs::exists(path, ignored)) {
            run_.notes.push_back(msg("There is no wer_results.txt to compare the error rates with."));
            return;
        }
        const StatedRates rates = readStatedRates(path);
        std::set<std::string> fitting;
        for (const auto& [place, rate] : rates)
            checkRate(path, place.first, place.second, rate, fitting);
        fitting.erase(files_.decoders[owner_].name);
        for (const std::string& name : fitting)
            run_.notes.push_back(
                msg("Some error rates of {0} are those of the {1} decoder, whose texts aren't "
                    "there.",
                    path.string(), name));
    }

    void checkRate(const fs::path& path, const std::string& split, int layer, const StatedRate& stated,
                   std::set<std::string>& fitting) {
        const auto exit = exitOf(layer);
        const auto which = std::ranges::find(files_.splits, split, &PublishedSplit::name);
        if (!exit || which == files_.splits.end()) {
            run_.notes.push_back(
                msg("{0} states an error rate of {1} at layer {2}, and there are no such texts.",
                    inLine(path, stated.line), split, layer));
            return;
        }
        const auto number = static_cast<std::size_t>(which - files_.splits.begin());
        const double own = rateOf(owner_, number, *exit);
        if (std::abs(own - stated.rate) <= stated.accuracy) return;
        for (std::size_t d = 0; d < files_.decoders.size(); ++d) {
            if (std::abs(rateOf(d, number, *exit) - stated.rate) > stated.accuracy) continue;
            fitting.insert(files_.decoders[d].name);
            return;
        }
        run_.notes.push_back(
            msg("{0} states a word error rate of {1} for {2} at layer {3}; the {4} decoder's "
                "errors make {5}.",
                inLine(path, stated.line), stated.rate, split, files_.layers[*exit],
                files_.decoders[owner_].name, own));
    }

    [[nodiscard]] std::optional<std::size_t> exitOf(int layer) const {
        if (layer == 0 && files_.layers.size() == 1) return 0;
        const auto found = std::ranges::find(files_.layers, layer);
        if (found == files_.layers.end()) return std::nullopt;
        return static_cast<std::size_t>(found - files_.layers.begin());
    }

    /// Errors over reference words; NaN without any.
    [[nodiscard]] double rateOf(std::size_t decoder, std::size_t split, std::size_t exit) const {
        ErrorCounts sum;
        for (std::size_t i = 0; i < files_.utterances.size(); ++i)
            if (files_.splitOf[i] == split) sum += *run_.utterances[i].decoders[decoder].exits[exit].words;
        return sum.rate().value_or(std::numeric_limits<double>::quiet_NaN());
    }

    const fs::path& folder_;
    const ImportOptions& options_;
    ImportedRun run_;
    PublishedFiles files_;
    std::vector<std::vector<ErrorRates>> counted_; ///< [exits][utterances]
    std::size_t owner_ = 0;                        ///< the decoder that the texts are of
    bool hasReaders_ = false;
};

} // namespace

ImportedRun readPublishedRun(const fs::path& folder, const ImportOptions& options) {
    return PublishedReader(folder, options).read();
}

} // namespace offramp::detail
