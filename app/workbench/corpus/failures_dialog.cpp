// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/failures_dialog.h"

#include "bench/failure_table.h"
#include "text/engine_text.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

#include <utility>

namespace offramp {

namespace {

constexpr int widthInCharacters = 100;
constexpr int heightInLines = 20;

} // namespace

FailuresDialog::FailuresDialog(const QString& title, const QString& what, std::vector<FailureRow> rows,
                               QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* table = new FailureTable(this);
    table->setRows(what, std::move(rows));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * widthInCharacters, fontMetrics().height() * heightInLines);
    table->setFocus();
}

std::vector<FailureRow> problemRows(const std::vector<ManifestProblem>& problems) {
    std::vector<FailureRow> rows;
    for (const ManifestProblem& problem : problems)
        rows.push_back({problem.line > 0 ? FailuresDialog::tr("line %1").arg(problem.line)
                                         : FailuresDialog::tr("the whole file"),
                        QString::fromStdString(problem.file.filename().string()),
                        QString::fromStdString(problem.file.string()), translated(problem.reason)});
    return rows;
}

} // namespace offramp
