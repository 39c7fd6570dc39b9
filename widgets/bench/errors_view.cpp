// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/errors_view.h"

#include "bench/error_plot.h"
#include "corpus/explore/baselines.h"
#include "table/table_view.h"
#include "text/engine_text.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

ErrorsView::ErrorsView(QWidget* parent)
    : CorpusView(parent), plot_(new ErrorPlot(this)), exit_(new QComboBox(this)), state_(new QLabel(this)),
      model_(new ConfusionModel(this)), table_(new TableView(this)) {
    table_->setModel(model_);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setAccessibleName(tr("Most frequent confusions"));
    exit_->setAccessibleName(tr("Exit whose confusions are listed"));
    state_->setForegroundRole(QPalette::PlaceholderText);
    build();
    connect(exit_, &QComboBox::currentIndexChanged, this, &ErrorsView::requestConfusions);
    const auto show = [this](const QModelIndex& index) {
        Q_EMIT narrowingPicked(model_->confusionAt(index.row()).utterances, model_->meaningOf(index.row()));
    };
    connect(table_, &QAbstractItemView::activated, this, show);
    connect(table_, &QAbstractItemView::clicked, this, show);
}

void ErrorsView::build() {
    auto* lower = new QWidget(this);
    auto* name = new QLabel(tr("Conf&usions at"), lower);
    name->setBuddy(exit_);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(6, 2, 6, 0);
    line->addWidget(name);
    line->addWidget(exit_);
    line->addWidget(state_, 1);
    auto* below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(2);
    below->addLayout(line);
    below->addWidget(table_, 1);
    auto* both = new QSplitter(Qt::Vertical, this);
    both->addWidget(plot_);
    both->addWidget(lower);
    both->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(both);
}

void ErrorsView::fillExits() {
    const QSignalBlocker quiet(exit_);
    const int last = subject() ? static_cast<int>(subject().results->exits()) - 1 : -1;
    const int chosen = exit_->count() == last + 1 ? exit_->currentIndex() : last;
    exit_->clear();
    for (int exit = 0; exit <= last; ++exit)
        exit_->addItem(tr("exit %1").arg(exit + 1));
    exit_->setCurrentIndex(chosen);
}

void ErrorsView::refresh() {
    fillExits();
    std::vector<ErrorCounts> errors;
    if (subject())
        for (const OperatingPoint& point :
             fixedExits(*subject().results, *subject().decoder, *subject().scope))
            errors.push_back(point.words);
    const bool any =
        std::ranges::any_of(errors, [](const ErrorCounts& each) { return each.referenceLength() > 0; });
    plot_->setEmptyText(any ? QString() : tr("No utterance has a reference to count errors against."));
    plot_->setErrors(std::move(errors));
    requestConfusions();
}

void ErrorsView::requestConfusions() {
    work_.drop();
    state_->clear();
    if (!subject()) return model_->setConfusions({});
    state_->setText(tr("being aligned …"));
    work_.run(
        background(),
        [subject = subject(), exit = exit_->currentIndex()](const CancelToken& cancel) {
            const ExitsTaken taken(subject.results->utterances.size(), static_cast<std::int16_t>(exit));
            return confusionsAt(*subject.results, *subject.decoder, taken, *subject.scope, cancel);
        },
        [this](Confusions confusions) {
            state_->clear();
            model_->setConfusions(std::move(confusions));
            table_->fitColumns(ConfusionModel::saidColumn, TableView::Fit::fill);
        },
        [this](const Error& error) {
            state_->setText(translated(error));
            model_->setConfusions({});
        });
}

} // namespace offramp
