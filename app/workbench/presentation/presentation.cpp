// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/presentation/presentation.h"

#include "analysis/evidence.h"
#include "analysis/first_exits.h"
#include "ladder/ladder_pane.h"
#include "measures/measure_texts.h"
#include "stack/time_stack.h"
#include "workbench/presentation/exit_banner.h"
#include "workbench/presentation/laser_pointer.h"

#include <QApplication>
#include <QEvent>
#include <QShortcut>

#include <algorithm>

namespace offramp {

namespace {

constexpr int dockVersion = 1;
constexpr int digits = 10;
constexpr int typePart = 36; ///< of the window's height: labels and words
constexpr int smallestType = 13;
constexpr double pointsPerInch = 72;

} // namespace

QPalette highContrast(const QPalette& palette) {
    const bool dark = palette.color(QPalette::Base).lightness() < 128;
    const QColor ground = dark ? Qt::black : Qt::white;
    const QColor ink = dark ? Qt::white : Qt::black;
    QPalette strong = palette;
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button})
        strong.setColor(role, ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        strong.setColor(role, ink);
    return strong;
}

Presentation::Presentation(const Stage& stage, Workbench* workbench)
    : QObject(stage.window), stage_(stage), workbench_(workbench), pointer_(new LaserPointer(stage.window)) {
    stage_.banner->hide();
    buildKeys();
    stage_.window->installEventFilter(this);
    connect(workbench_, &Workbench::currentChanged, this, &Presentation::showOther);
    connect(workbench_, &Workbench::resultChanged, this, &Presentation::show);
    connect(workbench_, &Workbench::judgementChanged, this, &Presentation::show);
    connect(workbench_, &Workbench::scoresChanged, this, &Presentation::show);
    connect(stage_.stack, &TimeStack::currentExitChanged, this, &Presentation::show);
}

void Presentation::addKey(const QKeySequence& key, const std::function<void()>& what) {
    auto* shortcut = new QShortcut(key, stage_.window);
    shortcut->setEnabled(false);
    connect(shortcut, &QShortcut::activated, this, what);
    keys_.append(shortcut);
}

void Presentation::buildKeys() {
    addKey(Qt::Key_PageDown, [this] { forward(); });
    addKey(Qt::Key_PageUp, [this] { back(); });
    addKey(Qt::Key_Home, [this] { reveal(0); });
    addKey(Qt::Key_End, [this] { reveal(exits()); });
    addKey(Qt::SHIFT | Qt::Key_PageDown, [this] { Q_EMIT nextWanted(); });
    addKey(Qt::SHIFT | Qt::Key_PageUp, [this] { Q_EMIT previousWanted(); });
    addKey(Qt::Key_Space, [this] { Q_EMIT playWanted(); });
    addKey(Qt::Key_P, [this] { pointer_->setOn(!pointer_->isOn()); });
    addKey(Qt::Key_Escape, [this] { end(); });
    for (int digit = 0; digit < digits; ++digit) {
        const int exit = digit == 0 ? digits - 1 : digit - 1; // 0 stands behind 9
        addKey(QKeySequence(Qt::Key_0 + digit), [this, exit] { takeExit(exit); });
    }
}

const Analysis* Presentation::analysis() const {
    const Utterance* utterance = workbench_->currentUtterance();
    return utterance != nullptr ? utterance->shown.analysis.get() : nullptr;
}

int Presentation::exits() const {
    return analysis() != nullptr ? static_cast<int>(analysis()->macs.size()) : 0;
}

int Presentation::revealed() const {
    return std::min(stage_.stack->revealed().value_or(exits()), exits());
}

void Presentation::begin() {
    if (on_) return;
    on_ = true;
    putAway();
    stage_.banner->show();
    stage_.stack->setHeaderShown(false);
    stage_.window->setPalette(highContrast(QApplication::palette()));
    stage_.window->showFullScreen();
    enlarge();
    for (QShortcut* key : keys_)
        key->setEnabled(true);
    stage_.stack->ladder().setFocus();
    beginWith(0);
    Q_EMIT begun();
}

void Presentation::end() {
    if (!on_) return;
    on_ = false;
    pointer_->setOn(false);
    for (QShortcut* key : keys_)
        key->setEnabled(false);
    stage_.banner->hide();
    stage_.stack->setHeaderShown(true);
    stage_.window->setFont(QFont());
    stage_.window->setPalette(QPalette());
    putBack();
    Q_EMIT ended();
}

