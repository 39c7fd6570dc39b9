// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/node.h"

namespace offramp::formula {

/// The classes of a row's parts as they space: a binary operator with nothing to operate on, such as a sign,
/// is ordinary. Spaces keep their place and count for nothing.
[[nodiscard]] std::vector<AtomClass> spacingClasses(const std::vector<Node>& parts);

/// Eighteenths of an em between neighbours (The TeXbook, chapter 18); `script`: within a sub- or superscript.
[[nodiscard]] int spaceBetween(AtomClass left, AtomClass right, bool script);

} // namespace offramp::formula
