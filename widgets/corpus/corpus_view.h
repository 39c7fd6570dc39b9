// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/corpus_subject.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <memory>

namespace offramp {

/// Runs `work`, wherever, and then `done` in the thread of the widgets. What isn't given one works at once.
using Background = std::function<void(std::function<void()> work, std::function<void()> done)>;

/// A view of a corpus beside the trade-off plot. It is told of what it shows, and tells of what is chosen in
/// it; who owns it passes that on. A view that nobody sees needn't be told of steps.
class CorpusView : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Another corpus, decoder or scope; no step is known of it.
    virtual void setSubject(const CorpusSubject& subject) = 0;
    /// Null: none is known.
    virtual void setStep(std::shared_ptr<const CorpusStep> step) = 0;
    /// Utterances that are to stand out; ascending.
    virtual void setSelected(const Selection& /*utterances*/) {}
    /// Where what takes long is worked out.
    virtual void setBackground(Background /*background*/) {}

Q_SIGNALS:
    /// By the user: these utterances are to be selected everywhere.
    void selectionPicked(const offramp::Selection& utterances);
    /// By the user: the table is to show these alone, which are `what`, "destructive at exit 3".
    void narrowingPicked(const offramp::Selection& utterances, const QString& what);
};

} // namespace offramp
