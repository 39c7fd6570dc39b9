// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"

#include <QWidget>

#include <string>

class QComboBox;
class QLabel;
class QToolButton;

namespace offramp {

/// The line above the bench: what is open, whose errors count, and over which part of the corpus.
class CorpusHead : public QWidget {
    Q_OBJECT

public:
    explicit CorpusHead(QWidget* parent = nullptr);

    /// What was chosen stays so where it is still there. No signal.
    void setResults(const CorpusResults& results);
    /// Names them, and how many utterances there are; `common`: those that files beside it have too, 0 where
    /// there is no other.
    void showTotals(const CorpusSubject& subject, std::size_t common = 0);

    /// The name of the decoder that was chosen; empty: the measure's own.
    [[nodiscard]] std::string decoder() const;
    /// The utterances of the part that was chosen.
    [[nodiscard]] Selection scope(const CorpusResults& results) const;
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void decoderChosen();
    void scopeChosen();
    /// What couldn't be run is to be listed.
    void failuresWanted();

private:
    void fillDecoders(const CorpusResults& results);
    void fillScopes(const CorpusResults& results);

    QLabel* name_;
    QToolButton* failures_;
    QLabel* decoderLabel_;
    QComboBox* decoder_;
    QLabel* scopeLabel_;
    QComboBox* scope_;
};

} // namespace offramp
