// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/comparison.h"
#include "audio/peaks.h"
#include "time/time_view.h"

#include <QAction>
#include <QSplitter>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace offramp {

class Choice;
class ExitLegend;
class LadderPane;
class PosteriorgramPane;
class SpectrogramPane;
class TracePlot;
class WaveformPane;

/// The time-linked views of one utterance, one below the other, each of which can be hidden.
class TimeStack : public QWidget {
    Q_OBJECT

public:
    explicit TimeStack(QWidget* parent = nullptr);

    /// Null each: nothing to show of it.
    void setUtterance(std::shared_ptr<const Peaks> peaks, std::shared_ptr<const Analysis> analysis,
                      std::shared_ptr<const Comparison> comparison);
    void setTaken(std::optional<int> exit);
    void setCurrentExit(int exit);
    /// Shows no more than the first `exits` ≥ 0 exits: the others' rows are blank, as if nobody knew of them
    /// yet, and so is that one of them is taken. Nothing: all.
    void setRevealed(std::optional<int> exits);
    [[nodiscard]] std::optional<int> revealed() const { return revealed_; }
    /// The views alone, without the header of buttons.
    void setHeaderShown(bool shown);

    [[nodiscard]] TimeView& timeView() const { return *view_; }
    [[nodiscard]] LadderPane& ladder() const { return *ladder_; }
    [[nodiscard]] WaveformPane& waveform() const { return *waveform_; }
    [[nodiscard]] SpectrogramPane& spectrogram() const { return *spectrogram_; }
    [[nodiscard]] PosteriorgramPane& posteriorgram() const { return *posteriorgram_; }
    [[nodiscard]] TracePlot& entropy() const { return *entropy_; }
    [[nodiscard]] ExitLegend& legend() const { return *legend_; }
    [[nodiscard]] TracePlot& maxProbability() const { return *maxProbability_; }
    /// Checkable, one for each view, for a menu too; their object names are "view.waveform",
    /// "view.spectrogram", "view.ladder", "view.entropy", "view.probability", "view.posteriors".
    [[nodiscard]] const QList<QAction*>& viewActions() const { return viewActions_; }

    /// Which views and exits are shown, how high the views are, and what is chosen in them.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);
    void restoreDefaults();

Q_SIGNALS:
    void currentExitChanged(int exit);

private:
    void choosePosteriors();
    void showExits();
    void showTaken();
    /// What is chosen in the views, to be remembered.
    [[nodiscard]] QList<Choice*> choices() const;
    void addView(const char* id, QWidget* pane, const QString& name, int share, bool shown);
    [[nodiscard]] QWidget* buildHeader();

    struct View {
        QWidget* pane;
        QAction* action;
        int share;
        bool shownFirst;
    };

    TimeView* view_;
    ExitLegend* legend_;
    WaveformPane* waveform_;
    SpectrogramPane* spectrogram_;
    LadderPane* ladder_;
    TracePlot* entropy_;
    TracePlot* maxProbability_;
    PosteriorgramPane* posteriorgram_;
    QSplitter* splitter_;
    QWidget* header_;
    std::vector<View> views_;
    QList<QAction*> viewActions_;
    std::shared_ptr<const Analysis> analysis_; ///< all of it, whatever is revealed
    std::shared_ptr<const Comparison> comparison_;
    std::optional<int> taken_;
    std::optional<int> revealed_;
};

} // namespace offramp
