// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_canvas.h"
#include "figure/figure_content.h"

#include <QSizeF>

#include <memory>

namespace offramp {

/// A figure whose every length is known; it can be painted any number of times, on anything.
class FigureLayout {
public:
    explicit FigureLayout(const FigureSpec& spec) : spec_(spec), style_(spec) {}
    virtual ~FigureLayout() = default;
    FigureLayout(const FigureLayout&) = delete;
    FigureLayout& operator=(const FigureLayout&) = delete;

    /// Of the page, units.
    [[nodiscard]] QSizeF size() const { return {width(), height_}; }
    /// The page at (0, 0).
    void paint(QPainter& painter) const;

protected:
    virtual void paintFigure(const FigureCanvas& canvas) const = 0;
    [[nodiscard]] const FigureSpec& spec() const { return spec_; }
    [[nodiscard]] const FigureStyle& style() const { return style_; }
    [[nodiscard]] double em() const { return style_.em(); }
    [[nodiscard]] double width() const { return spec_.width * unitsPerMillimetre; }
    /// Around everything.
    [[nodiscard]] double padding() const { return 0.35 * em(); }
    [[nodiscard]] double titleHeight() const { return spec_.title ? 1.6 * em() : 0; }
    void paintTitle(const FigureCanvas& canvas, const QString& title) const;
    void setHeight(double height) { height_ = height; }

private:
    FigureSpec spec_;
    FigureStyle style_;
    double height_ = 0;
};

/// Throws Error: a size, font or resolution that no figure can have (checkFigure), nothing to show of what is
/// chosen, or a page too small for it.
[[nodiscard]] std::unique_ptr<FigureLayout> layOut(const FigureSpec& spec, const FigureContent& content);

/// A page that is too small, and what it needs in millimetres.
[[noreturn]] void refuseSize(double neededWidth, double neededHeight);

} // namespace offramp
