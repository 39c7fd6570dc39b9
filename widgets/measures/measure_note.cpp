// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/measure_note.h"

#include "formula/formula_view.h"
#include "text/engine_text.h"

#include <QVBoxLayout>

namespace offramp {

namespace {

QLabel* wrapped(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

MeasureNote::MeasureNote(QWidget* parent)
    : QWidget(parent), title_(new QToolButton(this)), body_(new QWidget(this)),
      formula_(new FormulaView(body_)), explanation_(wrapped(body_)), source_(wrapped(body_)),
      problem_(wrapped(this)) {
    title_->setText(tr("Formula and meaning"));
    title_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    title_->setAutoRaise(true);
    explanation_->setAccessibleName(tr("What the measure is"));
    source_->setAccessibleName(tr("Where the measure comes from"));
    problem_->setAccessibleName(tr("Why the measure is undefined"));
    source_->setForegroundRole(QPalette::PlaceholderText);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    source_->setFont(small);
    auto* inner = new QVBoxLayout(body_);
    inner->setContentsMargins(4, 0, 0, 4);
    inner->setSpacing(4);
    inner->addWidget(formula_);
    inner->addWidget(explanation_);
    inner->addWidget(source_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(problem_);
    layout->addWidget(title_, 0, Qt::AlignLeft);
    layout->addWidget(body_);
    setProblem({});
    setFolded(false);
    connect(title_, &QToolButton::clicked, this, [this] {
        setFolded(!folded_);
        Q_EMIT foldedChanged(folded_);
    });
}

void MeasureNote::setMeasure(const Measure& measure) {
    formula_->setFormula(translated(measure.typeset), translated(measure.formula));
    explanation_->setText(translated(measure.explanation));
    source_->setText(tr("Source: %1").arg(translated(measure.source)));
}

void MeasureNote::setProblem(const QString& text) {
    problem_->setText(text);
    problem_->setVisible(!text.isEmpty());
}

void MeasureNote::setFolded(bool folded) {
    folded_ = folded;
    title_->setAccessibleDescription(folded ? tr("Folded up") : tr("In view"));
    title_->setArrowType(folded ? Qt::RightArrow : Qt::DownArrow);
    body_->setVisible(!folded);
}

} // namespace offramp
