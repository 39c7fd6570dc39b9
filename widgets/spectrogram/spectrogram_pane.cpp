// SPDX-License-Identifier: GPL-3.0-or-later
#include "spectrogram/spectrogram_pane.h"

#include "choice/choice.h"
#include "theme/colour_map.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// The level that gets the brightest colour: speech hardly ever comes nearer to a sine at full scale.
constexpr double brightest = -10;

} // namespace

SpectrogramPane::SpectrogramPane(TimeView* view, QWidget* parent)
    : TimePane(view, parent), tiles_(new SpectrogramTiles(this)) {
    setMinimumHeight(44);
    setAccessibleName(tr("Spectrogram"));
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(tiles_, &SpectrogramTiles::tileReady, this, &SpectrogramPane::contentChanged);
    buildChoices();
    buildTable();
}

void SpectrogramPane::buildChoices() {
    using Scale = Spectrogram::Scale;
    scale_ = new Choice(this,
                        {{tr("Mel scale"), static_cast<int>(Scale::mel)},
                         {tr("Linear scale"), static_cast<int>(Scale::linear)}},
                        static_cast<int>(Scale::mel));
    addSeparator(*this);
    dynamicRange_ =
        new Choice(this, {{tr("50 dB"), 50}, {tr("70 dB"), 70}, {tr("90 dB"), 90}, {tr("110 dB"), 110}}, 70);
    addSeparator(*this);
    using Name = ColourMap::Name;
    colours_ = new Choice(this,
                          {{tr("Colours: aurora"), static_cast<int>(Name::aurora)},
                           {tr("Colours: embers"), static_cast<int>(Name::embers)},
                           {tr("Colours: grey"), static_cast<int>(Name::grey)}},
                          static_cast<int>(Name::aurora));
    connect(scale_, &Choice::chosenChanged, this, &SpectrogramPane::restart);
    connect(dynamicRange_, &Choice::chosenChanged, this, &SpectrogramPane::buildTable);
    connect(colours_, &Choice::chosenChanged, this, &SpectrogramPane::buildTable);
}

void SpectrogramPane::setSound(std::shared_ptr<const Waveform> waveform) {
    if (waveform == waveform_) return;
    waveform_ = std::move(waveform);
    restart();
}

void SpectrogramPane::restart() {
    tiles_->setSound(waveform_, static_cast<Spectrogram::Scale>(scale_->chosen()));
    contentChanged();
}

void SpectrogramPane::buildTable() {
    const ColourMap& map = ColourMap::of(static_cast<ColourMap::Name>(colours_->chosen()));
    table_.clear();
    for (int byte = 0; byte < 256; ++byte) {
        const double decibels = Spectrogram::floorDecibels + byte * Spectrogram::decibelsPerStep;
        table_.append(map.at((decibels - brightest) / dynamicRange_->chosen() + 1));
    }
    contentChanged();
}

/// A column for each pixel, or a little less.
int SpectrogramPane::wantedLevel() const {
    const double pixel = timeView().range().width() / std::max(1.0, plotArea().width() * devicePixelRatioF());
    const double ratio = pixel / tiles_->spectrogram()->secondsPerColumn(0);
    return std::clamp(static_cast<int>(std::ceil(std::log2(std::max(1.0, ratio)))), 0, 30);
}

QRectF SpectrogramPane::placeOf(const QRectF& area, TileKey key) const {
    const double seconds = tiles_->spectrogram()->secondsPerColumn(key.level) * SpectrogramTiles::width;
    // A frame is centred on its time: the first column begins half a frame's step before.
    const double shift = tiles_->spectrogram()->secondsPerColumn(0) / 2;
    const double left = xOf(static_cast<double>(key.index) * seconds - shift);
    const double right = xOf(static_cast<double>(key.index + 1) * seconds - shift);
    return {left, area.top(), right - left, area.height()};
}

