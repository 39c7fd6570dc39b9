// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/utterance_view.h"

#include "bench/filter_edit.h"
#include "bench/step_text.h"
#include "bench/utterance_filter.h"
#include "bench/utterance_table.h"
#include "corpus/explore/filter.h"
#include "text/engine_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

namespace {

constexpr int typingPause = 150;  ///< milliseconds
constexpr int slidingPause = 300; ///< after the last step

/// What an expression may speak of.
QList<QPair<QString, QString>> describedNames(const CorpusSubject& subject) {
    QList<QPair<QString, QString>> names;
    if (!subject) return names;
    for (const FilterName& name : filterNames(*subject.results, *subject.decoder))
        names.append({QString::fromStdString(name.name), translated(name.description)});
    return names;
}

} // namespace

UtteranceView::UtteranceView(QWidget* parent)
    : QWidget(parent), model_(new CorpusModel(this)), table_(new UtteranceTable(model_, this)),
      filter_(new FilterEdit(this)), error_(new QLabel(this)), count_(new QLabel(this)),
      onlySelected_(new QCheckBox(tr("Only selecte&d"), this)), narrowed_(new QToolButton(this)),
      columns_(new QToolButton(this)) {
    filter_->setPlaceholderText(tr("A word, or wer_12 > 0.2 and exit == 4"));
    filter_->setAccessibleName(tr("Filter of the utterances"));
    columns_->setText(tr("Colum&ns"));
    columns_->setPopupMode(QToolButton::InstantPopup);
    columns_->setMenu(new QMenu(columns_));
    narrowed_->setToolTip(tr("Show the other utterances too"));
    narrowed_->hide();
    error_->hide();
    error_->setWordWrap(true);
    for (QTimer* timer : {&filterTimer_, &settleTimer_})
        timer->setSingleShot(true);
    filterTimer_.setInterval(typingPause);
    settleTimer_.setInterval(slidingPause);
    build();
    connectTable();
    showCounts();
}

void UtteranceView::build() {
    auto* name = new QLabel(tr("Fi&lter"), this);
    name->setBuddy(filter_);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(6, 4, 6, 0);
    line->addWidget(name);
    line->addWidget(filter_, 1);
    for (QWidget* each : std::initializer_list<QWidget*>{narrowed_, onlySelected_, columns_, count_})
        line->addWidget(each);
    error_->setContentsMargins(6, 0, 6, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(error_);
    layout->addWidget(table_, 1);
}

void UtteranceView::connectTable() {
    connect(filter_, &QLineEdit::textChanged, this, [this] { filterTimer_.start(); });
    connect(&filterTimer_, &QTimer::timeout, this, &UtteranceView::applyFilterNow);
    connect(&settleTimer_, &QTimer::timeout, this, &UtteranceView::settle);
    connect(onlySelected_, &QCheckBox::toggled, this, &UtteranceView::applyFilterNow);
    connect(narrowed_, &QToolButton::clicked, this, [this] { setNarrowed({}, {}); });
    connect(table_, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT utteranceActivated(static_cast<int>(model_->utteranceAt(index.row())));
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                Q_EMIT currentChanged(current.isValid() ? static_cast<int>(model_->utteranceAt(current.row()))
                                                        : -1);
            });
    connect(model_, &CorpusModel::selectionEdited, this, [this] {
        showCounts();
        Q_EMIT selectionChanged(model_->selected());
    });
}

void UtteranceView::setSubject(const CorpusSubject& subject) {
    const bool sameColumns = subject.results && model_->subject().results &&
                             subject.results->columns == model_->subject().results->columns;
    model_->setSubject(subject);
    filter_->setNames(describedNames(subject));
    isNarrowed_ = false;
    narrowed_->hide();
    if (!sameColumns) fillColumnMenu();
    applyFilterNow();
    table_->fitToTexts();
}

void UtteranceView::setStep(std::shared_ptr<const CorpusStep> step) {
    model_->setStep(std::move(step));
    settleTimer_.start();
}

void UtteranceView::settle() {
    settleTimer_.stop();
    if (filterReadsStep_) applyFilterNow();
    model_->settle();
}

