// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/filter_edit.h"

#include <QAbstractItemView>
#include <QKeyEvent>

namespace offramp {

namespace {

constexpr int widestList = 280;

bool belongsToName(QChar c) {
    return c.isLetterOrNumber() || c == u'_' || c == u'.';
}

} // namespace

FilterEdit::FilterEdit(QWidget* parent)
    : QLineEdit(parent), names_(new QStandardItemModel(this)), completer_(new QCompleter(names_, this)) {
    setClearButtonEnabled(true);
    completer_->setCaseSensitivity(Qt::CaseInsensitive);
    completer_->setWidget(this); // not setCompleter(): that would complete the whole line
    connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, &FilterEdit::complete);
    connect(this, &QLineEdit::textEdited, this, &FilterEdit::offer);
}

void FilterEdit::setNames(const QList<QPair<QString, QString>>& names) {
    names_->clear();
    for (const auto& [name, description] : names) {
        auto* item = new QStandardItem(name); // the model's
        item->setToolTip(description);
        item->setData(tr("%1, %2").arg(name, description), Qt::AccessibleTextRole);
        names_->appendRow(item);
    }
}

/// A name with other characters stands in backticks, which belong to it.
int FilterEdit::wordBegin() const {
    const QString before = text().left(cursorPosition());
    if (before.count(u'`') % 2 != 0) return static_cast<int>(before.lastIndexOf(u'`'));
    int begin = cursorPosition();
    while (begin > 0 && belongsToName(before.at(begin - 1)))
        --begin;
    return begin;
}

void FilterEdit::offer() {
    const QString word = text().mid(wordBegin(), cursorPosition() - wordBegin());
    completer_->setCompletionPrefix(word);
    const bool known = completer_->completionCount() == 1 && completer_->currentCompletion() == word;
    if (word.isEmpty() || completer_->completionCount() == 0 || known) return completer_->popup()->hide();
    QRect place = cursorRect();
    place.setWidth(widestList);
    completer_->complete(place);
}

void FilterEdit::complete(const QString& name) {
    const int begin = wordBegin();
    QString whole = text();
    whole.replace(begin, cursorPosition() - begin, name);
    setText(whole);
    setCursorPosition(begin + static_cast<int>(name.size()));
    Q_EMIT textEdited(whole);
}

/// The list takes the keys that choose from it.
void FilterEdit::keyPressEvent(QKeyEvent* event) {
    const bool listed = completer_->popup()->isVisible();
    const bool chooses = event->key() == Qt::Key_Enter || event->key() == Qt::Key_Return ||
                         event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape;
    if (listed && chooses) return event->ignore();
    QLineEdit::keyPressEvent(event);
}

void FilterEdit::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) completer_->popup()->hide();
}

} // namespace offramp
