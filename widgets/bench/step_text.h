// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"

#include <QString>

namespace offramp {

/// What a policy comes to over a corpus: "Entropy, normalised < 0.035 · average layer 5.21 · WER 9.87 % …".
[[nodiscard]] QString stepText(const CorpusStep& step);

/// The measure whose threshold a policy has, and that can be swept; nothing for any other policy.
[[nodiscard]] std::optional<MeasureSpec> sweptMeasure(const Policy& policy);
/// Its threshold, if it is common to all exits.
[[nodiscard]] std::optional<double> commonThreshold(const Policy& policy);

} // namespace offramp
