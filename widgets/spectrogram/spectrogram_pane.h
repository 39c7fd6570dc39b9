// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "spectrogram/spectrogram_tiles.h"
#include "theme/colour_map.h"
#include "time/time_pane.h"

#include <QList>

#include <memory>

class QAction;

namespace offramp {

/// How loud each frequency is over time. Drawn from the tiles that are ready, coarser ones first; the rest
/// comes in the background.
class SpectrogramPane : public TimePane {
    Q_OBJECT

public:
    explicit SpectrogramPane(TimeView* view, QWidget* parent = nullptr);

    /// Null: nothing to show.
    void setSound(std::shared_ptr<const Waveform> waveform);
    void setScale(Spectrogram::Scale scale);
    /// Decibels from the loudest colour (0 dB, full scale, less 10) down to the softest, 20 … 110.
    void setDynamicRange(int decibels);
    void setColourMap(ColourMap::Name name);

    [[nodiscard]] Spectrogram::Scale scale() const { return scale_; }
    [[nodiscard]] int dynamicRange() const { return dynamicRange_; }
    [[nodiscard]] ColourMap::Name colourMap() const { return map_; }
    [[nodiscard]] const SpectrogramTiles& tiles() const { return *tiles_; }
    /// Scale, range and colours as actions, for a menu; the context menu has them too.
    [[nodiscard]] QList<QAction*> settingActions() const { return actions(); }

Q_SIGNALS:
    void settingsChanged();

protected:
    void paintContent(QPainter& painter, const QRectF& area) override;
    [[nodiscard]] QString textAt(QPointF position) const override;

private:
    void buildActions();
    template <typename Value, typename Set>
    void addChoice(const QList<QPair<QString, Value>>& choices, Value chosen, Set set);
    [[nodiscard]] int wantedLevel() const;
    void paintTile(QPainter& painter, const QRectF& area, TileKey key);
    bool paintCoarser(QPainter& painter, const QRectF& area, TileKey key);
    void paintScale(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] QRectF placeOf(const QRectF& area, TileKey key) const;
    void buildTable();

    SpectrogramTiles* tiles_;
    std::shared_ptr<const Waveform> waveform_;
    Spectrogram::Scale scale_ = Spectrogram::Scale::mel;
    int dynamicRange_ = 70;
    ColourMap::Name map_ = ColourMap::Name::aurora;
    QList<QRgb> table_;
    int orderedLevel_ = -1;
};

} // namespace offramp
