// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/decoder_options.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace offramp::cli {

/// Declares --decoder and the beam search's options, named as torchaudio's ctc_decoder has them.
class DecoderArguments {
public:
    void addTo(CLI::App& command);

    /// Throws UsageError for an unknown decoder, a value out of its range, and options of the beam search
    /// without it.
    [[nodiscard]] DecoderOptions options() const;

private:
    void addOfBeam(CLI::Option* option) { ofBeam_.push_back(option); }

    std::string kind_ = "greedy";
    DecoderOptions options_;
    std::vector<CLI::Option*> ofBeam_;
};

} // namespace offramp::cli