void Presentation::putAway() {
    QMainWindow& window = *stage_.window;
    before_.docks = window.saveState(dockVersion);
    before_.states = window.windowState();
    before_.geometry = window.geometry();
    before_.views = stage_.stack->saveState();
    before_.revealed = stage_.stack->revealed();
    before_.currentExit = stage_.stack->ladder().currentExit();
    before_.focus = window.focusWidget();
    before_.hidden.clear();
    for (QWidget* widget : stage_.rest()) {
        if (widget->isHidden()) continue;
        before_.hidden.emplace_back(widget);
        widget->hide();
    }
}

void Presentation::putBack() {
    QMainWindow& window = *stage_.window;
    window.setWindowState(before_.states);
    const auto large = Qt::WindowMaximized | Qt::WindowFullScreen;
    if ((before_.states & large) == 0) window.setGeometry(before_.geometry);
    for (const auto& widget : before_.hidden)
        if (widget) widget->show();
    window.restoreState(before_.docks, dockVersion);
    stage_.stack->setRevealed(before_.revealed);
    stage_.stack->setCurrentExit(before_.currentExit);
    stage_.stack->restoreState(before_.views);
    if (before_.focus) before_.focus->setFocus();
}

/// Type that the last row can read.
void Presentation::enlarge() {
    QFont font = stage_.window->font();
    const double pixels = std::max(smallestType, stage_.window->height() / typePart);
    font.setPointSizeF(pixels * pointsPerInch / stage_.window->logicalDpiY()); // views scale fonts by points
    stage_.window->setFont(font);
    stage_.banner->setStageHeight(stage_.window->height());
}

bool Presentation::eventFilter(QObject* watched, QEvent* event) {
    if (on_ && watched == stage_.window && event->type() == QEvent::Resize) enlarge();
    return false;
}

void Presentation::reveal(std::optional<int> exits) {
    if (exits) exits = std::max(0, this->exits() > 0 ? std::min(*exits, this->exits()) : *exits);
    stage_.stack->setRevealed(exits);
    stage_.stack->setCurrentExit(exits.value_or(this->exits()) - 1);
    show();
}

void Presentation::beginWith(std::optional<int> exits) {
    firstRevealed_ = exits;
    reveal(exits);
}

void Presentation::forward() {
    if (revealed() < exits())
        reveal(revealed() + 1);
    else
        Q_EMIT nextWanted();
}

void Presentation::back() {
    if (revealed() > firstRevealed_.value_or(exits()))
        reveal(revealed() - 1);
    else
        Q_EMIT previousWanted();
}

/// Another recording begins without exits.
void Presentation::showOther() {
    if (on_) beginWith(0);
}

void Presentation::show() {
    if (!on_) return;
    const Utterance* utterance = workbench_->currentUtterance();
    if (utterance == nullptr || !utterance->shown.analysis) return stage_.banner->setText({});
    const auto first = firstExits(utterance->shown.analysis, revealed());
    const auto comparison = firstExits(utterance->shown.comparison, revealed());
    const Policy& policy = workbench_->policy();
    std::optional<Judgement> judgement;
    if (first->exits.empty())
        judgement = workbench_->judgement(); // of its policy alone something is said
    else if (workbench_->judgement() && hasScores(*first, policy))
        judgement = judge(*first, policy);
    const int looked = stage_.stack->ladder().currentExit();
    const int exit = looked >= 0 ? std::min(looked, revealed() - 1) : revealed() - 1;
    stage_.banner->setText(bannerText(*first, comparison.get(), judgement ? &*judgement : nullptr, exit));
}

void Presentation::takeExit(int exit) {
    if (exit >= exits()) {
        stage_.banner->setNotice(tr("The model has %n exit(s).", nullptr, exits()));
        return;
    }
    Policy policy = workbench_->policy();
    ThresholdRule* rule = thresholdRule(policy);
    if (rule == nullptr || !workbench_->judgement()) {
        stage_.banner->setNotice(tr("This strategy has no threshold to set."));
        return;
    }
    std::vector<std::optional<double>> values(static_cast<std::size_t>(exits()));
    const auto& steps = workbench_->judgement()->decision.steps;
    for (std::size_t i = 0; i < std::min(steps.size(), values.size()); ++i)
        if (!steps[i].checks.empty()) values[i] = steps[i].checks.front().value;
    const ThresholdForExit found = thresholdForExit(values, exit, rule->spec.measure->direction);
    if (found.threshold) {
        rule->thresholds = {*found.threshold};
        Q_EMIT policyChosen(policy);
    } else if (found.surer) {
        stage_.banner->setNotice(tr("No threshold takes exit %1: exit %2 before it is already surer.")
                                     .arg(exit + 1)
                                     .arg(*found.surer + 1));
    } else {
        stage_.banner->setNotice(tr("%1 is undefined at exit %2.").arg(nameOf(rule->spec)).arg(exit + 1));
    }
}

} // namespace offramp
