// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"

#include <QComboBox>
#include <QWidget>

#include <optional>
#include <vector>

namespace offramp {

/// The exit and the measure that a view is of: the strategy's, unless another is chosen.
class MeasureChoice : public QWidget {
    Q_OBJECT

public:
    /// Without exits where a view is of all of them.
    explicit MeasureChoice(bool exits, QWidget* parent = nullptr);

    /// What was chosen stays so where it is still there. No signal.
    void setSubject(const CorpusSubject& subject);
    /// True if the measure is another thereby. No signal.
    bool setPolicy(const Policy* policy);

    [[nodiscard]] std::size_t exit() const;
    /// Nothing where the strategy has none and none is chosen.
    [[nodiscard]] std::optional<MeasureSpec> measure() const;
    /// The decoder whose errors belong to it; null: none has values of it.
    [[nodiscard]] const DecoderResults* decoder() const;
    [[nodiscard]] QComboBox& exitBox() const { return *exit_; }
    [[nodiscard]] QComboBox& measureBox() const { return *measure_; }

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    void fillExits();
    void fillMeasures();
    void nameOwn();

    CorpusSubject subject_;
    std::optional<MeasureSpec> own_; ///< the strategy's
    std::vector<MeasureSpec> listed_;
    QComboBox* exit_;
    QComboBox* measure_;
};

/// The measures that a decoder has values of, but for those at one exit alone: at the temperature that was
/// fitted there.
[[nodiscard]] std::vector<MeasureSpec> measuresOf(const CorpusResults& results,
                                                  const DecoderResults& decoder);
/// Those of all the file's decoders, each once.
[[nodiscard]] std::vector<MeasureSpec> measuresOf(const CorpusResults& results);

} // namespace offramp
