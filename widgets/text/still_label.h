// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

namespace offramp {

/// A text of several lines that may change with every movement of a slider: what lies below it stays where
/// it is, since the label grows when a text needs it but shrinks only when its width changes; and a change
/// lays out nothing but the text itself.
class StillLabel : public QWidget {
    Q_OBJECT

public:
    explicit StillLabel(QWidget* parent = nullptr);

    void setText(const QString& text) { label_->setText(text); }
    [[nodiscard]] QString text() const { return label_->text(); }
    [[nodiscard]] QLabel& label() const { return *label_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void growIfNeeded();

    QLabel* label_;
    int highest_ = 0; ///< that a text needed at this width
};

} // namespace offramp
