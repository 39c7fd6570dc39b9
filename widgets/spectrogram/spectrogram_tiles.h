// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/waveform.h"
#include "features/spectrogram.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace offramp {

/// Which piece of a spectrogram: `index` counts tiles of a level from the sound's start.
struct TileKey {
    int level = 0;
    std::int64_t index = 0;
    bool operator==(const TileKey&) const = default;
};
[[nodiscard]] inline size_t qHash(const TileKey& key, size_t seed = 0) {
    return qHashMulti(seed, key.level, key.index);
}

/// The tiles of one sound's spectrogram: computed in the background when they are asked for, kept up to a
/// limit. An image's bytes are Spectrogram's, one a pixel, for a colour table of the caller's.
class SpectrogramTiles : public QObject {
    Q_OBJECT

public:
    static constexpr int width = 256; ///< columns in a tile
    static constexpr int rows = 256;
    static constexpr int mostKilobytes = 48 * 1024;

    explicit SpectrogramTiles(QObject* parent = nullptr);
    ~SpectrogramTiles() override;
    SpectrogramTiles(const SpectrogramTiles&) = delete;
    SpectrogramTiles& operator=(const SpectrogramTiles&) = delete;

    /// Null: no sound. Forgets all tiles.
    void setSound(std::shared_ptr<const Waveform> waveform, Spectrogram::Scale scale);
    /// Null if there is none.
    [[nodiscard]] const Spectrogram* spectrogram() const { return spectrogram_.get(); }

    /// The tile if it is ready; else it is ordered, and null.
    [[nodiscard]] const QImage* tile(TileKey key);
    /// The tile if it is ready.
    [[nodiscard]] const QImage* readyTile(TileKey key) const { return tiles_.object(key); }
    /// Nothing that was ordered is still to come.
    [[nodiscard]] bool isIdle() const { return ordered_.isEmpty(); }
    /// Drops the orders that haven't been begun: another stretch is looked at.
    void dropOrders();

Q_SIGNALS:
    void tileReady();

private:
    void take(quint64 sound, TileKey key, const QImage& image);

    std::shared_ptr<const Waveform> waveform_;
    std::shared_ptr<const Spectrogram> spectrogram_;
    QCache<TileKey, QImage> tiles_;
    QSet<TileKey> ordered_;
    QThreadPool pool_;
    /// Which sound and which order: what was ordered under another number is not computed any more.
    std::shared_ptr<std::atomic<quint64>> generation_ = std::make_shared<std::atomic<quint64>>(0);
    quint64 sound_ = 0;
};

} // namespace offramp
