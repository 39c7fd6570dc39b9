// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/run/sound_cache.h"

#include <algorithm>
#include <exception>

namespace offramp {

std::shared_ptr<const LoadedAudio> SoundCache::load(const std::filesystem::path& path,
                                                    std::optional<int> channel, const CancelToken& cancel) {
    std::unique_lock lock(mutex_);
    const Place found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.path == path && entry.channel == channel;
    });
    std::promise<Sound> promise;
    std::shared_future<Sound> sound;
    if (found != entries_.end()) {
        entries_.splice(entries_.begin(), entries_, found);
        sound = found->sound;
        lock.unlock();
        return sound.get();
    }
    sound = promise.get_future().share();
    entries_.push_front({path, channel, sound});
    const Place place = entries_.begin();
    lock.unlock();
    read(place, promise, cancel);
    return sound.get();
}

void SoundCache::read(Place place, std::promise<Sound>& promise, const CancelToken& cancel) {
    try {
        auto sound = std::make_shared<const LoadedAudio>(
            loadAudio(place->path, {place->channel, sampleRate_}, cancel));
        const std::lock_guard lock(mutex_);
        place->samples = sound->waveform.samples.size();
        promise.set_value(std::move(sound));
        dropOldest();
    } catch (...) {
        const std::lock_guard lock(mutex_);
        promise.set_exception(std::current_exception());
        entries_.erase(place);
    }
}

void SoundCache::dropOldest() {
    std::size_t total = 0;
    std::size_t kept = 0;
    for (Place entry = entries_.begin(); entry != entries_.end();) {
        total += entry->samples;
        const bool drop = entry->samples > 0 && total > mostSamples_ && kept > 0;
        if (entry->samples > 0) ++kept;
        entry = drop ? entries_.erase(entry) : std::next(entry);
    }
}

} // namespace offramp
