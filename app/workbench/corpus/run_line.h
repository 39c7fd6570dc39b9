// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/run/batch_run.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace offramp {

/// A run over a corpus: how far it is, and the buttons that pause and stop it.
class RunLine : public QWidget {
    Q_OBJECT

public:
    explicit RunLine(QWidget* parent = nullptr);

    /// What goes on before the first utterance; `share`: of it, 0 … 1, or nothing: not known.
    void showPreparing(const QString& what, std::optional<double> share = {});
    void showProgress(const BatchProgress& progress, bool paused);
    void setPaused(bool paused);

Q_SIGNALS:
    void pauseToggled();
    void stopped();

private:
    QLabel* text_;
    QProgressBar* bar_;
    QToolButton* pause_;
    QToolButton* stop_;
};

} // namespace offramp
