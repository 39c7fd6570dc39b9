// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"

#include <QTimer>
#include <QUndoStack>

namespace offramp {

/// What can be taken back, and which changes are one step: those of the same thing until nothing has changed
/// for a moment and no mouse button is down.
class History : public QUndoStack {
    Q_OBJECT

public:
    explicit History(QObject* parent = nullptr);
    /// Tells nobody: what it is about may be gone already.
    ~History() override;
    History(const History&) = delete;
    History& operator=(const History&) = delete;

    /// The step that goes on; a new one if none does.
    [[nodiscard]] quint64 step();
    /// What comes next is another step.
    void endStep();
    [[nodiscard]] bool isInStep() const { return rest_.isActive(); }

private:
    void restIfStill();

    quint64 step_ = 1;
    QTimer rest_;
};

/// How a change of the policy is called, and whether further ones like it are one step.
struct PolicyChange {
    QString text;
    bool goesOn = false; ///< a number was moved, as by a drag
};
[[nodiscard]] PolicyChange changeOf(const Policy& before, const Policy& after);

} // namespace offramp
