// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <QAction>
#include <QHash>
#include <QMenu>
#include <QObject>
#include <QStringList>

namespace offramp {

/// Which columns of the table of hypotheses are shown, and the menu where that is chosen. At first these are
/// the costs and errors, a few measures, and those that the strategy reads; what the user makes of it is
/// kept. A column has a key: a measure's is its identifier.
class HypothesesColumns : public QObject {
    Q_OBJECT

public:
    explicit HypothesesColumns(QWidget* parent);

    /// Of a measure as the strategy takes it, with parameters of its own.
    [[nodiscard]] static QString strategyKey() { return QStringLiteral("strategy"); }
    [[nodiscard]] static QString keyOf(const Measure& measure);

    /// Columns whose key is empty, or known to nobody, are always shown.
    [[nodiscard]] bool isShown(const QString& key) const;
    /// By the user: the column is shown, or hidden, from now on.
    void choose(const QString& key, bool shown);
    /// What the strategy reads: measures' keys, and strategyKey().
    void setUsed(const QStringList& keys);

    /// What differs from the columns at first, "+margin", "-cer", for who remembers it.
    [[nodiscard]] QStringList changes() const;
    void setChanges(const QStringList& changes);
    void restoreDefaults() { setChanges({}); }

    [[nodiscard]] QMenu& menu() const { return *menu_; }

Q_SIGNALS:
    void changed();

private:
    void add(const QString& key, const QString& name, bool shownFirst);
    void addMeasures();
    [[nodiscard]] bool isShownFirst(const QString& key) const;
    void update();

    QMenu* menu_;
    QHash<QString, QAction*> actions_;
    QHash<QString, bool> shownFirst_; ///< whatever the strategy
    QHash<QString, bool> chosen_;     ///< by the user, where it differs
    QStringList used_;
};

} // namespace offramp
