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
    /// `both`: --decoder both, too.
    void addTo(CLI::App& command, bool both = false);

    /// Throws UsageError for an unknown decoder, a value out of its range, and options of the beam search
    /// without it.
    [[nodiscard]] DecoderOptions options() const;
    /// Likewise; two, greedy and beam, where both are asked for.
    [[nodiscard]] std::vector<DecoderOptions> all() const;

private:
    void addOfBeam(CLI::Option* option) { ofBeam_.push_back(option); }

    [[nodiscard]] DecoderOptions checkedBeam() const;

    std::string kind_ = "greedy";
    bool both_ = false;
    DecoderOptions options_;
    std::vector<CLI::Option*> ofBeam_;
};

} // namespace offramp::cli
