// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/files.h"
#include "decode/language_model.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace offramp {

namespace {

/// The lines of a text, without their ends, and where one is.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    /// Nothing behind the last.
    std::optional<std::string_view> next() {
        if (rest_.empty()) return {};
        std::string_view line = rest_.substr(0, rest_.find('\n'));
        rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
        ++number_;
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.remove_suffix(1);
        return line;
    }
    std::optional<std::string_view> nextFilled() {
        std::optional<std::string_view> line = next();
        while (line && line->empty())
            line = next();
        return line;
    }
    [[nodiscard]] std::int64_t number() const { return number_; }

private:
    std::string_view rest_;
    std::int64_t number_ = 0;
};

/// Takes the first of the fields that `line` has, parted by spaces or tabs; empty at the end.
std::string_view takeField(std::string_view& line) {
    std::size_t begin = 0;
    while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t'))
        ++begin;
    std::size_t end = begin;
    while (end < line.size() && line[end] != ' ' && line[end] != '\t')
        ++end;
    const std::string_view field = line.substr(begin, end - begin);
    line.remove_prefix(end);
    return field;
}

std::string_view textOf(const MappedFile& file) {
    const auto bytes = file.bytes();
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    return text;
}

} // namespace

class ArpaReader {
public:
    explicit ArpaReader(const std::filesystem::path& path)
        : path_(path), file_(MappedFile::open(path)), text_(textOf(*file_)), lines_(text_) {}

    std::shared_ptr<const LanguageModel> read() {
        readCounts();
        model_.reset(new LanguageModel(counts_.front()));
        readWords();
        for (int order = 2; order <= orders(); ++order)
            readNgrams(order);
        expect("\\end\\");
        const NgramVocabulary& vocabulary = model_->vocabulary_;
        model_->begin_ = eitherOf("<s>", "<S>");
        model_->end_ = eitherOf("</s>", "</S>");
        model_->unknown_ = eitherOf("<unk>", "<UNK>");
        if (vocabulary.size() == 0) fail(msg("lists no words"));
        return model_;
    }

private:
    [[nodiscard]] int orders() const { return static_cast<int>(counts_.size()); }
    [[nodiscard]] std::uint32_t eitherOf(std::string_view name, std::string_view other) const {
        const std::uint32_t id = model_->vocabulary_.find(name);
        return id != noNgram ? id : model_->vocabulary_.find(other);
    }

    [[noreturn]] void fail(const Message& reason) const {
        throw Error(path_.string(), reason,
                    msg("Give an n-gram language model in the ARPA format, as text (unpack it first)"));
    }

    void expect(std::string_view header) {
        const auto line = lines_.nextFilled();
        if (!line) fail(msg("ends where {0} should stand; it may be cut off", header));
        if (*line != header) {
            fail(msg("line {0}: {1} should stand here: another number of n-grams than its head says",
                     lines_.number(), header));
        }
    }

    /// \data\ and the lines "ngram 1=64000".
    void readCounts() {
        auto line = lines_.nextFilled();
        while (line && *line != "\\data\\")
            line = lines_.nextFilled();
        if (!line) fail(msg("has no line \\data\\"));
        for (line = lines_.next(); line && !line->empty(); line = lines_.next())
            readCount(*line);
        if (counts_.empty())
            fail(msg("line {0}: says of no order how many n-grams there are", lines_.number()));
    }

    void readCount(std::string_view line) {
        const std::string expected = "ngram " + std::to_string(orders() + 1) + "=";
        std::uint64_t count = 0;
        const char* const begin = line.data() + std::min(expected.size(), line.size());
        const char* const end = line.data() + line.size();
        const auto [stop, error] = std::from_chars(begin, end, count);
        if (!line.starts_with(expected) || error != std::errc() || stop != end) {
            fail(msg("line {0}: “{1}N” should stand here", lines_.number(), expected));
        }
        if (orders() == LanguageModel::largestOrder) {
            fail(msg("line {0}: its order is more than {1}", lines_.number(), LanguageModel::largestOrder));
        }
        checkCount(count);
        counts_.push_back(static_cast<std::size_t>(count));
    }

    /// An n-gram is a line of 2n + 1 characters at least; a count is believed no further.
    void checkCount(std::uint64_t count) const {
        const std::uint64_t shortest = 2 * static_cast<std::uint64_t>(orders() + 1) + 1;
        if (count <= text_.size() / shortest && count < (std::uint64_t{1} << 31U)) return;
        fail(msg("line {0}: says {1} n-grams, more than the file can hold", lines_.number(), count));
    }

