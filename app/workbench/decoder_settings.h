// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/decoder_options.h"

#include <optional>

namespace offramp {

/// The decoder that was saved, with the settings of its beam search also where it is greedy. Nothing if none
/// was, or its numbers are out of range. Its files aren't looked at.
[[nodiscard]] std::optional<DecoderOptions> loadDecoder();
void saveDecoder(const DecoderOptions& options);

} // namespace offramp
