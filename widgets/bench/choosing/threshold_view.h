// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/choosing/choice_result.h"
#include "bench/corpus_view.h"
#include "corpus/choose/choice.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace offramp {

class FitForm;
class MeasureChoice;
class SplitForm;
class TargetForm;

/// Where a threshold is chosen: on a part of the corpus, to a target or with a guarantee, with temperatures
/// or a gate fitted first if so wished; and what it comes to on another part. It is worked out on request;
/// the last result stays until the next is whole.
class ThresholdView : public CorpusView {
    Q_OBJECT

public:
    /// Opens the traces of a results file; called in the background.
    using OpenTraces = std::function<TraceReader(const CorpusResults& results)>;

    explicit ThresholdView(QWidget* parent = nullptr);

    /// Without it no temperatures are fitted: a widget opens no file.
    void setTraces(OpenTraces openTraces);
    /// Begins to choose, as the button does.
    void choose();
    /// What was begun ends without a result.
    void stop();
    [[nodiscard]] bool isChoosing() const { return choosing_; }
    /// Null: nothing was chosen yet.
    [[nodiscard]] const std::shared_ptr<const MadeChoice>& made() const { return made_; }
    /// What there is to say: progress, or why nothing could be chosen.
    [[nodiscard]] QString status() const { return status_->text(); }

    [[nodiscard]] MeasureChoice& measure() const { return *measure_; }
    [[nodiscard]] SplitForm& split() const { return *split_; }
    [[nodiscard]] TargetForm& target() const { return *target_; }
    [[nodiscard]] FitForm& fit() const { return *fit_; }
    [[nodiscard]] ChoiceResult& result() const { return *result_; }
    [[nodiscard]] QPushButton& chooseButton() const { return *choose_; }

Q_SIGNALS:
    /// By the user: the policy is to be in force. `results`: those that it can be decided on, with more
    /// columns than before where temperatures were fitted.
    void policyAdopted(const offramp::Policy& policy,
                       const std::shared_ptr<const offramp::CorpusResults>& results);
    /// By the user: the gate is to be written to a file.
    void gateSaveRequested(const offramp::GateRule& gate);

protected:
    void refresh() override;
    void showStep() override;

private:
    /// How far a fit has come, told by another thread.
    struct Progress {
        std::atomic<std::size_t> done = 0;
        std::atomic<std::size_t> total = 0;
    };

    void build();
    void showMeasure();
    [[nodiscard]] ChoiceRequest request() const;
    void takeChoice(MadeChoice made);
    void takeFailure(const Error& error);
    void setChoosing(bool choosing);
    void showProgress();

    OpenTraces openTraces_;
    LatestWork work_;
    std::shared_ptr<Progress> progress_;
    std::shared_ptr<const MadeChoice> made_;
    bool choosing_ = false;
    QTimer progressTimer_;

    MeasureChoice* measure_;
    SplitForm* split_;
    TargetForm* target_;
    FitForm* fit_;
    QPushButton* choose_;
    QPushButton* stop_;
    QLabel* status_;
    ChoiceResult* result_;
};

} // namespace offramp
