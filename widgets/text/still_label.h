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

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void growTo(int height);

    QLabel* label_;
};

} // namespace offramp
