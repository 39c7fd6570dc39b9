// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace offramp {

/// The measures in their groups, each group under a header that can't be chosen, narrowed by a filter.
class MeasureList : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        explanationRole = Qt::UserRole,
        reasonRole, ///< why it is undefined, in words; empty where it isn't
        headerRole  ///< true of a header
    };

    explicit MeasureList(QObject* parent = nullptr);

    /// What is left is where each of the filter's words occurs in the name, the explanation, the source, the
    /// identifier or the group, whatever their case and accents.
    void setFilter(const QString& filter);
    /// In which measures may be undefined; null: none is.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);

    /// Null at a header.
    [[nodiscard]] const Measure* measureAt(int row) const;
    /// −1 if the filter leaves it out.
    [[nodiscard]] int rowOf(const Measure* measure) const;
    /// The next row of a measure from `row` on, `by` 1 or −1; −1 if there is none.
    [[nodiscard]] int nextMeasure(int row, int by) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        const Measure* measure; ///< null: a header
        MeasureGroup group;
    };

    void fill(const QString& filter);

    std::vector<Row> rows_;
    std::shared_ptr<const Analysis> analysis_;
};

} // namespace offramp
