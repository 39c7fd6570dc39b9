// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace offramp {

/// How a line or a mark of a chart is drawn; each has a pattern or a shape beside its colour.
struct ChartStyle {
    enum class Kind {
        curve, ///< one of several, `index` from 0
        exit,  ///< exit `index` of `count`
        faint  ///< what is there to compare with
    };
    Kind kind = Kind::curve;
    int index = 0;
    int count = 1;
};

struct ChartLine {
    QString name; ///< in the legend; empty: not there
    std::vector<QPointF> points;
    ChartStyle style;
};

/// The area between two lines.
struct ChartBand {
    QString name;
    std::vector<QPointF> outline;
    ChartStyle style;
};

struct ChartMarks {
    enum class Shape { square, diamond, dot };
    QString name;
    std::vector<QPointF> points;
    QStringList labels; ///< one for each point, or none
    Shape shape = Shape::square;
    ChartStyle style;
};

struct ChartBar {
    double left = 0;
    double right = 0;
    double bottom = 0;
    double top = 0;
    QString label; ///< above it
};

struct ChartBars {
    QString name;
    std::vector<ChartBar> bars;
    int pattern = 0; ///< full, hatched, dotted
};

struct ChartAxis {
    QString title;
    double low = 0;
    double high = 1;
    bool whole = false;     ///< ticks at whole numbers only
    QStringList categories; ///< at 1, 2, …, instead of numbers
};

/// A plot of a corpus as values, for a figure.
struct FigureChart {
    QString title;
    QString caption; ///< what it shows, sentences
    ChartAxis x;
    ChartAxis y;
    std::vector<ChartBand> bands;
    std::vector<ChartBars> bars;
    std::vector<ChartLine> lines; ///< the first lies over the others
    std::vector<ChartMarks> marks;
    std::optional<QPointF> current; ///< the policy in force
    QString currentName;
    std::optional<double> threshold; ///< a line at this x
    QString thresholdName;
};

} // namespace offramp
