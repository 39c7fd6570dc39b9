// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/published_files.h"

#include "corpus/import/entropy_scales.h"
#include "exits/measure_spec.h"

#include <cmath>
#include <optional>
#include <system_error>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

constexpr int paperLayers = 12;
constexpr double rateAccuracy = 1e-3; ///< that rates beside numbers of words are compared with
constexpr double roundOff = 1e-6;     ///< of single precision, in the published numbers

class FilesReader {
public:
    FilesReader(const fs::path& folder, const ImportOptions& options, std::vector<Message>& notes)
        : folder_(folder), options_(options), notes_(notes) {}

    PublishedFiles read() {
        readTexts();
        readDecoders();
        return std::move(files_);
    }

private:
    void readTexts() {
        for (const fs::path& path : publishedTexts(folder_)) {
            files_.splits.push_back(readPublishedTexts(path));
            const PublishedSplit& split = files_.splits.back();
            if (split.layers != files_.splits.front().layers) {
                throw Error(path.string(),
                            msg("has texts of other layers than {0}", files_.splits.front().path.string()));
            }
        }
        // Only now do they stay where they are.
        for (std::size_t split = 0; split < files_.splits.size(); ++split)
            for (const PublishedUtterance& utterance : files_.splits[split].utterances)
                addUtterance(split, utterance);
        files_.layers = files_.splits.front().layers;
        if (files_.layers == std::vector<int>{0}) files_.layers = {singleLayer()};
    }

    void addUtterance(std::size_t split, const PublishedUtterance& utterance) {
        if (!files_.names.insert(fs::path(utterance.file).stem().string()).second) {
            throw Error(inLine(files_.splits[split].path, utterance.line),
                        msg("{0} is there twice", utterance.file));
        }
        files_.utterances.push_back(&utterance);
        files_.splitOf.push_back(split);
    }

    int singleLayer() {
        if (options_.layer) return *options_.layer;
        notes_.push_back(msg("The exit of this single-exit run is taken to stand after layer {0}; say it "
                             "with --layer if it stands elsewhere.",
                             paperLayers));
        return paperLayers;
    }

    void readDecoders() {
        readDecoder("greedy", "entropy_wer", "entropy");
        readDecoder("beam", "posterior_wer", "posterior");
        for (const StatedDecoder& decoder : files_.decoders) {
            for (std::size_t exit = 0; exit < files_.layers.size(); ++exit)
                checkRatesBeside(decoder, exit);
        }
    }

    void readDecoder(const char* name, const char* folder, const char* stem) {
        StatedDecoder decoder{name, folder_ / folder, {}, {}};
        std::error_code ignored;
        if (!fs::exists(decoder.folder, ignored)) return;
        if (!fs::is_directory(decoder.folder, ignored))
            throw Error(decoder.folder.string(), msg("is no folder"),
                        msg("Take it away, or put the folder there"));
        noteOthers(decoder.folder, stem);
        for (const int layer : files_.layers) {
            const fs::path scores = numberedFile(decoder.folder, stem, layer);
            const fs::path errors = numberedFile(decoder.folder, "wer", layer);
            checkIsThere(scores, layer);
            checkIsThere(errors, layer);
            decoder.scores.push_back(readStatedScores(scores));
            decoder.errors.push_back(readStatedErrors(errors));
            checkLines(scores, decoder.scores.back().size());
            checkLines(errors, decoder.errors.back().size());
            for (const StatedScore& score : decoder.scores.back())
                decoder.name == "greedy" ? checkEntropy(scores, score) : checkPosterior(scores, score);
        }
        files_.decoders.push_back(std::move(decoder));
    }

    static void checkIsThere(const fs::path& path, int layer) {
        std::error_code ignored;
        if (fs::exists(path, ignored)) return;
        throw Error(path.string(), msg("isn't there, and there are texts of layer {0}", layer),
                    msg("Put it back, or take its folder away"));
    }

    /// Files of layers that there are no texts of.
    void noteOthers(const fs::path& folder, const char* stem) {
        std::set<std::string> expected;
        for (const int layer : files_.layers)
            for (const char* kind : {stem, "wer"})
                expected.insert(numberedFile(folder, kind, layer).filename().string());
        std::set<std::string> others;
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(folder, ignored)) {
            const std::string name = entry.path().filename().string();
            const bool numbers = name.starts_with(std::string(stem) + "_") || name.starts_with("wer_");
            if (numbers && name.ends_with(".txt") && !expected.contains(name)) others.insert(name);
        }
        for (const std::string& name : others)
            notes_.push_back(
                msg("{0} is left out: there are no texts of its layer.", (folder / name).string()));
    }

    void checkLines(const fs::path& path, std::size_t lines) const {
        if (lines == files_.utterances.size()) return;
        std::string texts;
        for (const PublishedSplit& split : files_.splits)
            texts.append(texts.empty() ? "" : " and ").append(split.path.filename().string());
        throw Error(path.string(),
                    msg("has {0} lines, and {1} have {2} utterances", lines, texts, files_.utterances.size()),
                    msg("Every utterance has a line there: put all splits and all lines into the folder"));
    }

    [[nodiscard]] std::int64_t classes() const { return options_.classes.value_or(paperClasses); }

    /// The largest entropy is ln V / V on the paper's scale.
    void checkEntropy(const fs::path& path, const StatedScore& score) const {
        if (score.score > roundOff) {
            throw Error(inLine(path, score.line),
                        msg("{0} is above 0, and these files hold the negative of the entropy", score.score));
        }
        if (-score.score <= *largestEntropy(specOf("entropy_paper"), classes())) return;
        throw Error(inLine(path, score.line),
                    msg("an entropy of {0} is more than {1} classes can have", -score.score, classes()),
                    msg("Say with --classes how many the model has"));
    }

    static void checkPosterior(const fs::path& path, const StatedScore& score) {
        if (score.score >= 0 && score.score <= 1 + roundOff) return;
        throw Error(inLine(path, score.line), msg("{0} is no probability", score.score));
    }

    /// The rates that stand beside numbers of words are theirs.
    void checkRatesBeside(const StatedDecoder& decoder, std::size_t exit) {
        std::size_t wrong = 0;
        std::size_t first = 0;
        for (std::size_t i = 0; i < files_.utterances.size(); ++i) {
            const auto rate = decoder.words(exit, i).rate();
            const auto differs = [&](const std::optional<double>& stated) {
                return stated && rate && std::abs(*stated - *rate) > rateAccuracy;
            };
            if (!differs(decoder.errors[exit][i].rate) && !differs(decoder.scores[exit][i].rate)) continue;
            if (wrong++ == 0) first = decoder.errors[exit][i].line;
        }
        if (wrong == 0) return;
        notes_.push_back(msg("{0}: {1} error rates don't fit the numbers of words beside them, the first "
                             "in line {2}; the numbers of words are taken.",
                             numberedFile(decoder.folder, "wer", files_.layers[exit]).string(), wrong,
                             first));
    }

    const fs::path& folder_;
    const ImportOptions& options_;
    std::vector<Message>& notes_;
    PublishedFiles files_;
};

} // namespace

fs::path numberedFile(const fs::path& folder, const char* stem, int layer) {
    return folder / (std::string(stem) + "_" + std::to_string(layer) + ".txt");
}

PublishedFiles readPublishedFiles(const fs::path& folder, const ImportOptions& options,
                                  std::vector<Message>& notes) {
    return FilesReader(folder, options, notes).read();
}

} // namespace offramp::detail
