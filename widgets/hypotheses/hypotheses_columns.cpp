// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/hypotheses_columns.h"

#include "measures/measure_texts.h"
#include "text/engine_text.h"
#include "text/listed_measures.h"

#include <algorithm>

namespace offramp {

HypothesesColumns::HypothesesColumns(QWidget* parent)
    : QObject(parent), menu_(new QMenu(tr("Hypotheses' &columns"), parent)) {
    add(QStringLiteral("layer"), tr("Layer of the exit"), true);
    add(QStringLiteral("wer"), tr("Word error rate"), true);
    add(QStringLiteral("cer"), tr("Character error rate"), true);
    add(QStringLiteral("ms"), tr("Time, milliseconds"), true);
    add(QStringLiteral("gmac"), tr("Computation, GMAC"), true);
    addMeasures();
    menu_->addSeparator();
    add(strategyKey(), tr("What the strategy reads, as it takes it"), true);
    menu_->addAction(tr("&Restore columns"), this, &HypothesesColumns::restoreDefaults);
    update();
}

QString HypothesesColumns::keyOf(const Measure& measure) {
    return QString::fromUtf8(measure.id.data(), static_cast<qsizetype>(measure.id.size()));
}

void HypothesesColumns::add(const QString& key, const QString& name, bool shownFirst) {
    QAction* action = menu_->addAction(name);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, key](bool shown) { choose(key, shown); });
    actions_.insert(key, action);
    shownFirst_.insert(key, shownFirst);
}

void HypothesesColumns::addMeasures() {
    const auto& listed = listedMeasures();
    const MeasureGroup* group = nullptr;
    for (const Measure& measure : measures()) {
        if (group == nullptr || *group != measure.group) menu_->addSection(groupText(measure.group));
        group = &measure.group;
        add(keyOf(measure), translated(measure.name),
            std::find(listed.begin(), listed.end(), &measure) != listed.end());
    }
}

bool HypothesesColumns::isShownFirst(const QString& key) const {
    return shownFirst_.value(key, true) || used_.contains(key);
}

bool HypothesesColumns::isShown(const QString& key) const {
    return chosen_.value(key, isShownFirst(key));
}

void HypothesesColumns::choose(const QString& key, bool shown) {
    if (shown == isShownFirst(key))
        chosen_.remove(key);
    else
        chosen_.insert(key, shown);
    update();
    Q_EMIT changed();
}

void HypothesesColumns::setUsed(const QStringList& keys) {
    if (keys == used_) return;
    used_ = keys;
    update();
    Q_EMIT changed();
}

QStringList HypothesesColumns::changes() const {
    QStringList changes;
    for (auto choice = chosen_.begin(); choice != chosen_.end(); ++choice)
        changes.append((choice.value() ? u'+' : u'-') + choice.key());
    changes.sort();
    return changes;
}

void HypothesesColumns::setChanges(const QStringList& changes) {
    chosen_.clear();
    for (const QString& change : changes)
        if (actions_.contains(change.mid(1))) chosen_.insert(change.mid(1), change.startsWith(u'+'));
    update();
    Q_EMIT changed();
}

void HypothesesColumns::update() {
    for (auto action = actions_.begin(); action != actions_.end(); ++action)
        action.value()->setChecked(isShown(action.key()));
    actions_.value(strategyKey())->setVisible(used_.contains(strategyKey()));
}

} // namespace offramp
