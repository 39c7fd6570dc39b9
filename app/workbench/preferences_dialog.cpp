// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/preferences_dialog.h"

#include "text/engine_text.h"

#include <QActionGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QThread>

namespace offramp {

PreferencesDialog::PreferencesDialog(const Preferences& preferences, QWidget* parent)
    : QDialog(parent), preferences_(preferences) {
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    form_ = new QFormLayout;
    addNormalisation();
    addThreads();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addLayout(form_);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
}

void PreferencesDialog::addNormalisation() {
    normalisation_ = new QComboBox(this);
    normalisation_->setObjectName(QStringLiteral("normalisation"));
    for (const Normalisation& each : normalisations()) {
        normalisation_->addItem(translated(each.name));
        if (&each == preferences_.normalisation) normalisation_->setCurrentIndex(normalisation_->count() - 1);
    }
    explanation_ = new QLabel(this);
    explanation_->setWordWrap(true);
    explanation_->setForegroundRole(QPalette::PlaceholderText);
    form_->addRow(tr("Text &normalisation"), normalisation_);
    form_->addRow(QString(), explanation_);
    explain();
    connect(normalisation_, &QComboBox::currentIndexChanged, this, [this](int index) {
        preferences_.normalisation = &normalisations()[static_cast<std::size_t>(index)];
        explain();
        Q_EMIT changed(preferences_);
    });
}

void PreferencesDialog::explain() {
    explanation_->setText(translated(preferences_.normalisation->explanation));
}

void PreferencesDialog::addThreads() {
    threads_ = new QSpinBox(this);
    threads_->setObjectName(QStringLiteral("threads"));
    threads_->setRange(0, std::max(QThread::idealThreadCount(), preferences_.threads));
    threads_->setSpecialValueText(tr("One for each core"));
    threads_->setValue(preferences_.threads);
    threads_->setToolTip(tr("From the next analysis on. Measured times depend on it."));
    form_->addRow(tr("&Threads of an analysis"), threads_);
    connect(threads_, &QSpinBox::valueChanged, this, [this](int threads) {
        preferences_.threads = threads;
        Q_EMIT changed(preferences_);
    });
}

void PreferencesDialog::addChoice(const QString& label, QActionGroup* choice) {
    auto* box = new QComboBox(this);
    const auto offered = choice->actions();
    for (const QAction* action : offered)
        box->addItem(action->text().remove(u'&'));
    const auto show = [box, choice] {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(static_cast<int>(choice->actions().indexOf(choice->checkedAction())));
    };
    show();
    form_->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, choice,
            [choice](int index) { choice->actions().at(index)->trigger(); });
    for (QAction* action : offered)
        connect(action, &QAction::toggled, box, show);
}

} // namespace offramp
