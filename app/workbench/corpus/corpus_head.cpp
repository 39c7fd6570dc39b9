// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/corpus_head.h"

#include "bench/step_text.h"
#include "workbench/corpus/run_texts.h"
#include "workbench/corpus/scopes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace offramp {

CorpusHead::CorpusHead(QWidget* parent)
    : QWidget(parent), name_(new QLabel(this)), failures_(new QToolButton(this)),
      decoderLabel_(new QLabel(tr("&Errors of"), this)), decoder_(new QComboBox(this)),
      scopeLabel_(new QLabel(tr("&Over"), this)), scope_(new QComboBox(this)) {
    name_->setObjectName(QStringLiteral("corpusName"));
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    decoder_->setObjectName(QStringLiteral("decoder"));
    decoder_->setAccessibleName(tr("Decoder whose errors count"));
    decoderLabel_->setBuddy(decoder_);
    scope_->setAccessibleName(tr("Part of the corpus"));
    scopeLabel_->setBuddy(scope_);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(name_);
    line->addWidget(failures_);
    line->addStretch(1);
    line->addWidget(decoderLabel_);
    line->addWidget(decoder_);
    line->addSpacing(8);
    line->addWidget(scopeLabel_);
    line->addWidget(scope_);
    failures_->setObjectName(QStringLiteral("failures"));
    failures_->setFocusPolicy(Qt::StrongFocus);
    failures_->setToolTip(tr("List what couldn't be run"));
    failures_->hide();
    connect(failures_, &QToolButton::clicked, this, &CorpusHead::failuresWanted);
    connect(decoder_, &QComboBox::currentIndexChanged, this, &CorpusHead::decoderChosen);
    connect(scope_, &QComboBox::currentIndexChanged, this, &CorpusHead::scopeChosen);
}

void CorpusHead::setResults(const CorpusResults& results) {
    fillDecoders(results);
    fillScopes(results);
}

void CorpusHead::showTotals(const CorpusSubject& subject, std::size_t common) {
    if (!subject.results) return;
    const CorpusResults& results = *subject.results;
    QStringList parts{QString::fromStdString(results.source.stem().string()),
                      QString::fromStdString(results.model.name), utterancesText(subject)};
    if (common > 0) parts.append(tr("%n in common", nullptr, static_cast<int>(common)));
    failures_->setText(tr("%n failed", nullptr, static_cast<int>(results.failures.size())));
    failures_->setVisible(!results.failures.empty());
    name_->setText(parts.join(QStringLiteral(" · ")));
    name_->setToolTip(QString::fromStdString(results.source.string()));
}

/// With one decoder there is nothing to choose.
void CorpusHead::fillDecoders(const CorpusResults& results) {
    const QSignalBlocker quiet(decoder_);
    const QVariant chosen = decoder_->currentData();
    decoder_->clear();
    decoder_->addItem(tr("the measure's decoder"), QString());
    for (const DecoderResults& each : results.decoders)
        decoder_->addItem(decoderText(each.name), QString::fromStdString(each.name));
    decoder_->setCurrentIndex(std::max(0, decoder_->findData(chosen)));
    const bool several = results.decoders.size() > 1;
    decoder_->setVisible(several);
    decoderLabel_->setVisible(several);
}

void CorpusHead::fillScopes(const CorpusResults& results) {
    const QSignalBlocker quiet(scope_);
    const QVariant chosen = scope_->currentData();
    scope_->clear();
    scope_->addItem(tr("all"));
    for (const std::string& part : scopesOf(results))
        scope_->addItem(QString::fromStdString(part), QString::fromStdString(part));
    scope_->setCurrentIndex(std::max(0, scope_->findData(chosen)));
    const bool several = scope_->count() > 1;
    scope_->setVisible(several);
    scopeLabel_->setVisible(several);
}

std::string CorpusHead::decoder() const {
    return decoder_->currentData().toString().toStdString();
}

Selection CorpusHead::scope(const CorpusResults& results) const {
    return scopeOf(results, scope_->currentData());
}

QString CorpusHead::text() const {
    return name_->text();
}

} // namespace offramp
