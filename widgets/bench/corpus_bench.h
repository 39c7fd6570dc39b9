// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"
#include "bench/corpus_view.h"
#include "bench/trade_off_figures.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QTabWidget;

namespace offramp {

class ComparisonView;
class MessageBar;
class ThresholdView;
class TradeOffView;
class UtteranceView;

/// A whole test set at once: the trade-off plot, other views in tabs, and the table of its utterances, all of
/// one policy, linked to one another. A step of the threshold decides anew, draws the current point, the view
/// in sight and the visible rows; it sweeps nothing.
class CorpusBench : public QWidget {
    Q_OBJECT

public:
    explicit CorpusBench(QWidget* parent = nullptr);
    ~CorpusBench() override;

    /// Where sweeps and the like are worked out; by default at once. Results that come after others were
    /// asked for are dropped.
    void setBackground(Background background);

    /// Null: nothing to see. All utterances are in scope, none is selected.
    void setResults(std::shared_ptr<const CorpusResults> results);
    /// What figures are over: a split, say. The table shows the others too.
    void setScope(Selection scope);
    /// The decoder whose texts and errors count; empty: the one whose values the policy's measure has.
    void setDecoder(const std::string& name);
    /// Other files, whose curves of the same measure lie in the trade-off plot, and that are compared with.
    void setOtherFiles(std::vector<OtherFile> files);
    /// A step of the slider, or another strategy altogether. What can't be decided is told in a sentence.
    void setPolicy(const Policy& policy);
    /// Selects utterances everywhere, without a signal; ascending.
    void setSelected(const Selection& utterances);

    [[nodiscard]] const CorpusSubject& subject() const { return subject_; }
    /// Null: no policy, or one that can't be decided here.
    [[nodiscard]] const std::shared_ptr<const CorpusStep>& step() const { return step_; }
    [[nodiscard]] const Selection& selected() const { return selected_; }
    [[nodiscard]] TradeOffView& tradeOff() const { return *tradeOff_; }
    [[nodiscard]] UtteranceView& utterances() const { return *table_; }
    [[nodiscard]] QTabWidget& tabs() const { return *tabs_; }
    [[nodiscard]] ThresholdView& threshold() const { return *threshold_; }
    [[nodiscard]] ComparisonView& comparison() const { return *comparison_; }
    /// Requests for curves so far, which tests count.
    [[nodiscard]] int sweeps() const { return sweeps_; }

Q_SIGNALS:
    /// By the user, on the curve of the policy's measure.
    void thresholdPicked(double threshold);
    /// By the user: Enter or a double click on a row. An index of CorpusResults::utterances.
    void utteranceActivated(int utterance);
    /// By the user, in a plot or in the table.
    void selectionChanged(const offramp::Selection& utterances);

private:
    void build();
    void addTabs();
    void addTab(CorpusView* view, const QString& name);
    void connectViews();
    [[nodiscard]] const DecoderResults* chosenDecoder() const;
    void showSubject();
    void decide();
    void showStep();
    void requestCurves();
    void showCurves(TradeOffFigures figures);
    void requestBand();
    void setBand(std::optional<WerBand> band);
    void select(const Selection& utterances);

    CorpusSubject subject_;
    std::string decoder_;
    std::optional<Policy> policy_;
    std::shared_ptr<const CorpusStep> step_;
    Selection selected_;
    std::vector<OtherFile> files_;
    std::optional<Policy> curveOf_; ///< whose curve was asked for last
    Background background_ = workAtOnce;
    LatestWork curves_;
    LatestWork band_;
    int sweeps_ = 0;

    MessageBar* message_;
    TradeOffView* tradeOff_;
    QTabWidget* tabs_;
    ThresholdView* threshold_;
    ComparisonView* comparison_;
    UtteranceView* table_;
    std::vector<CorpusView*> views_; ///< of the tabs, in order
    std::vector<bool> behind_;       ///< of each: it hasn't been told of the last step
};

} // namespace offramp
