// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_plot.h"
#include "scoring/roc.h"

#include <optional>
#include <vector>

namespace offramp {

/// How well a measure tells utterances without an error from the others: a curve for each exit, told by
/// colour, pattern and the legend.
class RocPlot : public CorpusPlot {
    Q_OBJECT

public:
    explicit RocPlot(QWidget* parent = nullptr);

    /// Of each exit; nothing where all are right, or none is. One replot.
    void setRocs(std::vector<std::optional<Roc>> rocs);
    [[nodiscard]] const std::vector<std::optional<Roc>>& rocs() const { return rocs_; }
    [[nodiscard]] const std::vector<std::optional<double>>& areas() const { return areas_; }

protected:
    void recolour(const Theme& theme) override;

private:
    struct Line {
        std::size_t exit = 0;
        QCPCurve* curve = nullptr; ///< the plot's own
    };

    std::vector<std::optional<Roc>> rocs_;
    std::vector<Line> lines_;
    std::vector<std::optional<double>> areas_; ///< of each exit
    QCPCurve* diagonal_ = nullptr;
};

} // namespace offramp
