// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/notes/notes.h"

#include "workbench/session/undo_steps.h"

#include <QDateTime>

#include <algorithm>
#include <memory>

namespace offramp {

Notes::Notes(History& history, QObject* parent) : QObject(parent), history_(history) {}

int Notes::rowOf(quint64 id) const {
    const auto found =
        std::find_if(notes_.begin(), notes_.end(), [id](const OpenNote& note) { return note.id == id; });
    return found != notes_.end() ? static_cast<int>(found - notes_.begin()) : -1;
}

quint64 Notes::add(quint64 utterance, std::optional<int> exit, std::optional<Stretch> stretch,
                   const std::string& text) {
    const std::int64_t now = QDateTime::currentSecsSinceEpoch();
    auto note =
        std::make_shared<OpenNote>(OpenNote{++lastId_, utterance, {0, exit, stretch, text, now, now}});
    const int row = static_cast<int>(notes_.size());
    history_.endStep();
    history_.push(new PlainStep(
        tr("new note"), [this, note, row] { insert(row, *note); },
        [this, note, row] { *note = takeRow(row); }));
    return note->id;
}

void Notes::setText(quint64 id, const std::string& text) {
    const int row = rowOf(id);
    if (row < 0 || notes_[static_cast<std::size_t>(row)].note.text == text) return;
    const Note& note = notes_[static_cast<std::size_t>(row)].note;
    history_.push(new ChangeStep<Text>(tr("note's text"), {ChangeSubject::Kind::note, id, history_.step()},
                                       {note.text, note.modified}, {text, QDateTime::currentSecsSinceEpoch()},
                                       [this, id](const Text& each) { applyText(id, each); }));
}

void Notes::remove(quint64 id) {
    const int row = rowOf(id);
    if (row < 0) return;
    auto note = std::make_shared<OpenNote>();
    history_.endStep();
    history_.push(new PlainStep(
        tr("deleting a note"), [this, note, row] { *note = takeRow(row); },
        [this, note, row] { insert(row, *note); }));
}

void Notes::applyText(quint64 id, const Text& text) {
    const int row = rowOf(id);
    if (row < 0) return;
    Note& note = notes_[static_cast<std::size_t>(row)].note;
    note.text = text.text;
    note.modified = text.modified;
    Q_EMIT changed(row);
}

void Notes::insert(int row, const OpenNote& note) {
    Q_EMIT aboutToInsert(row);
    notes_.insert(notes_.begin() + row, note);
    Q_EMIT inserted();
}

OpenNote Notes::takeRow(int row) {
    Q_EMIT aboutToRemove(row);
    OpenNote note = notes_[static_cast<std::size_t>(row)];
    notes_.erase(notes_.begin() + row);
    Q_EMIT removed();
    return note;
}

void Notes::reset(std::vector<OpenNote> notes) {
    Q_EMIT aboutToReset();
    notes_ = std::move(notes);
    for (OpenNote& note : notes_)
        note.id = ++lastId_;
    Q_EMIT wasReset();
}

std::vector<PlacedNote> Notes::take(quint64 utterance) {
    std::vector<PlacedNote> taken;
    for (int row = static_cast<int>(notes_.size()) - 1; row >= 0; --row)
        if (notes_[static_cast<std::size_t>(row)].utterance == utterance)
            taken.push_back({row, takeRow(row)});
    std::reverse(taken.begin(), taken.end());
    return taken;
}

void Notes::putBack(const std::vector<PlacedNote>& notes) {
    for (const PlacedNote& placed : notes)
        insert(placed.row, placed.note);
}

} // namespace offramp
