// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "theme/theme.h"
#include "time/time_view.h"
#include "traces/custom_plot.h"

#include <memory>
#include <optional>
#include <vector>

namespace offramp {

class TimeInteraction;
class TraceLine;
class WideLine;

/// A number per frame over time, one line per exit: the entropy or the maximum probability.
class TracePlot : public QCustomPlot {
    Q_OBJECT

public:
    enum class Kind { entropy, maxProbability };

    TracePlot(Kind kind, TimeView* view, QWidget* parent = nullptr);

    /// Null: nothing to show.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    /// Draws that exit's line over the others and thicker. Repaints that one line only, from a picture of
    /// it where there was one since the last replot.
    void setTaken(std::optional<int> exit);
    void setExitVisible(int exit, bool visible);

    /// "1.24 s: exit 1 0.312, exit 2 0.044 …" of the visible exits; empty outside the sound.
    [[nodiscard]] QString readOut(double time) const;
    /// Whole replots and repaints of the exit taken, which tests count.
    [[nodiscard]] int replots() const { return replots_; }
    [[nodiscard]] int takenRepaints() const { return takenRepaints_; }
    /// Of these the ones that no picture was there for.
    [[nodiscard]] int takenDrawings() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyTheme();
    void applyRange();
    void fillGraphs();
    void showTaken();
    void replotTaken();
    void replotSoon();
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] const std::vector<float>& values(std::size_t exit) const;
    [[nodiscard]] bool isVisible(int exit) const;

    Kind kind_;
    TimeView* view_;
    TimeInteraction* interaction_;
    std::shared_ptr<const Analysis> analysis_;
    std::vector<bool> hidden_;
    std::optional<int> taken_;
    std::vector<TraceLine*> lines_; ///< by exit, the plot's
    WideLine* takenLine_ = nullptr; ///< a plottable of the plot's
    bool takenIsStale_ = false;     ///< set while nobody could see it
    bool isStale_ = false;          ///< likewise, all of it
    int replots_ = 0;
    int takenRepaints_ = 0;
};

} // namespace offramp
