// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/published_texts.h"

#include "base/error.h"
#include "base/text_file.h"
#include "corpus/import/imported_run.h"
#include "corpus/manifest/lines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <system_error>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = "_results.txt";
constexpr std::string_view ratesFile = "wer_results.txt";

/// "KEY: VALUE", white space around both dropped.
struct Pair {
    std::string_view key;
    std::string_view value;
};

std::optional<Pair> pairOf(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    return Pair{trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

/// The 4 of "layer_4".
std::optional<int> layerOf(std::string_view key) {
    constexpr std::string_view prefix = "layer_";
    if (!key.starts_with(prefix)) return std::nullopt;
    key.remove_prefix(prefix.size());
    int layer = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), layer);
    const bool whole = error == std::errc() && end == key.data() + key.size();
    return whole && layer > 0 ? std::optional(layer) : std::nullopt;
}

std::string layersText(const std::vector<int>& layers) {
    std::string text;
    for (const int layer : layers)
        text.append(text.empty() ? "" : ", ").append(std::to_string(layer));
    return text;
}

/// Reads one file of texts.
class TextsReader {
public:
    explicit TextsReader(const fs::path& path) { split_.path = path; }

    PublishedSplit read() {
        const std::string text = readTextFile(split_.path, largestImport);
        const std::string name = split_.path.filename().string();
        split_.name = name.substr(0, name.size() - ending.size());
        LineReader lines(text);
        while (const auto line = lines.next())
            take(*line);
        finishUtterance();
        if (split_.utterances.empty()) throw Error(split_.path.string(), msg("holds no utterance"));
        return std::move(split_);
    }

private:
    void take(const Line& line) {
        if (const auto problem = unreadable(line.text)) throw Error(subject(line.number), *problem);
        const auto pair = pairOf(line.text);
        if (!pair) refuse(line);
        if (pair->key == "file") {
            finishUtterance();
            split_.utterances.push_back({line.number, std::string(pair->value), {}, {}});
            expected_ = false;
            layers_.clear();
        } else if (split_.utterances.empty()) {
            refuse(line);
        } else {
            takePart(line, *pair);
        }
    }

    void takePart(const Line& line, const Pair& pair) {
        PublishedUtterance& utterance = split_.utterances.back();
        if (pair.key == "expected" && !expected_) {
            utterance.expected = pair.value;
            expected_ = true;
            return;
        }
        const auto layer = pair.key == "predicted" ? std::optional(0) : layerOf(pair.key);
        if (!layer || !expected_) refuse(line);
        layers_.push_back(*layer);
        utterance.texts.emplace_back(pair.value);
    }

    /// The first says which layers there are.
    void finishUtterance() {
        if (split_.utterances.empty()) return;
        const PublishedUtterance& utterance = split_.utterances.back();
        if (utterance.file.empty()) throw Error(subject(utterance.line), msg("names no file"));
        if (!expected_ || utterance.texts.empty()) {
            throw Error(subject(utterance.line),
                        msg("{0} has no \"{1}\" line", utterance.file, expected_ ? "layer_2" : "expected"));
        }
        if (split_.layers.empty()) {
            checkLayers(utterance);
            split_.layers = layers_;
        }
        if (layers_ == split_.layers) return;
        throw Error(subject(utterance.line),
                    msg("{0} has texts of the layers {1}, and those before of {2}", utterance.file,
                        layersText(layers_), layersText(split_.layers)),
                    msg("Put back the lines that are missing"));
    }

    void checkLayers(const PublishedUtterance& utterance) const {
        const bool ascending =
            std::ranges::is_sorted(layers_) && std::ranges::adjacent_find(layers_) == layers_.end();
        const bool single = layers_.size() == 1 || layers_.front() > 0;
        if (ascending && single) return;
        throw Error(subject(utterance.line),
                    msg("the layers of {0} aren't in order: {1}", utterance.file, layersText(layers_)));
    }

    [[nodiscard]] std::string subject(std::size_t line) const { return inLine(split_.path, line); }
    [[noreturn]] void refuse(const Line& line) const {
        throw Error(subject(line.number), msg("\"{0}\" isn't expected here", excerpt(line.text)),
                    msg("Utterances are lines \"file:\", \"expected:\", and \"layer_2:\" and so on, or "
                        "\"predicted:\""));
    }

    PublishedSplit split_;
    std::vector<int> layers_; ///< of the utterance that is read
    bool expected_ = false;   ///< its "expected" was there
};

/// "0.3384": half of the last digit, and what adding up in another order may change.
StatedRate rateOf(std::string_view text, std::size_t line, const fs::path& path) {
    const auto rate = numberOf(text);
    if (!rate || *rate < 0) throw Error(inLine(path, line), msg("\"{0}\" is no error rate", text));
    const std::size_t point = text.find('.');
    const auto decimals =
        point == std::string_view::npos ? 0.0 : static_cast<double>(text.size() - point - 1);
    return {line, *rate, 0.5 * std::pow(10.0, -decimals) + 1e-9};
}

} // namespace

std::vector<fs::path> publishedTexts(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(ending) && name.size() > ending.size() && name != ratesFile)
            files.push_back(entry.path());
    }
    if (failure) throw Error(folder.string(), msg("cannot be read ({0})", failure.message()));
    if (files.empty()) {
        throw Error(folder.string(),
                    msg("holds no published results: there is no \"NAME_results.txt\" in it"),
                    msg("Name a folder with test.clean_results.txt, or a CSV file"));
    }
    std::ranges::sort(files);
    return files;
}

PublishedSplit readPublishedTexts(const fs::path& path) {
    return TextsReader(path).read();
}

StatedRates readStatedRates(const fs::path& path) {
    const std::string text = readTextFile(path, largestImport);
    StatedRates rates;
    std::string split;
    LineReader lines(text);
    while (const auto line = lines.next()) {
        const std::string subject = inLine(path, line->number);
        if (const auto problem = unreadable(line->text)) throw Error(subject, *problem);
        const auto pair = pairOf(line->text);
        const auto words = pair ? fieldsOf(pair->key) : std::vector<std::string_view>();
        if (pair && pair->key == "split") {
            split = pair->value;
        } else if (!split.empty() && !words.empty() && words.back() == "WER") {
            const int layer = words.size() > 1 ? layerOf(words.front()).value_or(0) : 0;
            if (!rates.try_emplace({split, layer}, rateOf(pair->value, line->number, path)).second)
                throw Error(subject, msg("states the error rate of {0} a second time", excerpt(pair->key)));
        } else {
            throw Error(subject, msg("\"{0}\" isn't expected here", excerpt(line->text)),
                        msg("Lines are \"split: NAME\" and \"layer_2 WER: 0.25\""));
        }
    }
    return rates;
}

} // namespace offramp::detail
