// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_caption.h"
#include "figure/figure_dialog.h"
#include "figure/figure_preview.h"
#include "figure/figure_renderer.h"
#include "message/message_bar.h"
#include "support/made_figure.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestFigureDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { dialog_.reset(); }
    void manyChangesMakeOneFigure();
    void thePreviewIsTheFigure();
    void presetsSetTheControls();
    void viewsAreChosenAndOrdered();
    void whatCannotBeMadeIsTold();
    void anOfferWithoutContentIsTold();
    void copiesHaveEveryFormat();
    void captionsAreCopied();
    void everyControlIsReachable();

private:
    template <typename Widget>
    Widget* named(const QString& accessible) {
        for (Widget* each : dialog_->findChildren<Widget*>())
            if (each->accessibleName() == accessible) return each;
        return nullptr;
    }
    void settle() {
        QTest::qWait(20);
        QCoreApplication::processEvents();
    }

    std::unique_ptr<FigureDialog> dialog_;
    std::shared_ptr<const FigureContent> content_;
};

void TestFigureDialog::init() {
    content_ = std::make_shared<const FigureContent>(test::madeUtterance());
    dialog_ = std::make_unique<FigureDialog>(FigureSpec(), FigureFormat::pdf);
    dialog_->setOffers({{"rising", content_}, {"nothing yet", nullptr}});
    dialog_->show();
    settle();
}

void TestFigureDialog::manyChangesMakeOneFigure() {
    const int before = dialog_->preview().renders();
    QSignalSpy changed(dialog_.get(), &FigureDialog::specChanged);
    auto* width = named<QDoubleSpinBox>("Width");
    QVERIFY(width != nullptr);
    for (int i = 1; i <= 20; ++i)
        width->setValue(85 + i);
    QCOMPARE(changed.size(), 20);
    settle();
    QCOMPARE(dialog_->preview().renders(), before + 1);
    QCOMPARE(dialog_->spec().width, 105.0);
}

/// The picture is the renderer's own at that size.
void TestFigureDialog::thePreviewIsTheFigure() {
    const QImage& shown = dialog_->preview().image();
    QVERIFY(!shown.isNull());
    const QSizeF page = figureSize(dialog_->spec(), *content_);
    const QSizeF room(dialog_->preview().width() - 28, dialog_->preview().height() - 28);
    const double dpi = 25.4 * std::min(room.width() / page.width(), room.height() / page.height());
    const QImage expected = figureImage(dialog_->spec(), *content_, dpi);
    QCOMPARE(shown.convertToFormat(QImage::Format_RGB32), expected.convertToFormat(QImage::Format_RGB32));
}

void TestFigureDialog::presetsSetTheControls() {
    QComboBox* preset = nullptr;
    for (QComboBox* box : dialog_->findChildren<QComboBox*>())
        if (box->itemText(0).contains(QStringLiteral("85"))) preset = box;
    QVERIFY(preset != nullptr);
    QCOMPARE(preset->currentIndex(), 0);
    preset->setCurrentIndex(2);
    Q_EMIT preset->activated(2);
    QCOMPARE(dialog_->spec().width, 338.7);
    QCOMPARE(dialog_->spec().height, std::optional(190.5));
    QCOMPARE(named<QDoubleSpinBox>("Height")->value(), 190.5);
    QCOMPARE(preset->currentIndex(), 2);
    named<QDoubleSpinBox>("Size of the font")->setValue(11);
    QCOMPARE(preset->currentIndex(), preset->count() - 1); // none of them
}

void TestFigureDialog::viewsAreChosenAndOrdered() {
    auto* views = named<QListWidget>("Views, from above");
    QVERIFY(views != nullptr);
    views->item(0)->setCheckState(Qt::Unchecked);
    QCOMPARE(dialog_->spec().views.front(), FigureView::spectrogram);
    views->setCurrentRow(1);
    named<QToolButton>("Move the view down")->click();
    QCOMPARE(dialog_->spec().views.front(), FigureView::ladder);
    QCOMPARE(dialog_->spec().views[1], FigureView::spectrogram);
}

void TestFigureDialog::whatCannotBeMadeIsTold() {
    named<QDoubleSpinBox>("Height")->setValue(25);
    settle();
    QVERIFY(dialog_->message().text().contains(QStringLiteral("mm at least")));
    QVERIFY(!dialog_->file());
    QVERIFY(dialog_->mimeData() == nullptr);
    named<QDoubleSpinBox>("Height")->setValue(0); // as needed
    settle();
    QVERIFY(dialog_->message().text().isEmpty() || dialog_->message().isHidden());
    QVERIFY(dialog_->file().has_value());
}

void TestFigureDialog::anOfferWithoutContentIsTold() {
    dialog_->choose("nothing yet");
    settle();
    QVERIFY(dialog_->preview().image().isNull());
    QVERIFY(dialog_->message().isVisible());
    QVERIFY(!dialog_->file());
    QVERIFY(dialog_->caption().isEmpty());
    dialog_->setOffers({{"rising", content_}, {"nothing yet", content_}}); // it has come
    settle();
    QCOMPARE(dialog_->offer(), QStringLiteral("nothing yet"));
    QVERIFY(dialog_->file().has_value());
}

void TestFigureDialog::copiesHaveEveryFormat() {
    dialog_->findChild<QPushButton*>("copyFigure")->click();
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->data("application/pdf"), figureFile(dialog_->spec(), *content_, FigureFormat::pdf));
    QCOMPARE(copied->data("image/svg+xml"), figureFile(dialog_->spec(), *content_, FigureFormat::svg));
    QVERIFY(copied->hasImage());
}

void TestFigureDialog::captionsAreCopied() {
    dialog_->findChild<QPushButton*>("copyCaption")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), figureCaption(dialog_->spec(), *content_));
}

/// By Tab, and with a name: its own, a label's, or its text.
void TestFigureDialog::everyControlIsReachable() {
    for (const QWidget* each : dialog_->findChildren<QWidget*>()) {
        const bool control = qobject_cast<const QAbstractButton*>(each) != nullptr ||
                             qobject_cast<const QComboBox*>(each) != nullptr ||
                             qobject_cast<const QAbstractSpinBox*>(each) != nullptr ||
                             qobject_cast<const QListWidget*>(each) != nullptr;
        if (!control || !each->isVisible() || each->objectName().startsWith(QStringLiteral("qt_"))) continue;
        QVERIFY2((each->focusPolicy() & Qt::TabFocus) != 0, each->metaObject()->className());
        QAccessibleInterface* accessible =
            QAccessible::queryAccessibleInterface(const_cast<QWidget*>(each)); // Qt wants it so
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), each->metaObject()->className());
    }
}

QTEST_MAIN(TestFigureDialog)
#include "test_figure_dialog.moc"
