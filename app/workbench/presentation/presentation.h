// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/presentation/threshold_keys.h"
#include "workbench/workbench.h"

#include <QKeySequence>
#include <QMainWindow>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <vector>

class QShortcut;

namespace offramp {

class ExitBanner;
class LaserPointer;
class TimeStack;

/// A window as it is shown to a room full of people: the time views alone, in large type and full contrast,
/// with a banner; the exits come one at a time. Everything else is hidden, and is where it was afterwards.
class Presentation : public QObject {
    Q_OBJECT

public:
    /// What of the window is presented, and what is put away.
    struct Stage {
        QMainWindow* window = nullptr;
        TimeStack* stack = nullptr;
        ExitBanner* banner = nullptr;
        std::function<QWidgetList()> rest; ///< hidden meanwhile
    };

    Presentation(const Stage& stage, Workbench* workbench);

    /// With no exit shown. Nothing happens where it is on already.
    void begin();
    void end();
    [[nodiscard]] bool isOn() const { return on_; }

    /// The exits shown, from the first, which is looked at; nothing: all.
    void reveal(std::optional<int> exits);
    [[nodiscard]] int revealed() const;
    /// Another exit; past the last, nextWanted().
    void forward();
    /// One exit less; where the first ones are left, previousWanted().
    void back();
    /// As reveal(), and going back leaves these: what a lesson's step begins with.
    void beginWith(std::optional<int> exits);
    /// As the key for exit `exit`, from 0: sets the threshold by which it is taken, or says why none does.
    void takeExit(int exit);

    [[nodiscard]] LaserPointer& pointer() const { return *pointer_; }

Q_SIGNALS:
    void begun();
    void ended();
    void policyChosen(const offramp::Policy& policy);
    void playWanted();
    void nextWanted();
    void previousWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// How the window was before.
    struct Before {
        QByteArray docks;
        Qt::WindowStates states;
        QRect geometry;
        QByteArray views;
        std::optional<int> revealed;
        int currentExit = -1;
        QPointer<QWidget> focus;
        std::vector<QPointer<QWidget>> hidden; ///< by the presentation
    };

    void buildKeys();
    void addKey(const QKeySequence& key, const std::function<void()>& what);
    void putAway();
    void putBack();
    void enlarge();
    void show();
    void showOther();
    [[nodiscard]] int exits() const;
    [[nodiscard]] const Analysis* analysis() const;

    Stage stage_;
    Workbench* workbench_;
    LaserPointer* pointer_;
    QList<QShortcut*> keys_;
    Before before_;
    bool on_ = false;
    std::optional<int> firstRevealed_ = 0; ///< nothing: all
};

/// Black on white or white on black, as `palette` is light or dark.
[[nodiscard]] QPalette highContrast(const QPalette& palette);

} // namespace offramp
