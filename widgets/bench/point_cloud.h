// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "traces/custom_plot.h"

namespace offramp {

/// Points alone, each a small square: a hundred thousand are drawn in one call.
class PointCloud : public QCPGraph {
    Q_OBJECT

public:
    PointCloud(QCPAxis* keys, QCPAxis* values);

    /// In pixels.
    void setPointSize(double size) { size_ = size; }

protected:
    void draw(QCPPainter* painter) override;

private:
    double size_ = 3;
};

} // namespace offramp
