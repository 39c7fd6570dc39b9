// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "traces/trace_line.h"

#include <QPixmap>

#include <map>

namespace offramp {

/// The line of one exit after the other, on a layer of its own. Each is drawn once and kept as a picture
/// until the plot changes: to show another exit only puts its picture there.
class WideLine : public TraceLine {
    Q_OBJECT

public:
    WideLine(QCPAxis* keys, QCPAxis* values);

    /// The same numbers as `line`, which is exit `exit`'s.
    void show(int exit, const TraceLine& line, const QPen& pen);
    /// Data, axes, colours or the size are others than they were.
    void forgetPictures() { pictures_.clear(); }
    /// How often a line was drawn, not put there from its picture: what tests count.
    [[nodiscard]] int drawings() const { return drawings_; }

protected:
    void draw(QCPPainter* painter) override;

private:
    [[nodiscard]] QPixmap picture();

    int exit_ = -1;
    int drawings_ = 0;
    std::map<int, QPixmap> pictures_; ///< by exit, as large as the plot
};

} // namespace offramp
