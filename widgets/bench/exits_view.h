// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_view.h"
#include "corpus/explore/groups.h"

#include <QComboBox>

#include <vector>

class QScrollArea;
class QStackedLayout;

namespace offramp {

class ExitsChart;

/// The exits that the policy takes, over all utterances or by groups of them.
class ExitsView : public CorpusView {
    Q_OBJECT

public:
    explicit ExitsView(QWidget* parent = nullptr);

    [[nodiscard]] ExitsChart& chart() const { return *chart_; }
    [[nodiscard]] QComboBox& grouping() const { return *grouping_; }

protected:
    void refresh() override;
    void showStep() override;

private:
    void fillGroupings();
    void pick(int row, int exit);

    QComboBox* grouping_;
    ExitsChart* chart_;
    QScrollArea* scroller_;
    std::vector<CorpusGroup> groups_; ///< empty: all together
};

} // namespace offramp