void UtteranceView::setSelected(const Selection& utterances) {
    model_->setSelected(utterances);
    if (onlySelected_->isChecked()) applyFilterNow();
    const bool seen = std::ranges::any_of(utterances, [this](std::uint32_t utterance) {
        const QRect place = table_->visualRect(model_->index(model_->rowOf(utterance), 0));
        return table_->viewport()->rect().intersects(place);
    });
    if (!utterances.empty() && !seen) {
        int first = -1;
        for (const std::uint32_t utterance : utterances) {
            const int row = model_->rowOf(utterance);
            if (row >= 0 && (first < 0 || row < first)) first = row;
        }
        if (first >= 0) table_->scrollTo(model_->index(first, 0), QAbstractItemView::PositionAtTop);
    }
    showCounts();
}

void UtteranceView::setNarrowed(const Selection& utterances, const QString& of) {
    narrowing_ = utterances;
    isNarrowed_ = !of.isEmpty();
    narrowed_->setText(of + QStringLiteral(" ✕"));
    narrowed_->setAccessibleName(tr("Only %1; press to show the others too").arg(of));
    narrowed_->setVisible(isNarrowed_);
    applyFilterNow();
}

void UtteranceView::setFilter(const QString& filter) {
    filter_->setText(filter);
    applyFilterNow();
}

QString UtteranceView::filter() const {
    return filter_->text();
}

void UtteranceView::applyFilterNow() {
    filterTimer_.stop();
    const int before = table_->currentIndex().isValid()
                           ? static_cast<int>(model_->utteranceAt(table_->currentIndex().row()))
                           : -1;
    Filtered filtered = applyFilter(filter_->text(), model_->subject(), model_->step().get());
    filterReadsStep_ = filtered.readsStep;
    showError(filtered.error);
    if (isNarrowed_) {
        Selection both;
        std::ranges::set_intersection(filtered.shown, narrowing_, std::back_inserter(both));
        filtered.shown = std::move(both);
    }
    if (onlySelected_->isChecked())
        std::erase_if(filtered.shown, [this](std::uint32_t each) { return !model_->isSelected(each); });
    model_->setShown(std::move(filtered.shown));
    const int row = before >= 0 ? model_->rowOf(static_cast<std::uint32_t>(before)) : -1;
    if (row >= 0 && row != table_->currentIndex().row())
        table_->setCurrentIndex(model_->index(row, CorpusModel::idColumn));
    showCounts();
}

void UtteranceView::showError(const QString& sentence) {
    error_->setText(sentence.isEmpty() ? QString()
                                       : QStringLiteral("⚠ ") + sentence.at(0).toUpper() + sentence.mid(1));
    error_->setVisible(!sentence.isEmpty());
    filter_->setAccessibleDescription(sentence);
}

void UtteranceView::showCounts() {
    const int all = model_->subject() ? static_cast<int>(model_->subject().results->utterances.size()) : 0;
    const int shown = model_->rowCount();
    QString text = shown == all
                       ? utterancesText(model_->subject())
                       : tr("%1 of %2").arg(QLocale().toString(shown), utterancesText(model_->subject()));
    const auto selected = static_cast<qulonglong>(model_->selectedCount());
    if (selected > 0) text = tr("%1, %2 selected").arg(text, QLocale().toString(selected));
    count_->setText(text);
    table_->setEmptyText(all > 0
                             ? tr("No utterance passes the filter. Change it, or empty it, to see more.")
                             : tr("Open a results file, or run a model over a corpus, and its utterances are "
                                  "listed here."));
}

void UtteranceView::fillColumnMenu() {
    columns_->menu()->clear();
    for (int column = 0; column < model_->columnCount(); ++column) {
        table_->setColumnHidden(column, false);
        if (column == CorpusModel::idColumn) continue; // it has the marks
        const QString name = column == CorpusModel::measureColumn
                                 ? tr("Measure")
                                 : model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction* action = columns_->menu()->addAction(name);
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            table_->setColumnHidden(column, !shown);
            table_->fitToTexts();
        });
    }
}

} // namespace offramp
