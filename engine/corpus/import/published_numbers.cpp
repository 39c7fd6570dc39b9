// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/published_numbers.h"

#include "base/error.h"
#include "base/text_file.h"
#include "corpus/import/imported_run.h"
#include "corpus/manifest/lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

constexpr double mostWords = 1e9;

std::string withoutCommas(std::string_view line) {
    std::string text(line);
    std::ranges::replace(text, ',', ' ');
    return text;
}

/// A rate that stands beside; nothing where it isn't defined, as that of words against none.
std::optional<double> rateOf(std::string_view text, const std::string& subject) {
    const std::string word = inLowerCase(text);
    if (word == "nan" || word == "inf") return std::nullopt;
    const auto rate = numberOf(text);
    if (!rate || *rate < 0) throw Error(subject, msg("\"{0}\" is no error rate", excerpt(text)));
    return rate;
}

/// "sub: 3 ins:1": the number behind each word.
class CountsLine {
public:
    CountsLine(const Line& line, const fs::path& path) : subject_(inLine(path, line.number)) {
        if (const auto problem = unreadable(line.text)) throw Error(subject_, *problem);
        text_ = withoutCommas(line.text);
        std::string_view rest = text_;
        for (std::size_t colon = rest.find(':'); colon != std::string_view::npos; colon = rest.find(':')) {
            const std::string_view key = trimmed(rest.substr(0, colon));
            rest = trimmed(rest.substr(colon + 1));
            const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
            if (!values_.try_emplace(key, rest.substr(0, end)).second)
                throw Error(subject_, msg("has \"{0}:\" twice", excerpt(key)));
            rest.remove_prefix(end);
        }
    }

    [[nodiscard]] bool has(std::string_view key) const { return values_.contains(key); }
    [[nodiscard]] std::int64_t count(std::string_view key) const {
        const auto found = values_.find(key);
        if (found == values_.end()) throw Error(subject_, msg("has no \"{0}:\"", key));
        const auto number = numberOf(found->second);
        if (!number || *number < 0 || *number > mostWords || *number != std::floor(*number)) {
            throw Error(subject_, msg("\"{0}: {1}\" is no number of words", key, found->second));
        }
        return static_cast<std::int64_t>(*number);
    }
    [[nodiscard]] std::optional<double> rate() const {
        const auto found = values_.find("wer");
        return found != values_.end() ? rateOf(found->second, subject_) : std::nullopt;
    }
    [[noreturn]] void refuse() const {
        throw Error(subject_, msg("its numbers of words can't be of one alignment"));
    }

private:
    std::string subject_;
    std::string text_;
    std::map<std::string_view, std::string_view> values_;
};

ErrorCounts countsOf(const CountsLine& line) {
    const std::int64_t reference = line.count("expect_len");
    const std::int64_t heard = line.count("pred_len");
    ErrorCounts counts;
    counts.hits = line.count(line.has("hits") ? "hits" : "hit");
    if (line.has("errors")) {
        const std::int64_t errors = line.count("errors");
        const std::int64_t missed = reference - counts.hits;
        const std::int64_t wrong = heard - counts.hits;
        counts.substitutions = missed + wrong - errors;
        counts.insertions = errors - missed;
        counts.deletions = errors - wrong;
    } else {
        counts.substitutions = line.count("sub");
        counts.insertions = line.count("ins");
        counts.deletions = line.count("del");
    }
    const bool possible = std::min({counts.substitutions, counts.insertions, counts.deletions}) >= 0;
    if (!possible || counts.referenceLength() != reference || counts.hypothesisLength() != heard)
        line.refuse();
    return counts;
}

} // namespace

std::vector<StatedScore> readStatedScores(const fs::path& path) {
    const std::string text = readTextFile(path, largestImport);
    std::vector<StatedScore> scores;
    LineReader lines(text);
    while (const auto line = lines.next()) {
        const std::string subject = inLine(path, line->number);
        if (const auto problem = unreadable(line->text)) throw Error(subject, *problem);
        const std::string numbers = withoutCommas(line->text);
        const auto fields = fieldsOf(numbers);
        const auto score = fields.empty() ? std::nullopt : numberOf(fields.front());
        if (!score || fields.size() > 2)
            throw Error(subject, msg("\"{0}\" is no number", excerpt(line->text)));
        const auto rate = fields.size() > 1 ? rateOf(fields[1], subject) : std::nullopt;
        scores.push_back({line->number, *score, rate});
    }
    return scores;
}

std::vector<StatedErrors> readStatedErrors(const fs::path& path) {
    const std::string text = readTextFile(path, largestImport);
    std::vector<StatedErrors> all;
    LineReader lines(text);
    while (const auto line = lines.next()) {
        const CountsLine counts(*line, path);
        all.push_back({line->number, countsOf(counts), counts.rate()});
    }
    return all;
}

} // namespace offramp::detail
