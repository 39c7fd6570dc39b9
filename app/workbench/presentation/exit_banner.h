// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/presentation/banner_text.h"

#include <QWidget>

namespace offramp {

/// The lines of a presentation that are read from the last row: the exit shown, what it heard, its errors,
/// the decision. Type is as large as the height of the window allows, and smaller where a text is long.
class ExitBanner : public QWidget {
    Q_OBJECT

public:
    explicit ExitBanner(QWidget* parent = nullptr);

    void setText(const BannerText& text);
    [[nodiscard]] const BannerText& text() const { return text_; }
    /// Said instead of the note until the next text.
    void setNotice(const QString& notice);
    [[nodiscard]] const QString& notice() const { return notice_; }
    /// The height of what is presented, pixels, which its own is a part of.
    void setStageHeight(int height);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void announce();
    [[nodiscard]] QFont sized(double part, bool bold = false) const;
    [[nodiscard]] int paintHeading(QPainter& painter) const;
    void paintHeard(QPainter& painter, const QRectF& area) const;
    void paintDecision(QPainter& painter, const QRectF& area) const;

    BannerText text_;
    QString notice_;
    int stage_ = 720;
};

} // namespace offramp
