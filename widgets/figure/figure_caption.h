// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_content.h"
#include "figure/figure_spec.h"

#include <QString>

namespace offramp {

/// What a reader has to know of the figure: what is shown, from above; utterance and model; the measure, its
/// threshold and the exit taken, with what it saves; and what marks mean. Plain text for a caption.
[[nodiscard]] QString figureCaption(const FigureSpec& spec, const FigureContent& content);

} // namespace offramp
