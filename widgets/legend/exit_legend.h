// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/description.h"

#include <QCheckBox>
#include <QList>
#include <QWidget>

#include <memory>
#include <vector>

namespace offramp {

/// The exits with their colours; each can be taken out of the traces.
class ExitLegend : public QWidget {
    Q_OBJECT

public:
    explicit ExitLegend(QWidget* parent = nullptr);

    /// Null: no exits.
    void setModel(std::shared_ptr<const ModelDescription> model);
    /// The exits that are taken out, by number from 0: also such as the model doesn't have, since they hold
    /// for the next one too.
    void setHidden(const QList<int>& exits);
    [[nodiscard]] const QList<int>& hidden() const { return hidden_; }

Q_SIGNALS:
    void exitVisibleChanged(int exit, bool visible);

protected:
    void changeEvent(QEvent* event) override;

private:
    void colour();
    void note(int exit, bool visible);

    std::shared_ptr<const ModelDescription> model_;
    std::vector<QCheckBox*> boxes_;
    QList<int> hidden_; ///< in order
};

} // namespace offramp
