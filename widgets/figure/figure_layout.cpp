// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_layout.h"

#include "base/error.h"
#include "figure/chart_figure.h"
#include "figure/column_figure.h"

#include <QCoreApplication>

#include <cmath>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::Figure)
};

} // namespace

void FigureLayout::paint(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const FigureCanvas canvas(painter, style_);
    canvas.fill(QRectF(QPointF(0, 0), size()), style_.page);
    paintFigure(canvas);
}

void FigureLayout::paintTitle(const FigureCanvas& canvas, const QString& title) const {
    canvas.fittingText({padding(), padding(), width() - 2 * padding(), 1.2 * em()}, title,
                       {Qt::AlignLeft | Qt::AlignVCenter, 1, true, style_.text});
}

std::unique_ptr<FigureLayout> layOut(const FigureSpec& spec, const FigureContent& content) {
    checkFigure(spec);
    if (const auto* chart = std::get_if<FigureChart>(&content))
        return std::make_unique<ChartFigure>(spec, *chart);
    return std::make_unique<ColumnFigure>(spec, std::get<UtteranceFigure>(content));
}

void refuseSize(double neededWidth, double neededHeight) {
    throw Error(Texts::tr("The figure").toStdString(),
                msg("what is chosen needs {0} by {1} mm at least", std::llround(std::ceil(neededWidth)),
                    std::llround(std::ceil(neededHeight))),
                msg("Make it larger, choose fewer views, or choose a smaller font"));
}

} // namespace offramp
