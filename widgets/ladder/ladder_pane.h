// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/comparison.h"
#include "time/time_pane.h"

#include <QPixmap>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace offramp {

class WordPainter;

/// What each exit heard, over time: a row for each exit, the first at the bottom. Words stand where their
/// tokens were emitted and are tinted by their probability; zoomed in far enough, tokens stand alone. A word
/// that differs from the reference (or the last exit) is underlined and marked; rows behind the exit taken
/// are hatched: their work is saved.
class LadderPane : public TimePane {
    Q_OBJECT

public:
    explicit LadderPane(TimeView* view, QWidget* parent = nullptr);

    /// Null: nothing to show. `comparison` belongs to `analysis` and may be null.
    void setAnalysis(std::shared_ptr<const Analysis> analysis, std::shared_ptr<const Comparison> comparison);
    void setTaken(std::optional<int> exit);
    /// The row that is looked at; −1: none.
    void setCurrentExit(int exit);
    /// Whether rows whose exit isn't known say nothing about it.
    void setRestBlank(bool blank);

    [[nodiscard]] std::optional<int> taken() const { return taken_; }
    [[nodiscard]] int currentExit() const { return current_; }
    /// The token that the keyboard stands on, of the current exit; −1: none.
    [[nodiscard]] int currentToken() const { return token_; }

    /// How often a row was painted, not put there from its picture: what tests count.
    [[nodiscard]] int rowPaints() const { return rowPaints_; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void currentExitChanged(int exit);

protected:
    void paintContent(QPainter& painter, const QRectF& area) override;
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QString textAt(QPointF position) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void keepRowsReadable();
    [[nodiscard]] int rows() const;
    [[nodiscard]] QRectF rowRect(int exit) const;
    [[nodiscard]] int rowAt(double y) const;
    [[nodiscard]] const ExitResult* result(int exit) const;
    [[nodiscard]] double xOfFrame(std::int64_t frame) const;
    /// What thousands of words are drawn from, where they lie too closely for more.
    struct BriefWord {
        std::int64_t start;
        std::int64_t end;
        float probability;
        WordMark::Type mark;
        bool missing; ///< others, before it
    };
    class FrameScale;

    [[nodiscard]] std::size_t firstInSight(const std::vector<BriefWord>& words) const;
    [[nodiscard]] std::vector<BriefWord> briefWordsOf(int exit) const;
    [[nodiscard]] const ExitComparison* comparisonOf(int exit) const;
    [[nodiscard]] QString wordText(int exit, std::size_t index) const;
    /// What the words' picture was made from.
    struct WordsKey {
        TimeRange range;
        QSize size;
        qreal ratio = 0;
        qint64 palette = 0;
        QString font;
        const Analysis* analysis = nullptr;
        const Comparison* comparison = nullptr;
        bool operator==(const WordsKey&) const = default;
    };

    /// What the policy and the eye make of a row.
    struct RowLook {
        bool taken = false;
        bool saved = false;
        bool current = false;
        bool operator==(const RowLook&) const = default;
    };

    void updateWords();
    [[nodiscard]] double stripTop(int exit) const;
    [[nodiscard]] const QPixmap& rowPicture(int exit);
    void paintRow(QPainter& painter, int exit, RowLook look) const;
    [[nodiscard]] static QFont fitting(QFont font, const QString& text, double width, bool bold);
    void paintLabel(QPainter& painter, int exit, bool taken, const QRectF& row) const;
    void paintWords(QPainter& painter, int exit, const QRectF& row) const;
    void paintWord(const WordPainter& painter, int exit, std::size_t index, const QRectF& slot) const;
    void paintNote(QPainter& painter, const QString& text, const QRectF& row) const;
    void select(int exit, int token);
    void moveToken(int step);

    std::shared_ptr<const Analysis> analysis_;
    std::shared_ptr<const Comparison> comparison_;
    bool restBlank_ = false;
    std::vector<std::vector<BriefWord>> brief_; ///< by exit
    QPixmap words_;                             ///< all rows' words
    WordsKey wordsKey_;
    /// Of each row as it looked since the words changed: a slider's step only puts them together anew.
    std::vector<std::vector<std::pair<RowLook, QPixmap>>> rowPictures_;
    int rowPaints_ = 0;
    std::optional<int> taken_;
    int current_ = -1;
    int token_ = -1;
};

} // namespace offramp
