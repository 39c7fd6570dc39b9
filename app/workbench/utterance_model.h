// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/workbench.h"

#include <QAbstractListModel>

namespace offramp {

/// The open utterances as a list: a sign for the state, the name; the whole story as the tool tip.
class UtteranceModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int nameRole = Qt::UserRole; ///< the name alone

    explicit UtteranceModel(Workbench* workbench, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// What is typed finds a name, whatever sign stands before it.
    [[nodiscard]] QModelIndexList match(const QModelIndex& start, int role, const QVariant& value, int hits,
                                        Qt::MatchFlags flags) const override;

private:
    [[nodiscard]] static QString stateText(const Utterance& utterance);

    Workbench* workbench_;
    int rows_ = 0;
};

} // namespace offramp
