// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "spectrogram/spectrogram_tiles.h"
#include "time/time_pane.h"

#include <QList>

#include <memory>

class QAction;

namespace offramp {

class Choice;

/// How loud each frequency is over time. Drawn from the tiles that are ready, coarser ones first; the rest
/// comes in the background.
class SpectrogramPane : public TimePane {
    Q_OBJECT

public:
    explicit SpectrogramPane(TimeView* view, QWidget* parent = nullptr);

    /// Null: nothing to show.
    void setSound(std::shared_ptr<const Waveform> waveform);
    /// Spectrogram::Scale.
    /// All that is in view has been computed, as far as it was painted.
    [[nodiscard]] bool isComplete() const { return tiles_->isIdle(); }
    [[nodiscard]] Choice& scale() const { return *scale_; }
    /// Decibels from the loudest colour (0 dB, full scale, less 10) down to the softest.
    [[nodiscard]] Choice& dynamicRange() const { return *dynamicRange_; }
    /// ColourMap::Name.
    [[nodiscard]] Choice& colours() const { return *colours_; }
    /// All three as actions, for a menu; the context menu has them too.
    [[nodiscard]] QList<QAction*> settingActions() const { return actions(); }

protected:
    void paintContent(QPainter& painter, const QRectF& area) override;
    [[nodiscard]] QString textAt(QPointF position) const override;

private:
    void buildChoices();
    void restart();
    [[nodiscard]] int wantedLevel() const;
    void paintTile(QPainter& painter, const QRectF& area, TileKey key);
    void paintCoarser(QPainter& painter, const QRectF& area, TileKey key);
    void paintScale(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] QRectF placeOf(const QRectF& area, TileKey key) const;
    void buildTable();

    SpectrogramTiles* tiles_;
    std::shared_ptr<const Waveform> waveform_;
    Choice* scale_ = nullptr;
    Choice* dynamicRange_ = nullptr;
    Choice* colours_ = nullptr;
    QList<QRgb> table_;
    int orderedLevel_ = -1;
};

} // namespace offramp
