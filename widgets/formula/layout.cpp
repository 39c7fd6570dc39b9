// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/layout.h"

#include "formula/setter.h"

#include <algorithm>
#include <utility>

namespace offramp::formula {

namespace {

constexpr double indent = 1.5;  ///< of the lines after the first, ems
constexpr double lineGap = 0.4; ///< between lines, ems
constexpr double rounding = 1e-9;

} // namespace

Layout::Layout(const Node& root, std::shared_ptr<const MathFont> font) : font_(std::move(font)) {
    int open = 0; // parentheses and their like
    for (Setter::Item& item : Setter(*font_).items(root.parts, Style())) {
        const bool breakable = open <= 0 && (item.atom == AtomClass::relation ||
                                             item.atom == AtomClass::binary || item.wideSpace);
        if (item.atom == AtomClass::opening) ++open;
        if (item.atom == AtomClass::closing) --open;
        if (pieces_.empty() || (breakable && !pieces_.back().box.runs.empty())) {
            pieces_.push_back({std::move(item.box), item.spaceBefore});
        } else {
            pieces_.back().box.append(item.box, item.spaceBefore);
        }
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        line_.append(pieces_[i].box, pieces_[i].spaceBefore);
        narrowest_ = std::max(narrowest_, pieces_[i].box.width + (i == 0 ? 0 : indent));
    }
}

Box Layout::broken(double width) const {
    std::vector<Box> lines;
    for (const Piece& piece : pieces_) {
        const bool fits =
            !lines.empty() && lines.back().width + piece.spaceBefore + piece.box.width <= width + rounding;
        if (fits) {
            lines.back().append(piece.box, piece.spaceBefore);
            continue;
        }
        Box line;
        line.append(piece.box, lines.empty() ? piece.spaceBefore : indent);
        lines.push_back(std::move(line));
    }
    Box box;
    double y = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) y += lines[i - 1].depth + lineGap + lines[i].ascent;
        box.put(lines[i], {0, y});
        box.width = std::max(box.width, lines[i].width);
    }
    return box;
}

Layout::Fitted Layout::fitted(double width, double floor) const {
    if (line_.width <= width) return {line_};
    if (line_.width * floor <= width) return {line_, width / line_.width};
    Box box = broken(std::max(width / floor, narrowest_));
    const double scale = std::clamp(width / box.width, floor, 1.0);
    const bool fits = box.width * scale <= width * (1 + rounding);
    return {std::move(box), scale, fits};
}

} // namespace offramp::formula
