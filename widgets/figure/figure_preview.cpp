// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_preview.h"

#include "base/error.h"
#include "figure/figure_renderer.h"
#include "text/engine_text.h"

#include <QPainter>

#include <algorithm>

namespace offramp {

namespace {

constexpr int margin = 14; ///< pixels around the page
constexpr int shadow = 3;
constexpr double millimetresPerInch = 25.4;

} // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Preview of the figure"));
    soon_.setSingleShot(true);
    soon_.setInterval(0);
    connect(&soon_, &QTimer::timeout, this, &FigurePreview::render);
}

void FigurePreview::setFigure(const FigureSpec& spec, std::shared_ptr<const FigureContent> content) {
    spec_ = spec;
    content_ = std::move(content);
    soon_.start();
}

/// At the resolution that fills the widget on its screen.
void FigurePreview::render() {
    if (!content_) {
        image_ = {};
        return update();
    }
    ++renders_;
    problem_.clear();
    QSizeF page;
    try {
        page = figureSize(spec_, *content_);
        const QSizeF room = (QSizeF(size()) - QSizeF(2 * margin, 2 * margin)) * devicePixelRatioF();
        const double perMillimetre =
            std::max(0.2, std::min(room.width() / page.width(), room.height() / page.height()));
        image_ = figureImage(spec_, *content_, perMillimetre * millimetresPerInch);
        image_.setDevicePixelRatio(devicePixelRatioF());
    } catch (const Error& error) {
        image_ = {};
        problem_ = translated(error);
    }
    Q_EMIT rendered(page);
    update();
}

void FigurePreview::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Mid));
    if (image_.isNull()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.drawText(rect().adjusted(margin, margin, -margin, -margin),
                         Qt::AlignCenter | Qt::TextWordWrap, problem_);
        return;
    }
    const QSizeF shown = image_.deviceIndependentSize();
    const QPointF corner((width() - shown.width()) / 2, (height() - shown.height()) / 2);
    painter.fillRect(QRectF(corner + QPointF(shadow, shadow), shown), QColor(0, 0, 0, 90));
    painter.drawImage(corner, image_);
}

void FigurePreview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    soon_.start();
}

} // namespace offramp