void SpectrogramPane::paintContent(QPainter& painter, const QRectF& area) {
    painter.fillRect(area, QColor(table_.front()));
    if (tiles_->spectrogram() != nullptr) {
        const int level = wantedLevel();
        if (level != orderedLevel_) tiles_->dropOrders();
        orderedLevel_ = level;
        const double seconds = tiles_->spectrogram()->secondsPerColumn(level) * SpectrogramTiles::width;
        const TimeRange range = timeView().range();
        painter.save();
        painter.setClipRect(area);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const auto first = static_cast<std::int64_t>(std::floor(std::max(0.0, range.begin) / seconds));
        const auto last = static_cast<std::int64_t>(std::floor(range.end / seconds));
        for (std::int64_t index = first; index <= last; ++index)
            paintTile(painter, area, {level, index});
        painter.restore();
    }
    paintScale(painter, area);
}

void SpectrogramPane::paintTile(QPainter& painter, const QRectF& area, TileKey key) {
    const QImage* tile = tiles_->tile(key);
    if (tile == nullptr) return paintCoarser(painter, area, key);
    QImage coloured = *tile;
    coloured.setColorTable(table_);
    painter.drawImage(placeOf(area, key), coloured);
}

/// What a level above knows of the tile's stretch, until the tile is there.
void SpectrogramPane::paintCoarser(QPainter& painter, const QRectF& area, TileKey key) {
    constexpr int highest = 6;
    for (int up = 1; up <= highest; ++up) {
        const TileKey parent{key.level + up, key.index >> up};
        const QImage* tile = tiles_->readyTile(parent);
        if (tile == nullptr) continue;
        const double width = static_cast<double>(SpectrogramTiles::width) / static_cast<double>(1 << up);
        const auto part = static_cast<double>(key.index & ((std::int64_t{1} << up) - 1));
        QImage coloured = *tile;
        coloured.setColorTable(table_);
        painter.drawImage(placeOf(area, key), coloured,
                          QRectF(part * width, 0, width, SpectrogramTiles::rows));
        return;
    }
}

void SpectrogramPane::paintScale(QPainter& painter, const QRectF& area) const {
    const Theme colours = theme();
    painter.setPen(colours.faint);
    painter.drawText(QRectF(4, 0, area.left() - 10, area.height()), Qt::AlignLeft | Qt::AlignTop,
                     tr("kHz", "unit of a frequency axis"));
    const Spectrogram* spectrogram = tiles_->spectrogram();
    if (spectrogram == nullptr) return;
    const double text = painter.fontMetrics().height();
    double free = area.bottom();
    for (const double kilohertz : {0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 24.0, 48.0}) {
        if (kilohertz * 1000 > spectrogram->highestFrequency()) break;
        const double y = area.bottom() - spectrogram->heightOf(kilohertz * 1000) * area.height();
        painter.drawLine(QPointF(area.left() - 4, y), QPointF(area.left() - 1, y));
        const double top = std::clamp(y - text / 2, area.top(), area.bottom() - text);
        if (top + text > free + 1) continue;
        free = top;
        painter.drawText(QRectF(4, top, area.left() - 12, text), Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(kilohertz));
    }
}

QString SpectrogramPane::textAt(QPointF position) const {
    const QRectF area = plotArea();
    const Spectrogram* spectrogram = tiles_->spectrogram();
    if (spectrogram == nullptr || !area.contains(position)) return {};
    const double height = (area.bottom() - position.y()) / area.height();
    const double time = timeAt(position.x());
    const int level = wantedLevel();
    const double column = time / spectrogram->secondsPerColumn(level);
    const TileKey key{level, static_cast<std::int64_t>(column) / SpectrogramTiles::width};
    const QLocale locale;
    QString text = tr("%1 s, %2 Hz")
                       .arg(locale.toString(time, 'f', 3),
                            locale.toString(std::lround(spectrogram->frequencyAt(height))));
    const QImage* tile = tiles_->readyTile(key);
    if (tile == nullptr) return text;
    const int x = static_cast<int>(static_cast<std::int64_t>(column) % SpectrogramTiles::width);
    const int y =
        std::clamp(static_cast<int>((1 - height) * SpectrogramTiles::rows), 0, SpectrogramTiles::rows - 1);
    const double decibels =
        Spectrogram::floorDecibels + tile->pixelIndex(x, y) * Spectrogram::decibelsPerStep;
    return text + tr(", %1 dB").arg(locale.toString(decibels, 'f', 1));
}

} // namespace offramp
