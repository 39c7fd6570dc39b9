// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_view.h"
#include "bench/overthinking_model.h"

namespace offramp {

class TableView;

/// Overthinking by exit and overall. A cell shows the utterances behind its number in the table.
class OverthinkingView : public CorpusView {
    Q_OBJECT

public:
    explicit OverthinkingView(QWidget* parent = nullptr);

    [[nodiscard]] TableView& table() const { return *table_; }
    [[nodiscard]] OverthinkingModel& model() const { return *model_; }

protected:
    void refresh() override;
    void showStep() override {}

private:
    void narrow(const QModelIndex& index);

    OverthinkingModel* model_;
    TableView* table_;
};

} // namespace offramp
