// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace offramp {

/// Lays items out in lines, as words are: what doesn't fit beside the others goes to the next line. From the
/// right in right-to-left languages.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent);
    ~FlowLayout() override;
    FlowLayout(const FlowLayout&) = delete;
    FlowLayout& operator=(const FlowLayout&) = delete;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    /// In one line.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// Returns the height that the lines need within `rect`; places the items if `place`.
    int layOut(const QRect& rect, bool place) const;
    void placeLine(const QRect& rect, int first, int last, int top, int height) const;
    [[nodiscard]] QSize sizeOf(QLayoutItem& item, int most) const;

    QList<QLayoutItem*> items_;
};

} // namespace offramp
