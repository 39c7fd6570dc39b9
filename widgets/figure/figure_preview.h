// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_content.h"
#include "figure/figure_spec.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace offramp {

/// A figure as it will be, made by what makes the files, in the size that there is room for.
class FigurePreview : public QWidget {
    Q_OBJECT

public:
    explicit FigurePreview(QWidget* parent = nullptr);

    /// Made anew once for any number of changes until the event loop is reached.
    void setFigure(const FigureSpec& spec, std::shared_ptr<const FigureContent> content);
    /// Why there is no figure, in a sentence; empty: there is one.
    [[nodiscard]] const QString& problem() const { return problem_; }
    [[nodiscard]] const QImage& image() const { return image_; }
    /// Figures made so far, which tests count.
    [[nodiscard]] int renders() const { return renders_; }

    [[nodiscard]] QSize sizeHint() const override { return {560, 520}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 200}; }

Q_SIGNALS:
    /// A figure was made, or `problem()` says why not. Of the page, millimetres.
    void rendered(QSizeF millimetres);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void render();

    FigureSpec spec_;
    std::shared_ptr<const FigureContent> content_;
    QImage image_;
    QString problem_;
    QTimer soon_;
    int renders_ = 0;
};

} // namespace offramp
