// SPDX-License-Identifier: GPL-3.0-or-later
#include "spectrogram/spectrogram_tiles.h"

#include <vector>

namespace offramp {

namespace {

QImage computeTile(const Waveform& waveform, const Spectrogram& spectrogram, TileKey key) {
    constexpr int width = SpectrogramTiles::width;
    constexpr int rows = SpectrogramTiles::rows;
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(width) * rows);
    spectrogram.compute(waveform.samples, key.level, key.index * width, width, bytes);
    QImage image(width, rows, QImage::Format_Indexed8);
    for (int row = 0; row < rows; ++row)
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(row) * width, width, image.scanLine(row));
    return image;
}

} // namespace

SpectrogramTiles::SpectrogramTiles(QObject* parent) : QObject(parent), tiles_(mostKilobytes) {
    pool_.setMaxThreadCount(1); // the model needs the other cores
}

SpectrogramTiles::~SpectrogramTiles() {
    ++*generation_;
    pool_.clear();
    pool_.waitForDone();
}

void SpectrogramTiles::setSound(std::shared_ptr<const Waveform> waveform, Spectrogram::Scale scale) {
    dropOrders();
    ++sound_;
    tiles_.clear();
    waveform_ = std::move(waveform);
    spectrogram_ = waveform_ && waveform_->sampleRate > 0
                       ? std::make_shared<const Spectrogram>(waveform_->sampleRate, scale, rows)
                       : nullptr;
}

void SpectrogramTiles::dropOrders() {
    ++*generation_;
    pool_.clear();
    ordered_.clear();
}

const QImage* SpectrogramTiles::tile(TileKey key) {
    if (const QImage* ready = tiles_.object(key)) return ready;
    if (!spectrogram_ || ordered_.contains(key)) return nullptr;
    ordered_.insert(key);
    pool_.start([this, key, sound = sound_, waveform = waveform_, spectrogram = spectrogram_,
                 generation = generation_, mine = generation_->load()] {
        if (*generation != mine) return;
        const QImage image = computeTile(*waveform, *spectrogram, key);
        QMetaObject::invokeMethod(
            this, [this, sound, key, image] { take(sound, key, image); }, Qt::QueuedConnection);
    });
    return nullptr;
}

void SpectrogramTiles::take(quint64 sound, TileKey key, const QImage& image) {
    if (sound != sound_) return;
    ordered_.remove(key);
    tiles_.insert(key, new QImage(image), static_cast<qsizetype>(image.sizeInBytes() / 1024));
    Q_EMIT tileReady();
}

} // namespace offramp
