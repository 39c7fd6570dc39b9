// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/text_forward.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "decode/log_sum.h"
#include "decode/output_check.h"
#include "decode/tokenizer.h"

#include <algorithm>
#include <limits>

namespace offramp {

namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();

/// Lower case; bytes that are no UTF-8 by themselves (of a byte piece) stay.
std::string folded(std::string_view text) {
    std::u32string points = decodeUtf8(text);
    if (encodeUtf8(points) != text) return std::string(text);
    std::ranges::transform(points, points.begin(), toLower);
    return encodeUtf8(points);
}

/// Drops arcs that lead to no end, or that no way leads to.
void prune(Spellings& spellings) {
    std::vector<bool> leads = spellings.ends;
    std::vector<bool> reached(leads.size(), false);
    for (auto arc = spellings.arcs.rbegin(); arc != spellings.arcs.rend(); ++arc)
        if (leads[static_cast<std::size_t>(arc->to)]) leads[static_cast<std::size_t>(arc->from)] = true;
    reached[0] = true;
    std::erase_if(spellings.arcs, [&](const Spellings::Arc& arc) {
        const bool useful =
            reached[static_cast<std::size_t>(arc.from)] && leads[static_cast<std::size_t>(arc.to)];
        if (useful) reached[static_cast<std::size_t>(arc.to)] = true;
        return !useful;
    });
}

/// What the forward algorithm sums up: at each node the alignments that are in a blank behind it, at each arc
/// those that are in its class.
class Lattice {
public:
    Lattice(const Spellings& spellings, const Tokenizer& tokenizer)
        : spellings_(spellings), tokenizer_(tokenizer), blanks_(count(), impossible), joined_(count()),
          classes_(spellings.arcs.size(), impossible), into_(count()) {
        for (std::size_t arc = 0; arc < spellings.arcs.size(); ++arc)
            into_[index(spellings.arcs[arc].to)].push_back(arc);
        for (const Spellings::Arc& arc : spellings.arcs)
            repeats_.push_back(std::ranges::any_of(into_[index(arc.from)], [&](std::size_t before) {
                return spellings.arcs[before].token == arc.token;
            }));
        blanks_[0] = 0; // before the first frame
    }

    void step(std::span<const float> row) {
        const double blank = blankOf(row);
        for (std::size_t node = 0; node < count(); ++node) {
            joined_[node] = blanks_[node];
            for (const std::size_t arc : into_[node])
                joined_[node] = logSum(joined_[node], classes_[arc]);
        }
        // Backwards, so that what an arc reads of those before it is still that of the frame before.
        for (std::size_t arc = classes_.size(); arc-- > 0;) {
            const double sum = logSum(classes_[arc], entering(arc));
            classes_[arc] = sum + static_cast<double>(row[index(spellings_.arcs[arc].token)]);
        }
        for (std::size_t node = 0; node < count(); ++node)
            blanks_[node] = joined_[node] + blank;
    }

    [[nodiscard]] double whole() const {
        double sum = impossible;
        for (std::size_t node = 0; node < count(); ++node) {
            if (!spellings_.ends[node]) continue;
            sum = logSum(sum, blanks_[node]);
            for (const std::size_t arc : into_[node])
                sum = logSum(sum, classes_[arc]);
        }
        return sum;
    }

private:
    static std::size_t index(int at) { return static_cast<std::size_t>(at); }
    [[nodiscard]] std::size_t count() const { return index(spellings_.nodes); }

    [[nodiscard]] double blankOf(std::span<const float> row) const {
        double sum = impossible;
        for (int id = 0; id < tokenizer_.classes(); ++id) {
            if (id == tokenizer_.blank() || tokenizer_.isIgnored(id))
                sum = logSum(sum, static_cast<double>(row[index(id)]));
        }
        return sum;
    }

    /// What comes to an arc from before it: the same class twice needs a blank between.
    [[nodiscard]] double entering(std::size_t arc) const {
        const Spellings::Arc& here = spellings_.arcs[arc];
        if (!repeats_[arc]) return joined_[index(here.from)];
        double sum = blanks_[index(here.from)];
        for (const std::size_t before : into_[index(here.from)])
            if (spellings_.arcs[before].token != here.token) sum = logSum(sum, classes_[before]);
        return sum;
    }

    const Spellings& spellings_;
    const Tokenizer& tokenizer_;
    std::vector<double> blanks_;
    std::vector<double> joined_; ///< a node's blanks and all arcs into it
    std::vector<double> classes_;
    std::vector<std::vector<std::size_t>> into_;
    std::vector<bool> repeats_; ///< an arc of the same class may come before
};

} // namespace

TextSpeller::TextSpeller(const Tokenizer& tokenizer) : tokenizer_(&tokenizer) {
    for (int id = 0; id < tokenizer.classes(); ++id) {
        if (id == tokenizer.blank() || tokenizer.isIgnored(id) || tokenizer.surface(id).empty()) continue;
        std::string text = folded(tokenizer.surface(id));
        longest_ = std::max(longest_, text.size());
        classes_[std::move(text)].push_back(id);
    }
}

std::optional<Spellings> TextSpeller::spell(std::string_view text) const {
    // Node i is before byte i of " text ". A spelling without the first space begins at node 1: its arcs are
    // copied to the start, node 0, which no arc leads to.
    const std::string bytes =
        text.empty() ? std::string() : std::string(" ").append(folded(text)).append(" ");
    Spellings spellings;
    spellings.nodes = static_cast<int>(bytes.size()) + 1;
    spellings.ends.assign(bytes.size() + 1, false);
    spellings.ends.back() = true;
    if (!text.empty()) spellings.ends[bytes.size() - 1] = true;
    const auto addArcs = [&](std::size_t from, std::size_t begin) {
        for (std::size_t length = 1; length <= std::min(longest_, bytes.size() - begin); ++length) {
            const auto found = classes_.find(bytes.substr(begin, length));
            if (found == classes_.end()) continue;
            for (const int id : found->second)
                spellings.arcs.push_back({static_cast<int>(from), static_cast<int>(begin + length), id});
        }
    };
    for (std::size_t from = 0; from < bytes.size(); ++from) {
        addArcs(from, from);
        if (from == 0) addArcs(0, 1);
    }
    prune(spellings);
    if (!text.empty() && spellings.arcs.empty()) return std::nullopt;
    return spellings;
}

double textForward(const Matrix& logProbs, const Spellings& spellings, const Tokenizer& tokenizer) {
    checkWidth(logProbs, tokenizer);
    Lattice lattice(spellings, tokenizer);
    for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
        checkFrame(logProbs.row(t), t);
        lattice.step(logProbs.row(t));
    }
    return lattice.whole();
}

} // namespace offramp
