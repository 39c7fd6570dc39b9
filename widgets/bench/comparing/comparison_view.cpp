// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/comparing/comparison_view.h"

#include "bench/labelled.h"
#include "flow/flow_layout.h"
#include "table/table_view.h"
#include "text/engine_text.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace offramp {

namespace {

constexpr int rest = 250; ///< milliseconds without a step
constexpr int spreadColumn = 1;

} // namespace

ComparisonView::ComparisonView(QWidget* parent)
    : CorpusView(parent), stack_(new QStackedWidget(this)), group_(new QComboBox(this)),
      open_(new QPushButton(tr("Compare with other results…"), this)), notes_(new QLabel(this)),
      tabs_(new QTabWidget(this)), exits_(new CellModel(this)), differences_(new CellModel(this)),
      utterances_(new CellModel(this)) {
    group_->setAccessibleName(tr("What the bootstrap draws"));
    group_->setToolTip(tr("What is drawn as a whole: an utterance, or all of a column's value"));
    notes_->setWordWrap(true);
    notes_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    notes_->setAccessibleName(tr("What is compared"));
    tabs_->setDocumentMode(true);
    tabs_->setAccessibleName(tr("Parts of the comparison"));
    build();
    connectUtterances();
    later_.setSingleShot(true);
    later_.setInterval(rest);
    connect(&later_, &QTimer::timeout, this, &ComparisonView::compare);
    connect(group_, &QComboBox::currentIndexChanged, this, &ComparisonView::compare);
    connect(open_, &QPushButton::clicked, this, &ComparisonView::filesRequested);
    fillGroups();
}

void ComparisonView::build() {
    auto* page = new QWidget(this);
    auto* controls = new QWidget(page);
    auto* line = new FlowLayout(controls);
    line->setContentsMargins(6, 4, 6, 0);
    line->addWidget(labelled(tr("Draw b&y"), group_, controls));
    notes_->setContentsMargins(6, 0, 6, 0);
    exitTable_ = addTable(exits_, tr("By exit"), tr("Word error rate by exit, side by side"));
    differenceTable_ = addTable(differences_, tr("Differences"), tr("Differences with their significance"));
    utteranceTable_ = addTable(utterances_, tr("Utterances"), tr("Utterances that differ"));
    utteranceTable_->setSortingEnabled(true);
    utteranceTable_->sortByColumn(spreadColumn, Qt::DescendingOrder);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(controls);
    layout->addWidget(notes_);
    layout->addWidget(tabs_, 1);
    stack_->addWidget(buildEmpty());
    stack_->addWidget(page);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(stack_);
}

QWidget* ComparisonView::buildEmpty() {
    auto* page = new QWidget(this);
    auto* text = new QLabel(tr("Another model's results for the same utterances, side by side with these: "
                               "which is better, by how much, and where."),
                            page);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    auto* layout = new QVBoxLayout(page);
    layout->addStretch(1);
    layout->addWidget(text);
    layout->addWidget(open_, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    return page;
}

TableView* ComparisonView::addTable(CellModel* model, const QString& tab, const QString& name) {
    auto* table = new TableView(this);
    table->setModel(model);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setAccessibleName(name);
    tabs_->addTab(table, tab);
    return table;
}

void ComparisonView::connectUtterances() {
    connect(utteranceTable_, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT selectionPicked({utteranceAt(index.row())}); });
    connect(utteranceTable_, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT selectionPicked({utteranceAt(index.row())});
        Q_EMIT utteranceActivated(static_cast<int>(utteranceAt(index.row())));
    });
}

std::uint32_t ComparisonView::utteranceAt(int row) const {
    return made_->comparison.utterances[utterances_->sourceRow(row)].rows.front();
}

void ComparisonView::setFiles(std::vector<std::shared_ptr<const CorpusResults>> files) {
    if (files == files_) return;
    files_ = std::move(files);
    invalidate();
}

void ComparisonView::refresh() {
    fillGroups();
    compare();
}

void ComparisonView::fillGroups() {
    const QSignalBlocker quiet(group_);
    const QVariant chosen = group_->currentData();
    group_->clear();
    group_->addItem(tr("utterance"), QString(QLatin1String("")));
    if (subject())
        for (const std::string& column : subject().results->columns)
            group_->addItem(QString::fromStdString(column), QString::fromStdString(column));
    group_->setCurrentIndex(std::max(0, group_->findData(chosen)));
}

void ComparisonView::showStep() {
    const auto policy = step() ? std::optional(step()->policy) : std::nullopt;
    if (policy != compared_ && !files_.empty()) later_.start();
}

void ComparisonView::compare() {
    later_.stop();
    work_.drop();
    compared_ = step() ? std::optional(step()->policy) : std::nullopt;
    if (!subject() || files_.empty()) {
        made_.reset();
        return showComparison();
    }
    work_.run(
        background(),
        [request =
             ComparisonRequest{subject(), files_, compared_, group_->currentData().toString().toStdString()}](
            const CancelToken& cancel) { return makeComparison(request, cancel); },
        [this](MadeComparison made) {
            made_ = std::make_shared<const MadeComparison>(std::move(made));
            showComparison();
        },
        [this](const Error& error) {
            made_.reset();
            showComparison();
            notes_->setText(translated(error));
        });
}

void ComparisonView::showComparison() {
    stack_->setCurrentIndex(files_.empty() ? 0 : 1);
    const MadeComparison none;
    const MadeComparison& shown = made_ ? *made_ : none;
    notes_->setText(shown.notes.join(u' '));
    exits_->setTable(shown.exits);
    differences_->setTable(shown.differences);
    utterances_->setTable(shown.utterances);
    tabs_->setTabText(2, made_ ? tr("Utterances (%L1)").arg(shown.comparison.differing) : tr("Utterances"));
    exitTable_->fitColumns(0, TableView::Fit::share);
    differenceTable_->fitColumns(0, TableView::Fit::share);
    utteranceTable_->fitColumns(0, TableView::Fit::share);
}

} // namespace offramp
