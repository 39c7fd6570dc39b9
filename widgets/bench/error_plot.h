// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_plot.h"
#include "scoring/align.h"

#include <vector>

namespace offramp {

/// Word error rates of the exits as bars, made of substitutions, insertions and deletions, which are told by
/// colour, pattern and the legend.
class ErrorPlot : public CorpusPlot {
    Q_OBJECT

public:
    explicit ErrorPlot(QWidget* parent = nullptr);

    /// A bar for each. One replot.
    void setErrors(std::vector<ErrorCounts> errors);
    [[nodiscard]] const std::vector<ErrorCounts>& errors() const { return errors_; }
    [[nodiscard]] QString readOut(QPointF pixels) const;

protected:
    void recolour(const Theme& theme) override;
    void paintMarks(QPainter& painter, const Theme& theme) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QCPBars* addBars(const QString& name);

    std::vector<ErrorCounts> errors_;
    std::optional<QPointF> hover_;
    QCPBars* substitutions_; ///< the plot's own, as all of these
    QCPBars* deletions_;
    QCPBars* insertions_;
};

} // namespace offramp
