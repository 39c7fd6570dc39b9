// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"
#include "spectrogram/spectrogram_pane.h"
#include "stack/time_stack.h"
#include "workbench/lesson/lesson_guide.h"
#include "workbench/main_window.h"
#include "workbench/presentation/presentation.h"
#include "workbench/session/session_keeper.h"
#include "workbench/startup_times.h"
#include "workbench/theme_choice.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTimer>
#include <QTranslator>

#include <chrono>
#include <cstdio>
#include <optional>

namespace {

struct Options {
    QString model;
    QStringList files;
    bool demo = false;
    QString screenshot;
    QSize size;
    QString theme;
    QStringList views;
    QString tab;
    QString corpus;
    std::optional<offramp::TimeRange> range;
    bool startupTimes = false;
    std::optional<double> autosave; ///< seconds
    QString lesson;
    int step = 1;
    std::optional<int> present; ///< so many exits
};

[[noreturn]] void refuse(const QString& sentence) {
    std::fprintf(stderr, "offramp: %s\n", qPrintable(sentence));
    std::exit(2);
}

offramp::TimeRange rangeOf(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?)$"));
    const auto match = form.match(text);
    const offramp::TimeRange range{match.captured(1).toDouble(), match.captured(2).toDouble()};
    if (!match.hasMatch() || !(range.begin < range.end))
        refuse(QApplication::tr("--range %1: a stretch is written as 0.5-2.").arg(text));
    return range;
}

int numberOf(const QString& option, const QString& text, int least) {
    bool whole = false;
    const int number = text.toInt(&whole);
    if (!whole || number < least)
        refuse(QApplication::tr("--%1 %2: it is a number from %3.").arg(option, text).arg(least));
    return number;
}

void showViews(offramp::MainWindow& window, const QStringList& names) {
    QStringList unknown = names;
    for (QAction* action : window.stack().viewActions()) {
        const QString name = action->objectName().section(u'.', 1);
        action->setChecked(names.contains(name));
        unknown.removeAll(name);
    }
    if (!unknown.isEmpty())
        refuse(QApplication::tr("--views %1: there is no such view.").arg(unknown.front()));
}

