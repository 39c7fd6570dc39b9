// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_content.h"
#include "figure/figure_spec.h"

#include <QByteArray>
#include <QImage>
#include <QSizeF>

namespace offramp {

/// The size of the page, millimetres. Throws Error as layOut() does, as all of these.
[[nodiscard]] QSizeF figureSize(const FigureSpec& spec, const FigureContent& content);

/// The figure as a file. The same spec, content and locale give the same bytes. A PDF's page has the figure's
/// size, its fonts are embedded, its text is text and its lines are lines; so in SVG, which names its font; a
/// heat map is an image in either, without loss. Throws Error also where a PNG would have too many pixels.
[[nodiscard]] QByteArray figureFile(const FigureSpec& spec, const FigureContent& content,
                                    FigureFormat format);

/// `dpi` pixels an inch; what is at the figure's own resolution stays so.
[[nodiscard]] QImage figureImage(const FigureSpec& spec, const FigureContent& content, double dpi);

/// The format that a file's name asks for by its ending. Throws Error if it is none.
[[nodiscard]] FigureFormat formatOf(const QString& file);

} // namespace offramp
