// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/confusion_model.h"
#include "bench/corpus_view.h"

#include <QComboBox>
#include <QLabel>

namespace offramp {

class ErrorPlot;
class TableView;

/// Each exit's errors by kind, and the most frequent confusions of one.
class ErrorsView : public CorpusView {
    Q_OBJECT

public:
    explicit ErrorsView(QWidget* parent = nullptr);

    [[nodiscard]] ErrorPlot& plot() const { return *plot_; }
    [[nodiscard]] TableView& table() const { return *table_; }
    [[nodiscard]] ConfusionModel& confusions() const { return *model_; }
    [[nodiscard]] QComboBox& exitBox() const { return *exit_; }

protected:
    void refresh() override;
    void showStep() override {}

private:
    void build();
    void fillExits();
    void requestConfusions();

    ErrorPlot* plot_;
    QComboBox* exit_;
    QLabel* state_;
    ConfusionModel* model_;
    TableView* table_;
    LatestWork work_;
};

} // namespace offramp