Options optionsOf(const QApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::tr("A workbench for early-exit speech recognisers."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption model(QStringLiteral("model"), QApplication::tr("The model to open."),
                                   QStringLiteral("MODEL"));
    const QCommandLineOption demo(QStringLiteral("demo"), QApplication::tr("Show the demo."));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        QApplication::tr("Write a picture of the window and quit."),
                                        QStringLiteral("FILE"));
    const QCommandLineOption size(QStringLiteral("size"), QApplication::tr("The window's size, as 1280x800."),
                                  QStringLiteral("WxH"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QApplication::tr("system, light or dark, this time."),
                                   QStringLiteral("THEME"));
    const QCommandLineOption views(
        QStringLiteral("views"),
        QApplication::tr("The time views to show, such as waveform,ladder,entropy; also "
                         "spectrogram, probability and posteriors."),
        QStringLiteral("NAMES"));
    const QCommandLineOption range(QStringLiteral("range"),
                                   QApplication::tr("The seconds to show, as 0.5-2."), QStringLiteral("B-E"));
    const QCommandLineOption tab(
        QStringLiteral("tab"),
        QApplication::tr(
            "The panel to bring to the front: hypotheses, compare, nbest, notes or model; of the corpus "
            "bench exits, scatter, reliability, roc, overthinking, errors, threshold, comparison or "
            "failures."),
        QStringLiteral("NAME"));
    const QCommandLineOption corpus(QStringLiteral("corpus"),
                                    QApplication::tr("Results to open in the corpus bench, *.offramp."),
                                    QStringLiteral("FILE"));
    const QCommandLineOption lesson(
        QStringLiteral("lesson"),
        QApplication::tr("A lesson to open: a file, or the name of one that ships."),
        QStringLiteral("FILE|NAME"));
    const QCommandLineOption step(QStringLiteral("step"),
                                  QApplication::tr("The lesson's step to begin with, from 1."),
                                  QStringLiteral("N"));
    const QCommandLineOption present(
        QStringLiteral("present"),
        QApplication::tr("Begin in presentation mode, with so many exits shown (0: none)."),
        QStringLiteral("EXITS"));
    const QCommandLineOption startup(
        QStringLiteral("startup-times"),
        QApplication::tr("Print how many milliseconds passed until the window was painted and until the "
                         "first exit's text was in it, and quit."));
    const QCommandLineOption autosave(
        QStringLiteral("autosave"),
        QApplication::tr("How many seconds after a change the session is saved for the case of a crash; 5 if "
                         "nothing is said."),
        QStringLiteral("SECONDS"));
    parser.addOptions({autosave, model, demo, screenshot, size, theme, views, range, tab, corpus, startup,
                       lesson, step, present});
    parser.addPositionalArgument(QStringLiteral("AUDIO"),
                                 QApplication::tr("Recordings, models, strategies, and a session."),
                                 QStringLiteral("[AUDIO…]"));
    parser.process(app);
    Options options;
    options.model = parser.value(model);
    options.files = parser.positionalArguments();
    options.demo = parser.isSet(demo);
    options.screenshot = parser.value(screenshot);
    options.theme = parser.value(theme);
    options.tab = parser.value(tab);
    options.corpus = parser.value(corpus);
    options.startupTimes = parser.isSet(startup);
    options.lesson = parser.value(lesson);
    if (parser.isSet(step)) options.step = numberOf(QStringLiteral("step"), parser.value(step), 1);
    if (parser.isSet(present))
        options.present = numberOf(QStringLiteral("present"), parser.value(present), 0);
    if (parser.isSet(size)) {
        static const QRegularExpression form(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
        const auto match = form.match(parser.value(size));
        if (!match.hasMatch())
            refuse(QApplication::tr("--size %1: a size is written as 1280x800.").arg(parser.value(size)));
        options.size = {match.captured(1).toInt(), match.captured(2).toInt()};
    }
    if (parser.isSet(autosave)) {
        bool is = false;
        options.autosave = parser.value(autosave).toDouble(&is);
        if (!is || !(*options.autosave >= 0.1 && *options.autosave <= 86400))
            refuse(QApplication::tr("--autosave %1: a number of seconds from 0.1 to 86400.")
                       .arg(parser.value(autosave)));
    }
    if (parser.isSet(views)) options.views = parser.value(views).split(u',', Qt::SkipEmptyParts);
    if (parser.isSet(range)) options.range = rangeOf(parser.value(range));
    const QStringList themes{QString(), QStringLiteral("system"), QStringLiteral("light"),
                             QStringLiteral("dark")};
    if (!themes.contains(options.theme))
        refuse(QApplication::tr("--theme %1: it is system, light or dark.").arg(options.theme));
    return options;
}

/// The range, as soon as the first recording has a length.
void showWhenKnown(offramp::MainWindow& window, offramp::TimeRange range) {
    offramp::TimeView* view = &window.stack().timeView();
    QObject::connect(
        view, &offramp::TimeView::rangeChanged, view, [view, range] { view->setRange(range); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

/// The step, once the lesson is open.
void openLesson(offramp::MainWindow& window, const QString& lesson, int step) {
    offramp::LessonGuide* guide = &window.lessons();
    QObject::connect(
        guide, &offramp::LessonGuide::opened, guide, [guide, step] { guide->go(step - 1); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    window.openLesson(lesson);
}

/// In the size that was asked for, which a picture's is, whatever the screen is like; once there is something
/// to present.
void presentWhenIdle(offramp::MainWindow& window, int exits, const QSize& size) {
    constexpr int interval = 50;
    auto* timer = new QTimer(&window);
    timer->setInterval(interval);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, exits, size, timer] {
        if (!window.isIdle()) return;
        timer->deleteLater();
        window.action(QStringLiteral("view.present"))->trigger();
        if (size.isValid()) {
            window.setWindowState(Qt::WindowNoState); // the screen is of another size
            window.resize(size);
        }
        window.presentation().reveal(exits);
    });
    timer->start();
}

/// Writes the picture once nothing is left to do.
void takePicture(offramp::MainWindow& window, const QString& file) {
    constexpr int settle = 300; // queued replots, and layouts that follow them
    auto* timer = new QTimer(&window);
    timer->setInterval(settle);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, file, timer] {
        if (!window.isIdle() || !window.stack().spectrogram().isComplete()) return;
        timer->stop();
        QSaveFile out(file);
        const bool written =
            out.open(QIODevice::WriteOnly) && window.grab().save(&out, "PNG") && out.commit();
        if (!written)
            std::fprintf(stderr, "offramp: %s: the picture can't be written (%s).\n", qPrintable(file),
                         qPrintable(out.errorString()));
        QApplication::exit(written ? 0 : 1);
    });
    timer->start();
}

} // namespace

int main(int argc, char** argv) {
    QElapsedTimer clock;
    clock.start();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("offramp"));
    QApplication::setOrganizationName(QStringLiteral("offramp"));
    QApplication::setApplicationDisplayName(QStringLiteral("Offramp"));
    QApplication::setApplicationVersion(QString::fromLatin1(offramp::programVersion));
    QTranslator translator;
    if (translator.load(QStringLiteral(":/i18n/offramp_en.qm"))) QApplication::installTranslator(&translator);
    const Options options = optionsOf(app);
    offramp::applyChosenTheme();
    offramp::MainWindow window;
    if (!options.theme.isEmpty()) window.showTheme(options.theme);
    if (options.size.isValid()) window.resize(options.size);
    if (options.startupTimes) offramp::reportStartup(window, clock);
    window.show();
    if (!options.views.isEmpty()) showViews(window, options.views);
    if (options.range) showWhenKnown(window, *options.range);
    if (!options.tab.isEmpty() && !window.showTab(options.tab))
        refuse(QApplication::tr(
                   "--tab %1: there is no such panel; there are hypotheses, compare, nbest, model, "
                   "and of the corpus bench exits, scatter, reliability, roc, overthinking, errors, "
                   "threshold, comparison and failures.")
                   .arg(options.tab));
    if (options.autosave)
        window.keeper().setAutosave(std::chrono::milliseconds(static_cast<int>(*options.autosave * 1000)));
    if (options.demo) window.workbench().openDemo();
    if (!options.model.isEmpty()) window.workbench().openModel(options.model.toStdString());
    window.openFiles(options.files);
    if (!options.corpus.isEmpty()) window.openResults(QFileInfo(options.corpus).absoluteFilePath());
    if (!options.lesson.isEmpty()) openLesson(window, options.lesson, options.step);
    if (options.present) presentWhenIdle(window, *options.present, options.size);
    if (!options.screenshot.isEmpty()) takePicture(window, options.screenshot);
    return QApplication::exec();
}
