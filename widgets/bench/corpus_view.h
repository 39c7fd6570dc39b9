// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/background.h"
#include "bench/corpus_subject.h"

#include <QString>
#include <QWidget>

#include <memory>

namespace offramp {

/// A view of a corpus beside the trade-off plot. It is told of what it shows, and tells of what is chosen in
/// it; who owns it passes that on. A view that nobody sees needn't be told of steps.
class CorpusView : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Another corpus, decoder or scope; no step is known of it.
    void setSubject(const CorpusSubject& subject);
    /// Null: none is known.
    void setStep(std::shared_ptr<const CorpusStep> step);
    /// Utterances that are to stand out; ascending.
    virtual void setSelected(const Selection& /*utterances*/) {}
    /// Where what takes long is worked out; by default at once.
    void setBackground(Background background) { background_ = std::move(background); }
    /// Figures worked out anew since the start, but for those of steps: what tests count.
    [[nodiscard]] int refreshes() const { return refreshes_; }

Q_SIGNALS:
    /// By the user: these utterances are to be selected everywhere.
    void selectionPicked(const offramp::Selection& utterances);
    /// By the user: the table is to show these alone, which are `what`, "destructive at exit 3".
    void narrowingPicked(const offramp::Selection& utterances, const QString& what);

protected:
    [[nodiscard]] const CorpusSubject& subject() const { return subject_; }
    [[nodiscard]] const std::shared_ptr<const CorpusStep>& step() const { return step_; }
    [[nodiscard]] const Background& background() const { return background_; }
    /// What is shown has to be worked out anew: now, or when somebody sees it.
    void invalidate();
    /// Works out what is shown of the subject.
    virtual void refresh() = 0;
    /// Shows what the step changes.
    virtual void showStep() = 0;
    void showEvent(QShowEvent* event) override;

private:
    CorpusSubject subject_;
    std::shared_ptr<const CorpusStep> step_;
    Background background_ = workAtOnce;
    bool isStale_ = true;
    int refreshes_ = 0;
};

} // namespace offramp
