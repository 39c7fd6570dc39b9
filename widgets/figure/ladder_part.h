// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/column_part.h"

namespace offramp {

/// What each exit heard, over time: a row for each exit, the first at the bottom. Words stand where they were
/// emitted, tinted by their probability; what differs from the reference (or the last exit) is marked by
/// shapes; the exit taken has a frame and a triangle, rows behind it are hatched.
class LadderPart : public ColumnPart {
public:
    explicit LadderPart(const ColumnContext& context);

    [[nodiscard]] double naturalHeight() const override;
    [[nodiscard]] double leastHeight() const override;
    [[nodiscard]] QString axisTitle() const override;
    [[nodiscard]] double labelsWidth(double height) const override;
    void paint(const FigureCanvas& canvas, const TimeScale& scale) const override;

private:
    [[nodiscard]] int rows() const { return content().exits(); }
    [[nodiscard]] QString labelOf(int exit) const;
    [[nodiscard]] double widestLabel() const;
    [[nodiscard]] const ExitComparison* comparisonOf(int exit) const;
    [[nodiscard]] bool isSaved(int exit) const;
    void paintRow(const FigureCanvas& canvas, const TimeScale& scale, int exit, const QRectF& row) const;
    void paintLabel(const FigureCanvas& canvas, int exit, const QRectF& row) const;
    void paintWords(const FigureCanvas& canvas, const TimeScale& scale, int exit, const QRectF& row) const;
    void paintWord(const FigureCanvas& canvas, const QRectF& box, const Word& word, bool saved) const;
    void paintMark(const FigureCanvas& canvas, const QRectF& box, WordMark::Type type) const;
    void paintMissing(const FigureCanvas& canvas, double x, const QRectF& row) const;

    bool named_ = false; ///< rows have their exits' names, not only numbers
};

/// How the ladder's marks look, for the legend too.
void paintSubstitution(const FigureCanvas& canvas, const QRectF& box);
void paintInsertion(const FigureCanvas& canvas, const QRectF& box);
void paintCaret(const FigureCanvas& canvas, double x, double bottom);
void paintSaved(const FigureCanvas& canvas, const QRectF& box);
void paintTriangle(const FigureCanvas& canvas, const QRectF& box);

} // namespace offramp
