// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/failures_view.h"

#include "bench/failure_table.h"

#include <QLabel>
#include <QVBoxLayout>

namespace offramp {

FailuresView::FailuresView(QWidget* parent)
    : CorpusView(parent), note_(new QLabel(this)), table_(new FailureTable(this)) {
    note_->setWordWrap(true);
    note_->setContentsMargins(6, 6, 6, 0);
    note_->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(note_);
    layout->addWidget(table_, 1);
    layout->addStretch();
}

void FailuresView::refresh() {
    std::vector<FailureRow> rows = subject() ? failureRows(*subject().results) : std::vector<FailureRow>();
    const int count = static_cast<int>(rows.size());
    note_->setText(count == 0 ? tr("No utterance has failed.")
                              : tr("%Ln utterance(s) couldn't be run, and count in no figure. A run of the "
                                   "same corpus can try them again.",
                                   nullptr, count));
    table_->setRows(tr("Utterance"), std::move(rows));
    table_->setVisible(count > 0);
}

} // namespace offramp