    void readWords() {
        expect("\\1-grams:");
        LanguageModel& model = *model_;
        for (std::size_t i = 0; i < counts_[0]; ++i) {
            std::string_view line = ngramLine();
            const float probability = takeProbability(line);
            const std::string_view word = takeField(line);
            if (word.empty()) fail(msg("line {0}: has no word", lines_.number()));
            if (!model.vocabulary_.add(word)) fail(msg("line {0}: is there twice", lines_.number()));
            model.probabilities_.push_back(probability);
            model.backoffs_.push_back(takeBackoff(line, orders() > 1));
        }
    }

    void readNgrams(int order) {
        expect(std::string("\\").append(std::to_string(order)).append("-grams:"));
        const std::size_t count = counts_[static_cast<std::size_t>(order) - 1];
        const bool backoffs = order < orders();
        NgramTable table(count, backoffs);
        lastContext_ = {};
        for (std::size_t i = 0; i < count; ++i) {
            std::string_view line = ngramLine();
            const float probability = takeProbability(line);
            const std::uint32_t context = takeContext(line, order - 1);
            const std::uint32_t word = takeWord(line);
            if (!table.add(context, word, probability, takeBackoff(line, backoffs)))
                fail(msg("line {0}: is there twice", lines_.number()));
        }
        model_->tables_.push_back(std::move(table));
    }

    std::string_view ngramLine() {
        const auto line = lines_.nextFilled();
        if (!line) fail(msg("ends within its n-grams; it may be cut off"));
        if (line->front() == '\\')
            fail(msg("line {0}: there are fewer n-grams than its head says", lines_.number()));
        return *line;
    }

    /// The number of the n-gram that the first `length` words make. Neighbouring lines mostly share it.
    std::uint32_t takeContext(std::string_view& line, int length) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        const std::string_view begin = line;
        if (!lastContext_.empty() && begin.size() > lastContext_.size() && begin.starts_with(lastContext_) &&
            (begin[lastContext_.size()] == ' ' || begin[lastContext_.size()] == '\t')) {
            line.remove_prefix(lastContext_.size());
            return lastContextNumber_;
        }
        std::uint32_t number = takeWord(line);
        for (int at = 1; at < length; ++at) {
            number = model_->tables_[static_cast<std::size_t>(at) - 1].find(number, takeWord(line));
            if (number == noNgram)
                fail(msg("line {0}: its first words are no n-gram themselves", lines_.number()));
        }
        lastContext_ = begin.substr(0, begin.size() - line.size());
        lastContextNumber_ = number;
        return number;
    }

    std::uint32_t takeWord(std::string_view& line) const {
        const std::string_view word = takeField(line);
        if (word.empty()) fail(msg("line {0}: has too few words", lines_.number()));
        const std::uint32_t id = model_->vocabulary_.find(word);
        if (id == noNgram)
            fail(msg("line {0}: the word “{1}” is not among the 1-grams", lines_.number(), word));
        return id;
    }

    float takeProbability(std::string_view& line) const {
        const float value = takeNumber(line);
        if (!(value <= 0)) fail(msg("line {0}: its probability is above 1", lines_.number()));
        return value;
    }

    /// What may follow the words; 0 if nothing does.
    float takeBackoff(std::string_view& line, bool allowed) const {
        std::string_view rest = line;
        if (takeField(rest).empty()) return 0;
        const float value = takeNumber(line);
        if (!takeField(line).empty()) fail(msg("line {0}: goes on behind the n-gram", lines_.number()));
        if (!std::isfinite(value)) fail(msg("line {0}: its back-off weight is not finite", lines_.number()));
        return allowed ? value : 0;
    }

    float takeNumber(std::string_view& line) const {
        std::string_view field = takeField(line);
        const std::string_view whole = field;
        if (field.starts_with('+')) field.remove_prefix(1);
        double value = 0;
        const auto [stop, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        const bool read = error == std::errc() && stop == field.data() + field.size();
        const bool fits = std::isinf(value) || std::abs(value) <= std::numeric_limits<float>::max();
        if (!read || !fits) fail(msg("line {0}: “{1}” is no number", lines_.number(), whole));
        return static_cast<float>(value);
    }

    const std::filesystem::path& path_;
    std::shared_ptr<const MappedFile> file_;
    std::string_view text_;
    Lines lines_;
    std::vector<std::size_t> counts_; ///< by order
    std::shared_ptr<LanguageModel> model_;
    std::string_view lastContext_; ///< in the order that is read
    std::uint32_t lastContextNumber_ = noNgram;
};

std::shared_ptr<const LanguageModel> readArpa(const std::filesystem::path& path) {
    return ArpaReader(path).read();
}

} // namespace offramp
