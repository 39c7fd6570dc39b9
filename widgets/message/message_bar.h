// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QToolButton>

namespace offramp {

/// A sentence beside the thing that it is about, with the way out as buttons. Hidden while there is nothing
/// to say.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind { note, error };

    explicit MessageBar(QWidget* parent = nullptr);

    /// Each of `actions` becomes a button; they belong to the caller.
    void show(Kind kind, const QString& text, const QList<QAction*>& actions = {});
    void clear();
    [[nodiscard]] QString text() const { return text_->text(); }
    [[nodiscard]] Kind kind() const { return kind_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind kind_ = Kind::note;
    QLabel* icon_;
    QLabel* text_;
    QList<QToolButton*> buttons_;
};

} // namespace offramp
