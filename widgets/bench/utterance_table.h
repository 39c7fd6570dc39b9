// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_model.h"
#include "table/table_view.h"

namespace offramp {

/// The table of utterances. One row is current; any number are selected, which their marks tell: Space, or a
/// click with Ctrl, selects the current row or takes it out again, a click with Shift selects up to it,
/// Ctrl+A all that are shown, Escape none.
class UtteranceTable : public TableView {
    Q_OBJECT

public:
    explicit UtteranceTable(CorpusModel* model, QWidget* parent = nullptr);

    void selectAll() override;
    void selectNone();
    void invertSelection();
    /// Columns as wide as their first rows need, those of long texts so that they share the room left.
    void fitToTexts();
    /// Stands in place of rows where there is none.
    void setEmptyText(const QString& text);
    /// Texts of cells drawn since the start, which tests count.
    [[nodiscard]] int paintedCells() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void addSelectionActions();
    [[nodiscard]] int idWidth() const;
    void toggle(int row);
    void selectRange(int from, int to);

    CorpusModel* model_;
    QString emptyText_;
    bool unfitted_ = true;
};

} // namespace offramp
