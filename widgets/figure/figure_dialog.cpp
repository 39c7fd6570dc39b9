// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_dialog.h"

#include "base/error.h"
#include "figure/figure_caption.h"
#include "figure/figure_preview.h"
#include "figure/figure_renderer.h"
#include "message/message_bar.h"
#include "text/engine_text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMimeData>
#include <QSignalBlocker>

#include <algorithm>

namespace offramp {

FigureDialog::~FigureDialog() = default;

void FigureDialog::setOffers(std::vector<FigureOffer> offers) {
    const QString chosen = offer_->currentText();
    offers_ = std::move(offers);
    const QSignalBlocker quiet(offer_);
    offer_->clear();
    for (const FigureOffer& offer : offers_)
        offer_->addItem(offer.name);
    offer_->setCurrentIndex(std::max(0, offer_->findText(chosen)));
    showChoice();
}

void FigureDialog::setStretches(std::vector<FigureStretch> stretches) {
    const int chosen = std::max(0, stretch_->currentIndex());
    stretches_ = std::move(stretches);
    const QSignalBlocker quiet(stretch_);
    stretch_->clear();
    for (const FigureStretch& stretch : stretches_)
        stretch_->addItem(stretch.name);
    stretch_->setCurrentIndex(std::min(chosen, stretch_->count() - 1));
    readControls();
}

void FigureDialog::choose(const QString& offer) {
    const int found = offer_->findText(offer);
    if (found >= 0) offer_->setCurrentIndex(found);
}

QString FigureDialog::offer() const {
    return offer_->currentText();
}

std::shared_ptr<const FigureContent> FigureDialog::content() const {
    const int chosen = offer_->currentIndex();
    return chosen >= 0 && chosen < static_cast<int>(offers_.size())
               ? offers_[static_cast<std::size_t>(chosen)].content
               : nullptr;
}

/// A plot of a corpus has neither views nor a time axis.
void FigureDialog::showChoice() {
    const auto shown = content();
    const bool column = !shown || std::holds_alternative<UtteranceFigure>(*shown);
    viewsRow_->setEnabled(column);
    stretch_->setEnabled(column);
    ruler_->setEnabled(column);
    message_->clear();
    if (!shown)
        message_->show(MessageBar::Kind::note,
                       tr("There is nothing to show of it yet: open its view first."));
    preview_->setFigure(spec_, shown);
}

void FigureDialog::showSize(QSizeF millimetres) {
    message_->clear();
    if (!preview_->problem().isEmpty()) return message_->show(MessageBar::Kind::error, preview_->problem());
    const QLocale locale;
    size_->setText(tr("%1 × %2 mm")
                       .arg(locale.toString(millimetres.width(), 'f', 1),
                            locale.toString(millimetres.height(), 'f', 1)));
}

std::vector<FigureView> FigureDialog::chosenViews() const {
    std::vector<FigureView> chosen;
    for (int row = 0; row < views_->count(); ++row)
        if (views_->item(row)->checkState() == Qt::Checked)
            chosen.push_back(static_cast<FigureView>(views_->item(row)->data(Qt::UserRole).toInt()));
    return chosen;
}

void FigureDialog::moveView(int by) {
    const int row = views_->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= views_->count()) return;
    {
        const QSignalBlocker quiet(views_);
        views_->insertItem(to, views_->takeItem(row));
        views_->setCurrentRow(to);
    }
    readControls();
}

QString FigureDialog::caption() const {
    const auto shown = content();
    return shown ? figureCaption(spec_, *shown) : QString();
}

std::optional<QByteArray> FigureDialog::made(FigureFormat format) {
    const auto shown = content();
    if (!shown) return std::nullopt;
    try {
        return figureFile(spec_, *shown, format);
    } catch (const Error& error) {
        message_->show(MessageBar::Kind::error, translated(error));
        return std::nullopt;
    }
}

std::optional<QByteArray> FigureDialog::file() {
    return made(format());
}

std::unique_ptr<QMimeData> FigureDialog::mimeData() {
    const auto pdf = made(FigureFormat::pdf);
    const auto svg = made(FigureFormat::svg);
    const auto png = made(FigureFormat::png);
    if (!pdf || !svg || !png) return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setImageData(QImage::fromData(*png));
    data->setData(QStringLiteral("image/svg+xml"), *svg);
    data->setData(QStringLiteral("application/pdf"), *pdf);
    return data;
}

} // namespace offramp
