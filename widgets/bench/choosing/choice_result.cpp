// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/choosing/choice_result.h"

#include "table/table_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace offramp {

namespace {

/// As high as its rows; what is wider scrolls.
void fitHeight(TableView& table) {
    table.fitColumns(0, TableView::Fit::share);
    int height = table.horizontalHeader()->sizeHint().height() + 2 * table.frameWidth();
    for (int row = 0; row < table.model()->rowCount(); ++row)
        height += table.rowHeight(row);
    table.setFixedHeight(height + table.horizontalScrollBar()->sizeHint().height());
}

void setUp(TableView& table, CellModel* model, const QString& name) {
    table.setModel(model);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setAccessibleName(name);
}

QLabel* paragraph(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ChoiceResult::ChoiceResult(QWidget* parent)
    : QWidget(parent), chosen_(paragraph(this)), sentences_(paragraph(this)), provenance_(paragraph(this)),
      figures_(new CellModel(this)), figuresTable_(new TableView(this)), fitText_(paragraph(this)),
      fit_(new CellModel(this)), fitTable_(new TableView(this)),
      adopt_(new QPushButton(tr("Use as the strateg&y"), this)),
      saveGate_(new QPushButton(tr("Save the gate…"), this)) {
    QFont bold = chosen_->font();
    bold.setBold(true);
    chosen_->setFont(bold);
    chosen_->setAccessibleName(tr("What was chosen"));
    sentences_->setAccessibleName(tr("What it reaches"));
    provenance_->setAccessibleName(tr("What it was tuned and tested on"));
    fitText_->setAccessibleName(tr("What was fitted"));
    fitText_->setForegroundRole(QPalette::PlaceholderText);
    setUp(*figuresTable_, figures_, tr("What the choice comes to"));
    setUp(*fitTable_, fit_, tr("What was fitted, exit by exit"));
    adopt_->setToolTip(tr("Puts it into force for the whole bench"));
    build();
    connect(adopt_, &QPushButton::clicked, this, &ChoiceResult::adoptRequested);
    connect(saveGate_, &QPushButton::clicked, this, &ChoiceResult::gateSaveRequested);
    clear();
}

void ChoiceResult::build() {
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(adopt_);
    buttons->addWidget(saveGate_);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(chosen_);
    layout->addWidget(sentences_);
    layout->addWidget(provenance_);
    layout->addWidget(figuresTable_);
    layout->addLayout(buttons);
    layout->addWidget(fitText_);
    layout->addWidget(fitTable_);
}

void ChoiceResult::clear() {
    setVisible(false);
}

void ChoiceResult::show(const MadeChoice& made) {
    const QString chosen = chosenText(made);
    chosen_->setText(chosen.isEmpty() ? tr("No threshold meets the target") : chosen);
    sentences_->setText(choiceSentences(made).join(u' '));
    sentences_->setVisible(!sentences_->text().isEmpty());
    provenance_->setText(isOptimistic(made) ? QStringLiteral("⚠ ") + provenanceText(made)
                                            : provenanceText(made));
    figures_->setTable(figuresTable(made));
    CellTable fit = fitTable(made);
    const bool fitted = !fit.rows.empty();
    fit_->setTable(std::move(fit));
    fitText_->setText(fitText(made));
    fitText_->setVisible(fitted);
    fitTable_->setVisible(fitted);
    adopt_->setEnabled(made.policy().has_value());
    saveGate_->setVisible(made.report.gate.has_value());
    setVisible(true);
    fitHeight(*figuresTable_);
    if (fitted) fitHeight(*fitTable_);
}

} // namespace offramp
