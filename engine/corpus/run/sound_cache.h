// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/load.h"
#include "base/cancel.h"

#include <cstddef>
#include <filesystem>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <optional>

namespace offramp {

/// Recordings that several utterances are stretches of: each is read once while it is in use, not once for
/// each of them. Threads may share one.
class SoundCache {
public:
    /// Keeps the recordings that were used last, up to `samples` in all (by default 512 MiB: two hours at 16
    /// kHz), and one at least. `sampleRate` is what they are resampled to, Hz.
    explicit SoundCache(int sampleRate, std::size_t samples = std::size_t{1} << 27U)
        : sampleRate_(sampleRate), mostSamples_(samples) {}

    /// The whole recording. A thread that asks for what another is reading waits for it. Throws as
    /// loadAudio() does; a recording that couldn't be read is read anew when it is asked for again.
    [[nodiscard]] std::shared_ptr<const LoadedAudio>
    load(const std::filesystem::path& path, std::optional<int> channel, const CancelToken& cancel);

private:
    using Sound = std::shared_ptr<const LoadedAudio>;
    struct Entry {
        std::filesystem::path path;
        std::optional<int> channel;
        std::shared_future<Sound> sound;
        std::size_t samples = 0; ///< 0 while it is read
    };
    using Place = std::list<Entry>::iterator;

    void read(Place place, std::promise<Sound>& promise, const CancelToken& cancel);
    void dropOldest();

    int sampleRate_;
    std::size_t mostSamples_;
    std::mutex mutex_;
    std::list<Entry> entries_; ///< the one used last is the first
};

} // namespace offramp
