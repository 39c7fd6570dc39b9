// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/utterance_filter.h"

#include <algorithm>

namespace offramp {

namespace {

bool contains(const std::string& text, const QString& wanted) {
    return QString::fromStdString(text).contains(wanted, Qt::CaseInsensitive);
}

bool matches(const CorpusSubject& subject, const CorpusStep* step, std::uint32_t utterance,
             const QString& wanted) {
    const CorpusUtterance& row = subject.results->utterances[utterance];
    if (contains(row.id, wanted) || (row.reference && contains(*row.reference, wanted))) return true;
    const int exit = step != nullptr ? step->taken[utterance] : -1;
    if (exit >= 0 &&
        contains(subject.decoder->texts[subject.results->at(utterance, static_cast<std::size_t>(exit))],
                 wanted))
        return true;
    return std::ranges::any_of(row.columns,
                               [&](const std::string& value) { return contains(value, wanted); });
}

} // namespace

Filtered applyFilter(const QString& filter, const CorpusSubject& subject, const CorpusStep* step) {
    Filtered filtered;
    if (!subject) return filtered;
    filtered.shown = everything(*subject.results);
    const QString wanted = filter.simplified();
    if (wanted.isEmpty()) return filtered;
    filtered.readsStep = true;
    std::erase_if(filtered.shown,
                  [&](std::uint32_t utterance) { return !matches(subject, step, utterance, wanted); });
    return filtered;
}

QStringList filterNames(const CorpusSubject& /*subject*/) {
    return {};
}

} // namespace offramp
