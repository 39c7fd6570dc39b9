// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

namespace offramp {

/// A line for a filter that completes the name under the cursor.
class FilterEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterEdit(QWidget* parent = nullptr);

    /// The names that are offered.
    void setNames(const QStringList& names);
    [[nodiscard]] const QStringList names() const { return names_->stringList(); }
    /// Where the name that ends at the cursor begins.
    [[nodiscard]] int wordBegin() const;
    [[nodiscard]] QCompleter& completion() const { return *completer_; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void offer();
    void complete(const QString& name);

    QStringListModel* names_;
    QCompleter* completer_;
};

} // namespace offramp
