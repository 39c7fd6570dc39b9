// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/comparison.h"
#include "analysis/judge.h"

#include <QString>

#include <memory>
#include <optional>

namespace offramp {

/// What a presentation says in large type.
struct BannerText {
    QString heading;  ///< "Exit 2 of 6 · layer 4"
    QString errors;   ///< "0 word errors of 5 (0 %)"; empty where they aren't known
    QString heard;    ///< HTML, differences marked
    QString sentence; ///< of the decision
    QString note;     ///< what the threshold is

    bool operator==(const BannerText&) const = default;
};

/// What is known once exit `exit`, from 0, and those before it are shown; −1: none is yet. `shown` has no
/// more exits than those; `judgement` is of it, null while its scores are being taken. `exits`: of the model.
[[nodiscard]] BannerText bannerText(const Analysis& shown, const Comparison* comparison,
                                    const Judgement* judgement, int exit);

/// "Stops where entropy, normalised is below 0.05"; empty for a policy without
/// one threshold.
[[nodiscard]] QString stoppingText(const Policy& policy);

} // namespace offramp
