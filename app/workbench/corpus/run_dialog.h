// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/corpus/corpus_service.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace offramp {

/// Asks which corpus the open model is to be run over, and where the results go. Doesn't block the window.
class RunDialog : public QDialog {
    Q_OBJECT

public:
    /// `begun`: what is known already, the model among it; the manifest is read by `service` for a look at
    /// it.
    RunDialog(const CorpusRequest& begun, CorpusService& service, QWidget* parent = nullptr);

    [[nodiscard]] CorpusRequest request() const;
    void setManifest(const QString& path);
    void setResults(const QString& path);

private:
    void addModel();
    void addManifest();
    void addResults();
    void addChoices();
    void chooseManifest(bool folder);
    void chooseResults();
    void look();
    [[nodiscard]] bool isStale() const;
    void showManifest(const Manifest& manifest);
    void showReady();

    CorpusRequest begun_;
    CorpusService& service_;
    QFormLayout* form_;
    QLineEdit* manifest_ = nullptr;
    QLabel* about_ = nullptr;
    QLineEdit* results_ = nullptr;
    QLabel* resultsAbout_ = nullptr;
    QCheckBox* traces_ = nullptr;
    QCheckBox* retry_ = nullptr;
    QSpinBox* threads_ = nullptr;
    QPushButton* go_ = nullptr;
    QTimer typing_; ///< a path that is being typed is looked at when it rests
    bool usable_ = false;
    bool resultsTyped_ = false;
};

} // namespace offramp
