// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace offramp {

/// The number with the fewest decimal digits above `low` and up to `high`, as near to `high` as so many
/// digits come; `high` itself where there is none. low < high, or both the same infinity.
[[nodiscard]] double shortestUpTo(double low, double high);

/// Likewise from `low` and below `high`, near to `low`.
[[nodiscard]] double shortestFrom(double low, double high);

} // namespace offramp
