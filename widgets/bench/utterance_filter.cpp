// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/utterance_filter.h"

#include "corpus/explore/filter.h"
#include "text/engine_text.h"

#include <algorithm>
#include <string_view>

namespace offramp {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Looks for one text in many. One of ASCII alone is looked for byte by byte, which takes a tenth of the
/// time.
class Search {
public:
    explicit Search(const QString& wanted) : wanted_(wanted), bytes_(wanted.toLower().toStdString()) {
        isPlain_ = std::ranges::all_of(wanted, [](QChar c) { return c.unicode() < 128; });
    }

    [[nodiscard]] bool occursIn(std::string_view text) const {
        if (!isPlain_)
            return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                .contains(wanted_, Qt::CaseInsensitive);
        return std::search(text.begin(), text.end(), bytes_.begin(), bytes_.end(),
                           [](char c, char wanted) { return lower(c) == wanted; }) != text.end();
    }

private:
    QString wanted_;
    std::string bytes_; ///< in lower case
    bool isPlain_ = true;
};

bool matches(const CorpusSubject& subject, const CorpusStep* step, std::uint32_t utterance,
             const Search& search) {
    const CorpusUtterance& row = subject.results->utterances[utterance];
    if (search.occursIn(row.id) || (row.reference && search.occursIn(*row.reference))) return true;
    const int exit = step != nullptr ? step->taken[utterance] : -1;
    if (exit >= 0 &&
        search.occursIn(
            subject.decoder->texts[subject.results->at(utterance, static_cast<std::size_t>(exit))]))
        return true;
    return std::ranges::any_of(row.columns, [&](const std::string& value) { return search.occursIn(value); });
}

void applyExpression(Filtered& filtered, const QString& expression, const CorpusSubject& subject,
                     const CorpusStep* step) {
    try {
        const Filter filter(*subject.results, *subject.decoder, expression.toStdString());
        filtered.readsStep = filter.readsExitTaken();
        filtered.shown = filter.apply(filtered.shown, step != nullptr ? std::span(step->taken)
                                                                      : std::span<const std::int16_t>());
    } catch (const FilterError& error) {
        filtered.error = translated(error);
    }
}

} // namespace

bool isExpression(const QString& filter) {
    return std::ranges::any_of(filter, [](QChar c) { return QStringView(u"<>=~()").contains(c); });
}

Filtered applyFilter(const QString& filter, const CorpusSubject& subject, const CorpusStep* step) {
    Filtered filtered;
    if (!subject) return filtered;
    filtered.shown = everything(*subject.results);
    const QString wanted = filter.simplified();
    if (wanted.isEmpty()) return filtered;
    if (isExpression(wanted)) {
        applyExpression(filtered, filter, subject, step);
        return filtered;
    }
    filtered.readsStep = true;
    const Search search(wanted);
    std::erase_if(filtered.shown,
                  [&](std::uint32_t utterance) { return !matches(subject, step, utterance, search); });
    return filtered;
}

} // namespace offramp
