// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/corpus_welcome.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace offramp {

CorpusWelcome::CorpusWelcome(QWidget* parent) : QWidget(parent), buttons_(new QWidget(this)) {
    auto* title = new QLabel(tr("A whole test set at once"), this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.7);
    title->setFont(font);
    auto* text = new QLabel(tr("Run the model over a corpus once; then every threshold, measure and strategy "
                               "is explored over all of it, live."),
                            this);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    new QHBoxLayout(buttons_);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addWidget(text);
    layout->addSpacing(12);
    layout->addWidget(buttons_);
    layout->addStretch(2);
}

void CorpusWelcome::setWays(const QList<QAction*>& ways) {
    auto* line = static_cast<QHBoxLayout*>(buttons_->layout());
    line->addStretch(1);
    for (QAction* way : ways) {
        auto* button = new QPushButton(way->text().remove(u'&'), buttons_);
        connect(button, &QPushButton::clicked, way, &QAction::trigger);
        connect(way, &QAction::enabledChanged, button, &QPushButton::setEnabled);
        button->setEnabled(way->isEnabled());
        line->addWidget(button);
    }
    line->addStretch(1);
}

} // namespace offramp
