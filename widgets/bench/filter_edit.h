// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>

namespace offramp {

/// A line for a filter that completes the name under the cursor.
class FilterEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterEdit(QWidget* parent = nullptr);

    /// The names that are offered, with what they are.
    void setNames(const QList<QPair<QString, QString>>& names);
    /// Where the name that ends at the cursor begins.
    [[nodiscard]] int wordBegin() const;
    [[nodiscard]] QCompleter& completion() const { return *completer_; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void offer();
    void complete(const QString& name);

    QStandardItemModel* names_;
    QCompleter* completer_;
};

} // namespace offramp
