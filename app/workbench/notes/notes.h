// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/note.h"
#include "workbench/session/history.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// A note in the window: its utterance is told by what it is known by while it is open, not by its place.
struct OpenNote {
    quint64 id = 0;
    quint64 utterance = 0; ///< Utterance::id
    Note note;             ///< Note::utterance is of no meaning
};

/// A note, and where in the list it stood.
struct PlacedNote {
    int row = 0;
    OpenNote note;
};

/// The notes on what is open, in the order they were made. Every change can be taken back.
class Notes : public QObject {
    Q_OBJECT

public:
    explicit Notes(History& history, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<OpenNote>& all() const { return notes_; }
    /// −1: there is none of that number.
    [[nodiscard]] int rowOf(quint64 id) const;

    /// Returns its number. Made now.
    quint64 add(quint64 utterance, std::optional<int> exit, std::optional<Stretch> stretch,
                const std::string& text);
    /// Typing goes on in one step.
    void setText(quint64 id, const std::string& text);
    void remove(quint64 id);

    // Without a step of their own: as a part of another, or for what can't be taken back.

    void reset(std::vector<OpenNote> notes);
    /// Takes out those on an utterance.
    [[nodiscard]] std::vector<PlacedNote> take(quint64 utterance);
    /// Puts back what was taken, into the same rows.
    void putBack(const std::vector<PlacedNote>& notes);

Q_SIGNALS:
    void aboutToInsert(int row);
    void inserted();
    void aboutToRemove(int row);
    void removed();
    void changed(int row);
    void aboutToReset();
    void wasReset();

private:
    struct Text {
        std::string text;
        std::int64_t modified = 0;
        bool operator==(const Text& other) const { return text == other.text; }
    };

    void insert(int row, const OpenNote& note);
    [[nodiscard]] OpenNote takeRow(int row);
    void applyText(quint64 id, const Text& text);

    History& history_;
    std::vector<OpenNote> notes_;
    quint64 lastId_ = 0;
};

} // namespace offramp
