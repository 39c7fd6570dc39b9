// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "corpus/explore/decisions.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// An expression that can't be read, or asks for what there isn't.
class FilterError : public Error {
public:
    FilterError(std::size_t position, Message reason, Message remedy = {});

    /// Where, in bytes from the expression's begin; its size for what is missing at the end. The sentence
    /// counts characters from 1.
    [[nodiscard]] std::size_t position() const { return position_; }

private:
    std::size_t position_;
};

/// A name that expressions may use.
struct FilterName {
    enum class Kind {
        number,
        text,
        column ///< of the manifest: a text, or a number where it is compared with one
    };

    std::string name; ///< as it is written, in backticks where it has to be
    Kind kind = Kind::number;
    Message description; ///< a phrase, "word error rate after layer 12"
};

/// All of them, for completion: the utterance's own, those at the exit taken, those of each layer, and the
/// manifest's columns.
[[nodiscard]] std::vector<FilterName> filterNames(const CorpusResults& results,
                                                  const DecoderResults& decoder);

/// A condition on utterances, `wer_12 > 0.2 and exit == 4`.
///
/// - Names: `id`, `audio`, `duration` (seconds), `words` (of the reference), `reference`; at the exit taken
///   `exit` (from 1), `layer`, `text`, `wer`, `cer`, `errors` (in words), `seconds`, `gmacs` and every
///   measure of the decoder by its text form; after layer K the same with _K, `wer_12`,
///   `entropy_normalised_4`; and the manifest's columns. Rates are fractions. A name with other characters
///   than letters, digits, _ and dots stands in backticks, `tsallis:alpha=0.5_4`; in backticks a column goes
///   before a name of ours.
/// - Values: numbers, 0.2 or 1e-3; texts in "…" or '…', where \ takes the next character as it is.
/// - Operators, the weakest first: `or`; `and`; `not`; comparisons == != < <= > >=, ~ (contains, whatever the
///   case), `in (1, 2)`, `not in (…)`, which can't be chained; + -; * /; - of a number; parentheses. Texts
///   are compared by their bytes, == and < as they are written.
/// - `defined(NAME)`: whether there is a value.
///
/// What is undefined (no reference, a measure without a value, a column that is no number) makes every
/// comparison false, != and `not in` too, and so `not` of one true; division by 0 is undefined.
class Filter {
public:
    /// Of an empty or blank expression: lets everything pass. Throws FilterError. Keeps `results` and
    /// `decoder`, which outlive it, by reference. Copies share what was read.
    Filter(const CorpusResults& results, const DecoderResults& decoder, std::string_view expression);

    /// Those of the selection that the condition is true of. `exitsTaken`: of every utterance; empty, or −1:
    /// names at the exit taken are undefined.
    [[nodiscard]] Selection apply(std::span<const std::uint32_t> selection,
                                  std::span<const std::int16_t> exitsTaken) const;

    /// Whether another policy may change what passes.
    [[nodiscard]] bool readsExitTaken() const;

private:
    struct State;
    std::shared_ptr<const State> state_;
};

} // namespace offramp
