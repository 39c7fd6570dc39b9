// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/overthinking_view.h"

#include "table/table_view.h"

#include <QLabel>
#include <QVBoxLayout>

namespace offramp {

OverthinkingView::OverthinkingView(QWidget* parent)
    : CorpusView(parent), model_(new OverthinkingModel(this)), table_(new TableView(this)) {
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectItems);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setAccessibleName(tr("Overthinking by exit"));
    auto* note =
        new QLabel(tr("What going on to the last exit does. Destructive: it brings errors in. Wasteful: it "
                      "changes nothing for the better. A click shows the utterances."),
                   this);
    note->setWordWrap(true);
    note->setContentsMargins(6, 6, 6, 0);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(note);
    layout->addWidget(table_, 1);
    connect(table_, &QAbstractItemView::activated, this, &OverthinkingView::narrow);
    connect(table_, &QAbstractItemView::clicked, this, &OverthinkingView::narrow);
}

void OverthinkingView::refresh() {
    std::vector<OverthinkingModel::Row> rows;
    if (subject()) {
        const CorpusResults& results = *subject().results;
        const DecoderResults& decoder = *subject().decoder;
        rows.push_back({tr("the best exit"), asShares(overthinking(results, decoder, *subject().scope))});
        for (std::size_t exit = 0; exit + 1 < results.exits(); ++exit)
            rows.push_back(
                {tr("exit %1").arg(exit + 1), againstLast(results, decoder, exit, *subject().scope)});
    }
    model_->setRows(std::move(rows));
    table_->fitColumns(OverthinkingModel::exitColumn, TableView::Fit::share);
}

void OverthinkingView::narrow(const QModelIndex& index) {
    if (const Selection* utterances = model_->behind(index))
        Q_EMIT narrowingPicked(*utterances, model_->meaningOf(index));
}

} // namespace offramp
