// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/layout.h"
#include "formula/parser.h"

#include <QAction>
#include <QWidget>

#include <optional>

namespace offramp {

/// A formula, typeset. Where the space is too narrow it becomes smaller, then breaks into lines; what fits
/// not even so, or can't be read, is shown as plain text. The plain text is also what screen readers get.
class FormulaView : public QWidget {
    Q_OBJECT

public:
    explicit FormulaView(QWidget* parent = nullptr);

    /// `tex` as formula::parse() reads it; `plain` says the same in one line of text.
    void setFormula(const QString& tex, const QString& plain);
    [[nodiscard]] QString tex() const { return tex_; }
    [[nodiscard]] QString plain() const { return plain_; }
    /// What is wrong with the TeX, if it is shown as plain text for that reason.
    [[nodiscard]] const std::optional<formula::ParseError>& error() const { return error_; }
    /// Puts the TeX on the clipboard; its shortcut works while the view has the focus.
    [[nodiscard]] QAction& copyAction() const { return *copy_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// Pixels, so that small letters are a little larger than those of the text around.
    [[nodiscard]] double em() const;
    /// The formula within `width` pixels; nothing if plain text is to be shown.
    [[nodiscard]] std::optional<formula::Layout::Fitted> fitted(int width) const;
    [[nodiscard]] QRect plainRect(int width) const;
    void paintFormula(QPainter& painter, const formula::Layout::Fitted& fitted) const;

    std::shared_ptr<const formula::MathFont> font_;
    std::optional<formula::Layout> layout_;
    std::optional<formula::ParseError> error_;
    QString tex_;
    QString plain_;
    QAction* copy_;
};

} // namespace offramp
