// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/description.h"

#include <QCheckBox>
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

Q_SIGNALS:
    void exitVisibleChanged(int exit, bool visible);

protected:
    void changeEvent(QEvent* event) override;

private:
    void colour();

    std::shared_ptr<const ModelDescription> model_;
    std::vector<QCheckBox*> boxes_;
};

} // namespace offramp
