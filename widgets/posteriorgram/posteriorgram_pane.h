// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "time/extremes.h"
#include "time/time_pane.h"

#include <memory>
#include <vector>

namespace offramp {

class Choice;

/// One exit's probabilities: a row for each of the tokens that win the most frames, the blank at the bottom;
/// each cell as bright as the token is probable.
class PosteriorgramPane : public TimePane {
    Q_OBJECT

public:
    explicit PosteriorgramPane(TimeView* view, QWidget* parent = nullptr);

    /// Null: nothing to show.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    /// Below 0 or not computed: the last that is.
    void setExit(int exit);

    /// The classes shown, from the bottom up.
    [[nodiscard]] const std::vector<int>& classes() const { return classes_; }
    /// The exit whose probabilities are shown; −1: none.
    [[nodiscard]] int shownExit() const;
    /// How many rows at most.
    [[nodiscard]] Choice& tokens() const { return *tokens_; }

protected:
    void paintContent(QPainter& painter, const QRectF& area) override;
    [[nodiscard]] QString textAt(QPointF position) const override;

private:
    void chooseClasses();
    /// Of the exit shown, which there is.
    [[nodiscard]] const ExitResult& result() const;
    [[nodiscard]] QString nameOf(int id) const;
    [[nodiscard]] QImage image(const Matrix& logProbs, std::int64_t begin, std::int64_t end,
                               int columns) const;
    /// The most probable frame of [begin, end) for the class in row `row` from the bottom.
    [[nodiscard]] float highest(const Matrix& logProbs, std::size_t row, std::int64_t begin,
                                std::int64_t end) const;
    void paintNames(QPainter& painter, const QRectF& area) const;

    std::shared_ptr<const Analysis> analysis_;
    int exit_ = -1;
    Choice* tokens_;
    std::vector<int> classes_;
    /// Of each of `classes_` over time, once so many frames were in sight that they are needed.
    mutable std::vector<Extremes> extremes_;
};

} // namespace offramp
