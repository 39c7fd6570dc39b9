// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/exits_view.h"

#include "bench/exits_chart.h"
#include "text/engine_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace offramp {

namespace {

constexpr int together = -2;
constexpr int byLength = -1; ///< from 0: by a column
constexpr std::size_t lengths = 8;

QStringList exitNames(const CorpusResults& results) {
    QStringList names;
    for (const ExitDescription& exit : results.model.exits)
        names.append(ExitsView::tr("%1 · %2").arg(names.size() + 1).arg(QString::fromStdString(exit.name)));
    return names;
}

QString nameOf(const CorpusGroup& group) {
    if (group.duration)
        return ExitsView::tr("%1–%2 s").arg(numberText(group.duration->low),
                                            numberText(group.duration->high));
    return group.name.empty() ? ExitsView::tr("not known") : QString::fromStdString(group.name);
}

QString noteOf(const OperatingPoint& point) {
    if (point.utterances == 0) return {};
    return ExitsView::tr("layer %1 · WER %2").arg(numberText(point.averageLayer), percentText(point.wer()));
}

} // namespace

ExitsView::ExitsView(QWidget* parent)
    : CorpusView(parent), grouping_(new QComboBox(this)), chart_(new ExitsChart),
      scroller_(new QScrollArea(this)) {
    auto* name = new QLabel(tr("&Grouped"), this);
    name->setBuddy(grouping_);
    grouping_->setAccessibleName(tr("What utterances are grouped by"));
    scroller_->setWidget(chart_);
    scroller_->setWidgetResizable(true);
    scroller_->setFrameShape(QFrame::NoFrame);
    scroller_->setFocusPolicy(Qt::NoFocus);
    scroller_->setBackgroundRole(QPalette::Base);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(6, 4, 6, 0);
    line->addWidget(name);
    line->addWidget(grouping_);
    line->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(scroller_, 1);
    fillGroupings();
    connect(grouping_, &QComboBox::currentIndexChanged, this, &ExitsView::invalidate);
    connect(chart_, &ExitsChart::picked, this, &ExitsView::pick);
}

/// What was chosen stays so where it is still there.
void ExitsView::fillGroupings() {
    const QSignalBlocker quiet(grouping_);
    const QString chosen = grouping_->currentText();
    grouping_->clear();
    grouping_->addItem(tr("all together"), together);
    grouping_->addItem(tr("by length"), byLength);
    for (std::size_t column = 0; subject() && column < subject().results->columns.size(); ++column)
        grouping_->addItem(tr("by %1").arg(QString::fromStdString(subject().results->columns[column])),
                           static_cast<int>(column));
    grouping_->setCurrentIndex(std::max(0, grouping_->findText(chosen)));
}

void ExitsView::refresh() {
    fillGroupings();
    groups_.clear();
    const int grouping = grouping_->currentData().toInt();
    if (subject() && grouping == byLength)
        groups_ = groupsByDuration(*subject().results, lengths, *subject().scope);
    else if (subject() && grouping >= 0)
        groups_ = groupsByColumn(*subject().results, static_cast<std::size_t>(grouping), *subject().scope);
    showStep();
}

void ExitsView::showStep() {
    if (!step() || !subject()) return chart_->showGroups({}, {});
    const CorpusResults& results = *subject().results;
    if (groups_.empty()) return chart_->showExits(exitNames(results), {{}, {}, step()->point.histogram});
    std::vector<ExitsChart::Row> rows;
    const auto points = operatingPoints(results, *subject().decoder, step()->taken, groups_);
    for (std::size_t group = 0; group < groups_.size(); ++group)
        rows.push_back({nameOf(groups_[group]), noteOf(points[group]), points[group].histogram});
    chart_->showGroups(exitNames(results), std::move(rows));
}

void ExitsView::pick(int row, int exit) {
    if (!step()) return;
    const Selection& from =
        groups_.empty() ? *subject().scope : groups_[static_cast<std::size_t>(row)].utterances;
    Selection utterances;
    for (const std::uint32_t utterance : from)
        if (step()->taken[utterance] == exit) utterances.push_back(utterance);
    Q_EMIT selectionPicked(utterances);
}

} // namespace offramp
