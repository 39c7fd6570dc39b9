// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model.h"

#include <QTextBrowser>

#include <memory>

namespace offramp {

/// All that can be said of a model: its exits with their cost, sizes, features, vocabulary, licence.
class ModelPage : public QTextBrowser {
    Q_OBJECT

public:
    explicit ModelPage(QWidget* parent = nullptr);

    /// Null: no model.
    void setModel(std::shared_ptr<const Model> model);

private:
    std::shared_ptr<const Model> model_;
};

} // namespace offramp
