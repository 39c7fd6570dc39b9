// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/preferences.h"

#include <QDialog>

class QActionGroup;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace offramp {

/// The preferences; each change applies at once, so there is nothing to confirm. Does not block the window.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(const Preferences& preferences, QWidget* parent);

    /// A row for a choice that has actions already, such as the theme: both always show the same.
    void addChoice(const QString& label, QActionGroup* choice);

Q_SIGNALS:
    void changed(const offramp::Preferences& preferences);

private:
    void addNormalisation();
    void addThreads();
    void explain();

    Preferences preferences_;
    QFormLayout* form_;
    QComboBox* normalisation_ = nullptr;
    QLabel* explanation_ = nullptr;
    QSpinBox* threads_ = nullptr;
};

} // namespace offramp
