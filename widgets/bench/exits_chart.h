// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

namespace offramp {

struct Theme;

/// How many utterances take each exit: a bar for each exit, or, of several groups, a row for each with the
/// exits' shares one beside the other. Exits have their numbers, not only a colour. A bar can be chosen with
/// the mouse, or with the arrow keys and Enter.
class ExitsChart : public QWidget {
    Q_OBJECT

public:
    /// A group of utterances.
    struct Row {
        QString name;
        QString note;                     ///< what it comes to, at the end of the row
        std::vector<std::int64_t> counts; ///< of each exit

        [[nodiscard]] std::int64_t total() const;
        bool operator==(const Row&) const = default;
    };

    explicit ExitsChart(QWidget* parent = nullptr);

    /// A bar for each exit of one group; `exits` are their names.
    void showExits(const QStringList& exits, const Row& row);
    /// A row for each group.
    void showGroups(const QStringList& exits, std::vector<Row> rows);
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    /// "exit 3: 1,234 of 5,559 utterances (22.2 %)": of the bar at a place; empty: there is none.
    [[nodiscard]] QString textAt(QPoint place) const;
    /// Where the bar of exit `exit` in group `row` is drawn.
    [[nodiscard]] QRect barOf(int row, int exit) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the user: the utterances of group `row` that take exit `exit`.
    void picked(int row, int exit);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Place {
        int row = 0;
        int exit = 0;
    };

    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int lines() const;
    [[nodiscard]] int namesWidth() const;
    [[nodiscard]] int notesWidth() const;
    [[nodiscard]] std::optional<Place> at(QPoint place) const;
    [[nodiscard]] QString textOf(const Place& place) const;
    [[nodiscard]] QString barText(const Place& place) const;
    void paintBar(QPainter& painter, const Place& place, const Theme& theme) const;
    void paintLine(QPainter& painter, int line, const Theme& theme) const;
    void measure();
    void move(int lines, int exits);

    QStringList exits_;
    std::vector<Row> rows_;
    bool grouped_ = false;
    int namesWidth_ = 0;
    int notesWidth_ = 0;
    Place current_;
};

} // namespace offramp
