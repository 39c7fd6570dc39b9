// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/run_line.h"

#include "workbench/corpus/run_texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace offramp {

RunLine::RunLine(QWidget* parent)
    : QWidget(parent), text_(new QLabel(this)), bar_(new QProgressBar(this)), pause_(new QToolButton(this)),
      stop_(new QToolButton(this)) {
    bar_->setAccessibleName(tr("Utterances run"));
    bar_->setMinimumWidth(160);
    stop_->setText(tr("Stop"));
    stop_->setToolTip(tr("What is done stays; the run can go on later"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(text_, 1);
    line->addWidget(bar_);
    line->addWidget(pause_);
    line->addWidget(stop_);
    setPaused(false);
    connect(pause_, &QToolButton::clicked, this, &RunLine::pauseToggled);
    connect(stop_, &QToolButton::clicked, this, &RunLine::stopped);
}

void RunLine::showPreparing(const QString& what, std::optional<double> share) {
    text_->setText(what);
    bar_->setRange(0, share ? 100 : 0);
    bar_->setValue(static_cast<int>(share.value_or(0) * 100));
}

void RunLine::showProgress(const BatchProgress& progress, bool paused) {
    text_->setText(progressText(progress, paused));
    bar_->setRange(0, static_cast<int>(progress.total));
    bar_->setValue(static_cast<int>(progress.done + progress.failed));
    setPaused(paused);
}

void RunLine::setPaused(bool paused) {
    pause_->setText(paused ? tr("Go on") : tr("Pause"));
}

} // namespace offramp
