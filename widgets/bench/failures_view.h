// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_view.h"

class QLabel;

namespace offramp {

class FailureTable;

/// The utterances that couldn't be run, with the reason of each: they are in no other view.
class FailuresView : public CorpusView {
    Q_OBJECT

public:
    explicit FailuresView(QWidget* parent = nullptr);

    [[nodiscard]] FailureTable& table() const { return *table_; }
    [[nodiscard]] QLabel& note() const { return *note_; }

protected:
    void refresh() override;
    void showStep() override {}

private:
    QLabel* note_;
    FailureTable* table_;
};

} // namespace offramp
