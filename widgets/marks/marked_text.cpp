// SPDX-License-Identifier: GPL-3.0-or-later
#include "marks/marked_text.h"

#include <QStringList>

namespace offramp {

namespace {

QString escaped(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped();
}

void addMissing(QStringList& parts, const std::vector<std::string>& missing) {
    for (const std::string& word : missing)
        parts.append(QStringLiteral("<s class='deletion'>[%1]</s>").arg(escaped(word)));
}

QString markedWord(const QString& word, const WordMark& mark) {
    if (mark.type == WordMark::Type::same) return word;
    if (mark.type == WordMark::Type::inserted)
        return QStringLiteral("<span class='insertion'>+%1</span>").arg(word);
    return QStringLiteral("<span class='substitution'><u>%1</u></span><span class='expected'>(%2)</span>")
        .arg(word, escaped(mark.expected));
}

} // namespace

QString markedText(const Hypothesis& hypothesis, const ExitComparison* comparison) {
    if (comparison == nullptr) return escaped(hypothesis.text);
    QStringList parts;
    for (std::size_t i = 0; i < hypothesis.words.size(); ++i) {
        addMissing(parts, comparison->missing[i]);
        parts.append(markedWord(escaped(hypothesis.words[i].text), comparison->words[i]));
    }
    addMissing(parts, comparison->missing.back());
    return parts.join(u' ');
}

} // namespace offramp
