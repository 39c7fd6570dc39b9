// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_preview.h"
#include "figure/figure_renderer.h"
#include "message/message_bar.h"
#include "stack/time_stack.h"
#include "support/gui.h"
#include "support/support.h"
#include "workbench/figure_controller.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

#include <csignal>
#include <sys/resource.h>

using namespace offramp;

/// Figures of what the real window shows.
class TestFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void init() { QSettings().clear(); }
    void theDialogShowsTheRecording();
    void figuresAreSavedWhileARunGoesOn();
    void figuresAreSavedWhileTheViewIsDragged();
    void settingsAreRemembered();
    void brokenSettingsAreForgotten();
    void aFullDiskLeavesTheOldFile();

private:
    QString murmur() { return QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string()); }
    void open(MainWindow& window, const QStringList& files) {
        window.show();
        window.workbench().openModel(test::shippedModel());
        window.openFiles(files);
    }
    static FigureDialog& dialogOf(MainWindow& window) {
        window.action(QStringLiteral("file.exportFigure"))->trigger();
        return *window.figures().dialog();
    }
    QByteArray read(const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir dir_;
};

void TestFigures::theDialogShowsTheRecording() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    FigureDialog& dialog = dialogOf(window);
    QTRY_VERIFY(!dialog.preview().image().isNull());
    QCOMPARE(dialog.offer(), QStringLiteral("murmur"));
    QVERIFY(dialog.caption().contains(QStringLiteral("murmur")));
    const QString before = dialog.caption();
    window.workbench().setPolicy(Policy::common("entropy_normalised", 0.9)); // stops at the first
    QVERIFY(dialog.caption() != before);                                     // it goes along
    QVERIFY(dialog.caption().contains(QStringLiteral("1 of 6")));
}

/// With each exit that comes there is a figure of what is there, and the run goes on to its end.
void TestFigures::figuresAreSavedWhileARunGoesOn() {
    MainWindow window;
    const QString noise = dir_.filePath("noise.wav");
    test::writeNoise(noise.toStdString(), 20, 1);
    open(window, {noise});
    int saved = 0;
    connect(&window.workbench(), &Workbench::resultChanged, this, [&] {
        const Utterance* utterance = window.workbench().currentUtterance();
        if (utterance == nullptr || !utterance->shown.analysis || !window.workbench().isRunning()) return;
        if (dialogOf(window).file()) ++saved;
    });
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY2(saved >= 3, qPrintable(QString::number(saved)));
    QVERIFY(window.workbench().currentUtterance()->isComplete());
    QVERIFY(window.figures().save(dir_.filePath("end.pdf")));
    QVERIFY(read(dir_.filePath("end.pdf")).startsWith("%PDF"));
}

void TestFigures::figuresAreSavedWhileTheViewIsDragged() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    TimeView& view = window.stack().timeView();
    view.setRange({0, view.duration() / 2});
    FigureDialog& dialog = dialogOf(window);
    QComboBox* stretch = nullptr;
    for (QComboBox* box : dialog.findChildren<QComboBox*>())
        if (box->findText(QStringLiteral("What the window shows")) >= 0) stretch = box;
    QVERIFY(stretch != nullptr);
    const auto whole = dialog.file();
    stretch->setCurrentText(QStringLiteral("What the window shows"));
    QByteArray before = *dialog.file();
    QVERIFY(before != *whole);
    for (int step = 0; step < 3; ++step) { // pans, as a drag does
        view.pan(view.duration() / 20);
        const auto now = dialog.file();
        QVERIFY(now && *now != before);
        QVERIFY(dialog.spec().range == view.range());
        before = *now;
    }
}

void TestFigures::settingsAreRemembered() {
    FigureSpec spec;
    spec.views = {FigureView::ladder, FigureView::margin};
    spec.width = 120;
    spec.height = 90;
    spec.theme = FigureTheme::print;
    spec.fontSize = 9.5;
    spec.grid = false;
    spec.title = true;
    spec.dpi = 450;
    saveFigureSpec(spec, FigureFormat::svg);
    QVERIFY(loadFigureSpec() == spec);
    QVERIFY(loadFigureFormat() == FigureFormat::svg);
    MainWindow window;
    FigureDialog& dialog = dialogOf(window);
    QCOMPARE(dialog.spec().views, spec.views);
    QVERIFY(dialog.spec().theme == FigureTheme::print);
    QVERIFY(dialog.format() == FigureFormat::svg);
}

void TestFigures::brokenSettingsAreForgotten() {
    QSettings().setValue(QStringLiteral("figure/width"), QStringLiteral("wide"));
    QVERIFY(loadFigureSpec() == FigureSpec());
    QSettings().setValue(QStringLiteral("figure/theme"), 7);
    QVERIFY(loadFigureSpec() == FigureSpec());
}

/// A limit on the size of files is a disk that is full.
void TestFigures::aFullDiskLeavesTheOldFile() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    FigureDialog& dialog = dialogOf(window);
    const QString file = dir_.filePath("old.pdf");
    {
        QFile old(file);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
    }
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit little = before;
    little.rlim_cur = 2000;
    std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &little);
    const bool saved = window.figures().save(file);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!saved);
    QVERIFY(dialog.message().text().contains(QStringLiteral("old.pdf")));
    QCOMPARE(read(file), QByteArray("old"));
    QVERIFY(!window.figures().save(dir_.filePath("none/a.pdf"))); // a folder that isn't there
    QVERIFY(dialog.message().text().contains(QStringLiteral("none")));
    QVERIFY(window.figures().save(file));
    QVERIFY(read(file).startsWith("%PDF"));
}

QTEST_MAIN(TestFigures)
#include "test_figures.moc"
