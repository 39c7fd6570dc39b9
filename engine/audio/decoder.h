// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/info.h"
#include "base/message.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace offramp {

class FileBytes;

/// One way of decoding, private to this folder; AudioReader chooses among them.
class Decoder {
public:
    virtual ~Decoder() = default;

    [[nodiscard]] const AudioInfo& info() const { return info_; }
    /// As AudioReader::read.
    virtual std::int64_t read(std::span<float> interleaved) = 0;
    /// Found in the sound itself, in the order of finding.
    [[nodiscard]] const std::vector<Message>& warnings() const { return warnings_; }
    /// Frames that the undamaged file would have had; nothing if it can't be known. For telling what is
    /// missing.
    [[nodiscard]] std::optional<std::int64_t> promised() const { return promised_; }
    /// By how many frames the promise may be off in a good file.
    [[nodiscard]] virtual std::int64_t tolerance() const { return 0; }

protected:
    void warn(Message warning) { warnings_.push_back(std::move(warning)); }

    AudioInfo info_;
    std::optional<std::int64_t> promised_;

private:
    std::vector<Message> warnings_;
};

/// The decoder for what the file's bytes are, whatever its name says. Throws Error.
[[nodiscard]] std::unique_ptr<Decoder> openDecoder(const std::shared_ptr<FileBytes>& file);

} // namespace offramp
