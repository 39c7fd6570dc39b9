// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace offramp {

/// The policies that a comparison lists, in order: every measure with its default parameters; behind it, with
/// the parameters that it was used with last, if they are others; the baselines; and the last policy that is
/// none of these. Thresholds are those used last, or those to begin with.
class CompareRows {
public:
    enum class Kind { measure, variant, baseline, other };

    struct Row {
        Kind kind = Kind::measure;
        Policy policy;
    };

    /// What happened to a row: it was there and may have changed, or it is new.
    struct Place {
        int row = 0;
        bool inserted = false;
    };

    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    [[nodiscard]] const Row& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }

    /// For a model of `exits` ≥ 1 exits and `classes` ≥ 1 classes; what was used before is kept as far as it
    /// fits.
    void setModel(int exits, std::int64_t classes);
    /// Where a policy that is to be used belongs: before it is put there.
    [[nodiscard]] Place placeOf(const Policy& policy) const;
    /// Puts it there.
    void put(const Place& place, const Policy& policy);

private:
    [[nodiscard]] std::optional<int> find(Kind kind, const Measure* measure) const;
    [[nodiscard]] Policy policyOf(const Measure& measure, std::int64_t classes) const;

    std::vector<Row> rows_;
};

} // namespace offramp
