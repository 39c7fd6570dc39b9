// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>

#include <functional>
#include <utility>

namespace offramp {

/// A step by two functions, which are called in turn: do, undo, do …
class PlainStep : public QUndoCommand {
public:
    PlainStep(const QString& text, std::function<void()> redo, std::function<void()> undo)
        : QUndoCommand(text), redo_(std::move(redo)), undo_(std::move(undo)) {}

    void redo() override { redo_(); }
    void undo() override { undo_(); }

private:
    std::function<void()> redo_;
    std::function<void()> undo_;
};

/// What a change is of: changes of one kind of the same thing that follow each other while a step lasts (a
/// drag, a word that is typed) are one step.
struct ChangeSubject {
    enum class Kind { policy, reference, note };

    Kind kind;
    quint64 id = 0;   ///< of the thing
    quint64 step = 0; ///< which step it belongs to; 0: to one of its own
};

/// A value that becomes another. Value compares.
template <typename Value>
class ChangeStep : public QUndoCommand {
public:
    using Apply = std::function<void(const Value&)>;

    ChangeStep(const QString& text, ChangeSubject subject, Value before, Value after, Apply apply)
        : QUndoCommand(text), subject_(subject), before_(std::move(before)), after_(std::move(after)),
          apply_(std::move(apply)) {}

    void redo() override { apply_(after_); }
    void undo() override { apply_(before_); }
    [[nodiscard]] int id() const override { return static_cast<int>(subject_.kind); }

    bool mergeWith(const QUndoCommand* next) override {
        const auto* other = dynamic_cast<const ChangeStep*>(next);
        if (other == nullptr || subject_.step == 0 || other->subject_.step != subject_.step ||
            other->subject_.id != subject_.id || other->text() != text())
            return false;
        after_ = other->after_;
        setObsolete(after_ == before_);
        return true;
    }

private:
    ChangeSubject subject_;
    Value before_;
    Value after_;
    Apply apply_;
};

} // namespace offramp
