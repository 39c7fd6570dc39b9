// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>
#include <QTableView>

#include <functional>

namespace offramp {

/// A table to read: whole rows are selected, one at a time, and a cell, a row or the table can be copied with
/// tabs between the cells (only the columns in view, in the order of the rows in view).
class TableView : public QTableView {
    Q_OBJECT

public:
    explicit TableView(QWidget* parent = nullptr);

    [[nodiscard]] QString rowAsText(int row) const;
    /// With a header.
    [[nodiscard]] QString tableAsText() const;
    /// Which of the columns has texts, and how it makes do.
    enum class Fit {
        whole, ///< as wide as its texts, within bounds
        share, ///< but no wider than the others leave room for
        fill   ///< at least as wide as the room that the others leave
    };
    /// Columns as wide as the first rows need, once the table is in view.
    void fitColumns(int texts, Fit fit = Fit::whole);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitToRoom();
    void addCopy(const QString& name, const QKeySequence& keys, std::function<QString()> text);
    /// The columns in view from left to right.
    [[nodiscard]] QList<int> shownColumns() const;

    int texts_ = -1;
    Fit fit_ = Fit::whole;
    bool unfitted_ = false; ///< fitColumns() was called while the table was hidden
};

} // namespace offramp
