// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;

namespace offramp {

/// The bench while nothing is open in it: what it is for, and the ways in.
class CorpusWelcome : public QWidget {
    Q_OBJECT

public:
    explicit CorpusWelcome(QWidget* parent = nullptr);

    /// Each becomes a button; they belong to the caller.
    void setWays(const QList<QAction*>& ways);

private:
    QWidget* buttons_;
};

} // namespace offramp
