// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/open.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace offramp {

/// Asks what a model's file cannot tell, with the paper's values filled in, and remembers the answers for
/// that file.
class ModelDialog : public QDialog {
    Q_OBJECT

public:
    ModelDialog(const std::filesystem::path& model, const OpenQuestions& questions,
                QWidget* parent = nullptr);

    /// What was answered. An answer that is the paper's isn't among them: the engine notes what it assumed.
    [[nodiscard]] OpenOptions options() const;

private:
    QLineEdit* addFile(const QString& label, const QString& about, const QString& filter);
    void addDetails();
    void load();
    void save() const;
    void enableDetails();

    std::filesystem::path model_;
    bool details_;
    QLineEdit* config_ = nullptr;
    QLineEdit* tokenizer_ = nullptr;
    QSpinBox* heads_ = nullptr;
    QComboBox* log_ = nullptr;
    QComboBox* normalize_ = nullptr;
};

} // namespace offramp
