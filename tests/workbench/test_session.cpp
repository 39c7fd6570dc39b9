// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "common/paths.h"
#include "exits/policy_json.h"
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "message/message_bar.h"
#include "session/open.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "support/gui.h"
#include "support/support.h"
#include "table/table_view.h"
#include "workbench/notes/notes_panel.h"
#include "workbench/session/session_keeper.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

#include <csignal>
#include <sys/resource.h>

using namespace offramp;
namespace fs = std::filesystem;

/// Sessions in the real window, and in the real program.
class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QSettings().clear(); }
    void opensWithoutARun();
    void whatWasStoppedStaysStopped();
    void aSessionTakesThePlaceOfAnother();
    void showsWhatIsMissingAndFindsIt();
    void anotherModelIsntOpenedUnasked();
    void aModelThatIsMissingIsFound();
    void theMarkForChanges();
    void asksBeforeChangesAreLost();
    void whatCanBeHadAgainIsntAskedFor();
    void aFailureLeavesTheOldFile();
    void aPackedCopy();
    void isDropped();
    void whatIsNoSessionIsSaid();
    void notesAreMadeLookedAtAndExported();
    void notesAreMarkedOnTheTimeAxis();
    void savesItselfAndForgetsIt();
    void recoversAfterAKill();
    void aLeftoverIsDiscarded();

private:
    QString noise(const QString& name, double seconds, unsigned seed = 1) {
        QString file = dir_->filePath(name);
        test::writeNoise(file.toStdString(), seconds, seed);
        return file;
    }
    static bool open(MainWindow& window, const QStringList& files) {
        window.show();
        window.workbench().openModel(test::shippedModel());
        window.openFiles(files);
        return waitUntilIdle(window);
    }
    /// Also for files.
    static bool waitUntilIdle(MainWindow& window) {
        return QTest::qWaitFor([&] { return window.isIdle(); }, 60000);
    }
    [[nodiscard]] QString session(const QString& name = QStringLiteral("s.offramp-session")) const {
        return dir_->filePath(name);
    }
    bool save(MainWindow& window, const QString& file, SessionForm form = SessionForm::zip) {
        QSignalSpy saved(&window.keeper(), &SessionKeeper::saved);
        window.keeper().saveAs(file.toStdString(), form);
        return waitUntilIdle(window) && saved.size() == 1;
    }
    static bool openSession(MainWindow& window, const QString& file) {
        window.show();
        window.openFiles({file});
        return waitUntilIdle(window);
    }
    static int inferences(MainWindow& window) { return window.workbench().service().inferences(); }
    static QString texts(MainWindow& window) {
        const HypothesesModel& model = window.hypotheses().hypotheses();
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.index(row, HypothesesModel::textColumn).data().toString());
        return all.join(u'\n');
    }
    void answerWith(MainWindow& window, QMessageBox::StandardButton button) {
        for (auto* box : window.findChildren<QMessageBox*>())
            if (box->isVisible()) return box->button(button)->click();
        QFAIL("nobody asks");
    }

    std::unique_ptr<QTemporaryDir> dir_;
};

void TestSession::initTestCase() {
    test::isolateSettings();
    dir_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", dir_->filePath(QStringLiteral("cache")).toUtf8());
}

void TestSession::opensWithoutARun() {
    for (const SessionForm form : {SessionForm::zip, SessionForm::folder}) {
        const QString file = session(form == SessionForm::zip ? QStringLiteral("round.offramp-session")
                                                              : QStringLiteral("folder.offramp-session"));
        MainWindow window;
        QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 1), noise(QStringLiteral("b.wav"), 2, 2)}));
        Workbench& workbench = window.workbench();
        workbench.show(1);
        workbench.setReference("one two");
        workbench.setPolicy(Policy::common("max_probability", 0.4));
        (void)workbench.notes().add(workbench.utterances()[0].id, 1, Stretch{0.25, 0.5}, "noted");
        window.stack().setCurrentExit(3);
        window.stack().timeView().setRange({0.5, 1.5});
        window.stack().timeView().setSelection(TimeRange{0.75, 1.0});
        QVERIFY(waitUntilIdle(window));
        QVERIFY(save(window, file, form));

        MainWindow other;
        QVERIFY(openSession(other, file));
        QCOMPARE(inferences(other), 0);
        QCOMPARE(other.workbench().decodingService().decodings(), 0);
        QVERIFY(other.workbench().recogniser() != nullptr);
        QCOMPARE(other.workbench().current(), 1);
        QCOMPARE(texts(other), texts(window));
        QCOMPARE(other.workbench().policy(), workbench.policy());
        QCOMPARE(other.strategy().policy(), workbench.policy());
        QVERIFY(other.workbench().judgement()->decision == workbench.judgement()->decision);
        QCOMPARE(other.findChild<QLineEdit*>(QStringLiteral("reference"))->text(), QStringLiteral("one two"));
        QCOMPARE(other.stack().ladder().currentExit(), 3);
        QCOMPARE(other.stack().timeView().range(), (TimeRange{0.5, 1.5}));
        QVERIFY(other.stack().timeView().selection() == std::optional(TimeRange{0.75, 1.0}));
        QCOMPARE(other.workbench().notes().all().size(), std::size_t{1});
        QCOMPARE(other.workbench().notes().all()[0].utterance, other.workbench().utterances()[0].id);
        QVERIFY(!other.isWindowModified());
        QVERIFY(other.sessionMessage().isHidden());
        // The model is the open one to what was restored: it can be run, decoded and scored.
        other.workbench().run();
        QVERIFY(waitUntilIdle(other));
        QCOMPARE(inferences(other), 1);
        QCOMPARE(texts(other), texts(window));
    }
}

void TestSession::whatWasStoppedStaysStopped() {
    const QString file = session(QStringLiteral("stopped.offramp-session"));
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 1)}));
    window.workbench().setPolicy(Policy::common("entropy_normalised", 1e9));
    window.workbench().closeUtterance(0);
    window.workbench().setStopEarly(true);
    window.openFiles({noise(QStringLiteral("early.wav"), 1, 5)});
    QVERIFY(waitUntilIdle(window));
    QCOMPARE(window.workbench().currentUtterance()->shown.analysis->exits.size(), std::size_t{1});
    QVERIFY(save(window, file));
    MainWindow other;
    QVERIFY(openSession(other, file));
    QCOMPARE(inferences(other), 0);
    QVERIFY(other.workbench().stopsEarly());
    QCOMPARE(other.workbench().currentUtterance()->shown.analysis->exits.size(), std::size_t{1});
}

void TestSession::aSessionTakesThePlaceOfAnother() {
    const QString file = session(QStringLiteral("round.offramp-session"));
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("c.wav"), 1, 3)}));
    const int before = inferences(window);
    QVERIFY(openSession(window, file));
    QCOMPARE(inferences(window), before);
    QCOMPARE(window.workbench().utterances().size(), std::size_t{2});
    QVERIFY(!window.workbench().history().canUndo());
    // Opened while another is analysed, and at once after one another.
    window.openFiles({noise(QStringLiteral("long.wav"), 15, 4)});
    QTRY_VERIFY(window.workbench().isRunning());
    window.keeper().open(file.toStdString());
    window.keeper().open(file.toStdString());
    QVERIFY(waitUntilIdle(window));
    QCOMPARE(window.workbench().utterances().size(), std::size_t{2});
    QCOMPARE(inferences(window), before + 1);
}

void TestSession::showsWhatIsMissingAndFindsIt() {
    QVERIFY(QDir(dir_->path()).mkpath(QStringLiteral("one/sounds")));
    QVERIFY(QDir(dir_->path()).mkpath(QStringLiteral("library/deep")));
    const QString sound = noise(QStringLiteral("one/sounds/a.wav"), 1);
    const QString file = session(QStringLiteral("one/s.offramp-session"));
    MainWindow window;
    QVERIFY(open(window, {sound}));
    QVERIFY(save(window, file));
    const QString moved = dir_->filePath(QStringLiteral("library/deep/renamed.wav"));
    QVERIFY(QFile::rename(sound, moved));
    MainWindow other;
    QVERIFY(openSession(other, file));
    QCOMPARE(inferences(other), 0);
    QCOMPARE(texts(other), texts(window)); // shown all the same
    QVERIFY2(other.sessionMessage().text().contains(QStringLiteral("can't be found")),
             qPrintable(other.sessionMessage().text()));
    QVERIFY(other.action(QStringLiteral("file.locate"))->isEnabled());
    other.keeper().findMissing(dir_->filePath(QStringLiteral("one")).toStdString());
    QVERIFY(waitUntilIdle(other));
    QCOMPARE(other.keeper().missing(), 1);
    other.keeper().findMissing(dir_->filePath(QStringLiteral("library")).toStdString());
    QVERIFY(waitUntilIdle(other));
    QCOMPARE(other.keeper().missing(), 0);
    QVERIFY(other.sessionMessage().isHidden());
    QCOMPARE(QString::fromStdString(other.workbench().currentUtterance()->audio.string()), moved);
    QCOMPARE(inferences(other), 0);
    QVERIFY(other.isWindowModified()); // the file has the old place
    // And one that is another now.
    test::writeNoise(sound.toStdString(), 1, 77);
    MainWindow third;
    QVERIFY(openSession(third, file));
    QCOMPARE(third.keeper().changed(), 1);
    QVERIFY2(third.sessionMessage().text().contains(QStringLiteral("changed")),
             qPrintable(third.sessionMessage().text()));
    QCOMPARE(texts(third), texts(window));
}

void TestSession::anotherModelIsntOpenedUnasked() {
    const fs::path model = dir_->filePath(QStringLiteral("model")).toStdString();
    fs::copy(test::shippedModel(), model);
    const QString file = session(QStringLiteral("model.offramp-session"));
    MainWindow window;
    window.show();
    window.workbench().openModel(model);
    window.openFiles({noise(QStringLiteral("a.wav"), 1)});
    QVERIFY(waitUntilIdle(window));
    QVERIFY(save(window, file));
    std::string weights = readFile(model / "weights.safetensors");
    weights.back() = static_cast<char>(weights.back() ^ 1);
    writeFile(model / "weights.safetensors", weights);
    MainWindow other;
    QVERIFY(openSession(other, file));
    QCOMPARE(inferences(other), 0);
    QVERIFY(other.workbench().recogniser() == nullptr);
    QCOMPARE(other.keeper().changed(), 1);
    QCOMPARE(texts(other), texts(window));
    QVERIFY(other.workbench().judgement().has_value());
    // A person may open it, and then it is run.
    other.workbench().openModel(model);
    QVERIFY(waitUntilIdle(other));
    QCOMPARE(inferences(other), 1);
}

void TestSession::aModelThatIsMissingIsFound() {
    const fs::path model = dir_->filePath(QStringLiteral("here/model")).toStdString();
    fs::create_directories(model.parent_path());
    fs::copy(test::shippedModel(), model);
    const QString file = session(QStringLiteral("here/model.offramp-session"));
    MainWindow window;
    window.show();
    window.workbench().openModel(model);
    window.openFiles({noise(QStringLiteral("a.wav"), 1)});
    QVERIFY(waitUntilIdle(window));
    QVERIFY(save(window, file));
    fs::create_directories(dir_->filePath(QStringLiteral("models")).toStdString());
    fs::rename(model, dir_->filePath(QStringLiteral("models/elsewhere")).toStdString());
    MainWindow other;
    QVERIFY(openSession(other, file));
    QCOMPARE(other.keeper().missing(), 1);
    other.keeper().findMissing(dir_->filePath(QStringLiteral("models")).toStdString());
    QVERIFY(waitUntilIdle(other));
    QVERIFY(other.workbench().recogniser() != nullptr);
    QCOMPARE(other.keeper().missing(), 0);
    QCOMPARE(inferences(other), 0); // it is the same model
    QCOMPARE(texts(other), texts(window));
}

void TestSession::theMarkForChanges() {
    const QString file = session(QStringLiteral("mark.offramp-session"));
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 1)}));
    QVERIFY(!window.isWindowModified());
    QVERIFY(save(window, file));
    QVERIFY(!window.isWindowModified());
    QVERIFY2(window.windowTitle().contains(QStringLiteral("mark")), qPrintable(window.windowTitle()));
    window.workbench().setPolicy(Policy::common("margin", 0.5));
    QVERIFY(window.isWindowModified());
    window.action(QStringLiteral("edit.undo"))->trigger();
    QVERIFY(!window.isWindowModified()); // back where it was saved
    window.workbench().setDecoder(DecoderOptions{DecoderOptions::Kind::beam, {}, {}, {}});
    QVERIFY(waitUntilIdle(window));
    QVERIFY(window.isWindowModified());
    window.action(QStringLiteral("file.saveSession"))->trigger();
    QVERIFY(waitUntilIdle(window));
    QVERIFY(!window.isWindowModified());
    window.workbench().run(); // other results
    QVERIFY(waitUntilIdle(window));
    QVERIFY(window.isWindowModified());
}

void TestSession::asksBeforeChangesAreLost() {
    const QString file = session(QStringLiteral("asks.offramp-session"));
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 1)}));
    QVERIFY(save(window, file));
    (void)window.workbench().notes().add(window.workbench().utterances()[0].id, {}, {}, "kept");
    QVERIFY(!window.close());
    answerWith(window, QMessageBox::Cancel);
    QVERIFY(window.isVisible());
    window.openFiles({session(QStringLiteral("round.offramp-session"))});
    answerWith(window, QMessageBox::Cancel);
    QVERIFY(waitUntilIdle(window));
    QCOMPARE(window.workbench().utterances().size(), std::size_t{1});
    QTRY_VERIFY(window.findChild<QMessageBox*>() == nullptr);
    window.openFiles({session(QStringLiteral("round.offramp-session"))});
    answerWith(window, QMessageBox::Save); // and then it is opened
    QVERIFY(waitUntilIdle(window));
    QTRY_COMPARE(window.workbench().utterances().size(), std::size_t{2});
    QCOMPARE(offramp::openSession(file.toStdString()).session.notes.size(), std::size_t{1});
    window.workbench().setPolicy(Policy::common("margin", 0.123));
    QTRY_VERIFY(window.findChild<QMessageBox*>() == nullptr);
    QVERIFY(!window.close());
    answerWith(window, QMessageBox::Discard);
    QVERIFY(!window.isVisible());
}

/// Who only looks isn't asked.
void TestSession::whatCanBeHadAgainIsntAskedFor() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 1)}));
    window.workbench().setPolicy(Policy::common("margin", 0.5));
    QVERIFY(!window.keeper().wouldLose());
    window.workbench().setReference("typed");
    QVERIFY(window.keeper().wouldLose());
    window.action(QStringLiteral("edit.undo"))->trigger();
    QVERIFY(!window.keeper().wouldLose());
    QVERIFY(window.close());
}

void TestSession::aFailureLeavesTheOldFile() {
    const QString file = session(QStringLiteral("full.offramp-session"));
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 1)}));
    QVERIFY(save(window, file));
    const std::string before = readFile(file.toStdString());
    window.workbench().setPolicy(Policy::common("margin", 0.5));
    rlimit unlimited{};
    ::getrlimit(RLIMIT_FSIZE, &unlimited);
    const rlimit limit{1000, unlimited.rlim_max};
    std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &limit);
    window.action(QStringLiteral("file.saveSession"))->trigger();
    const bool ended = waitUntilIdle(window);
    ::setrlimit(RLIMIT_FSIZE, &unlimited);
    QVERIFY(ended);
    QVERIFY2(window.sessionMessage().text().contains(QStringLiteral("cannot be written")),
             qPrintable(window.sessionMessage().text()));
    QVERIFY(window.isWindowModified());
    QVERIFY(readFile(file.toStdString()) == before);
    window.action(QStringLiteral("file.saveSession"))->trigger();
    QVERIFY(waitUntilIdle(window));
    QVERIFY(!window.isWindowModified());
    QVERIFY(window.sessionMessage().isHidden());
}

void TestSession::aPackedCopy() {
    const QString file = session(QStringLiteral("packed.offramp-session"));
    const QString sound = noise(QStringLiteral("packed.wav"), 1, 9);
    MainWindow window;
    QVERIFY(open(window, {sound}));
    window.keeper().savePackedCopy(file.toStdString());
    QVERIFY(waitUntilIdle(window));
    QVERIFY(window.keeper().path().empty()); // a copy: the session's own name stays
    QVERIFY(QFile::remove(sound));
    MainWindow other;
    QVERIFY(openSession(other, file));
    QVERIFY2(other.sessionMessage().isHidden(), qPrintable(other.sessionMessage().text()));
    QCOMPARE(inferences(other), 0);
    QCOMPARE(texts(other), texts(window));
    QVERIFY(other.workbench().recogniser() != nullptr);
    other.workbench().run(); // the recording came with it
    QVERIFY(waitUntilIdle(other));
    QCOMPARE(texts(other), texts(window));
    QVERIFY(other.workbench().currentUtterance()->error == nullptr);
}

void TestSession::isDropped() {
    MainWindow window;
    window.show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(session(QStringLiteral("round.offramp-session")))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    QVERIFY(waitUntilIdle(window));
    QCOMPARE(window.workbench().utterances().size(), std::size_t{2});
    QVERIFY(QSettings()
                .value(QStringLiteral("recent/sessions"))
                .toStringList()
                .contains(session(QStringLiteral("round.offramp-session"))));
}

void TestSession::whatIsNoSessionIsSaid() {
    const QString file = session(QStringLiteral("text.offramp-session"));
    writeFile(file.toStdString(), "hello");
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 1)}));
    QVERIFY(openSession(window, file));
    QVERIFY2(window.sessionMessage().text().contains(QStringLiteral("is no session")),
             qPrintable(window.sessionMessage().text()));
    QCOMPARE(window.workbench().utterances().size(), std::size_t{1}); // what was open stays
}

void TestSession::notesAreMadeLookedAtAndExported() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 2), noise(QStringLiteral("b.wav"), 2, 2)}));
    NotesPanel& panel = window.notes();
    const QAbstractItemModelTester tester(const_cast<NotesModel*>(&panel.model()),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!window.action(QStringLiteral("note.selection"))->isEnabled());
    window.action(QStringLiteral("note.utterance"))->trigger();
    QTest::keyClicks(&panel.text(), QStringLiteral("on a"));
    window.workbench().show(1);
    window.stack().setCurrentExit(2);
    window.action(QStringLiteral("note.exit"))->trigger();
    QTest::keyClicks(&panel.text(), QStringLiteral("on exit 3"));
    window.stack().timeView().setSelection(TimeRange{0.5, 1.0});
    QVERIFY(window.action(QStringLiteral("note.selection"))->isEnabled());
    window.action(QStringLiteral("note.selection"))->trigger();
    QTest::keyClicks(&panel.text(), QStringLiteral("on a stretch"));
    QCOMPARE(panel.model().rowCount(), 3);
    const auto cell = [&](int row, int column) {
        return panel.model().index(row, column).data().toString();
    };
    QCOMPARE(cell(0, NotesModel::utteranceColumn), QStringLiteral("a"));
    QCOMPARE(cell(0, NotesModel::textColumn), QStringLiteral("on a"));
    QCOMPARE(cell(1, NotesModel::exitColumn), QStringLiteral("3"));
    QVERIFY(cell(2, NotesModel::timeColumn).contains(QStringLiteral("0.50")));
    // Enter looks at it.
    window.workbench().show(0);
    window.stack().timeView().fit();
    panel.table().setCurrentIndex(panel.model().index(2, 0));
    QTest::keyClick(&panel.table(), Qt::Key_Return);
    QCOMPARE(window.workbench().current(), 1);
    QVERIFY(window.stack().timeView().selection() == std::optional(TimeRange{0.5, 1.0}));
    QCOMPARE(window.stack().timeView().range(), (TimeRange{0.25, 1.25})); // half its width on both sides
    panel.table().setCurrentIndex(panel.model().index(1, 0));
    window.stack().setCurrentExit(0);
    QTest::keyClick(&panel.table(), Qt::Key_Return);
    QCOMPARE(window.stack().ladder().currentExit(), 2);
    QCOMPARE(panel.text().toPlainText(), QStringLiteral("on exit 3"));
    const QString csv = session(QStringLiteral("notes.csv"));
    window.keeper().writeNotes(csv.toStdString(), panel.model().table());
    QVERIFY(waitUntilIdle(window));
    QVERIFY(readFile(csv.toStdString()).find("on a stretch") != std::string::npos);
    window.action(QStringLiteral("note.remove"))->trigger();
    QCOMPARE(panel.model().rowCount(), 2);
    for (QWidget* control : std::initializer_list<QWidget*>{&panel.table(), &panel.text()}) {
        QVERIFY(!control->accessibleName().isEmpty());
        QVERIFY((control->focusPolicy() & Qt::TabFocus) != 0);
    }
    window.workbench().closeUtterance(0);
    window.workbench().closeUtterance(0);
}

void TestSession::notesAreMarkedOnTheTimeAxis() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 2), noise(QStringLiteral("b.wav"), 2, 2)}));
    const quint64 first = window.workbench().utterances()[0].id;
    (void)window.workbench().notes().add(first, {}, Stretch{0.5, 1}, "here");
    (void)window.workbench().notes().add(first, {}, {}, "everywhere");
    const auto& marks = window.stack().timeView().marks();
    QCOMPARE(marks.size(), std::size_t{1});
    QCOMPARE(marks[0].text, QStringLiteral("here"));
    window.workbench().show(1);
    QVERIFY(window.stack().timeView().marks().empty());
    window.workbench().show(0);
    window.action(QStringLiteral("edit.undo"))->trigger();
    window.action(QStringLiteral("edit.undo"))->trigger();
    QVERIFY(window.stack().timeView().marks().empty());
}

void TestSession::savesItselfAndForgetsIt() {
    const fs::path folder = stateFolder() / "autosave";
    const auto documents = [&] {
        int count = 0;
        std::error_code none;
        for (const auto& entry : fs::recursive_directory_iterator(folder, none))
            if (entry.path().filename() == "session.json") ++count;
        return count;
    };
    {
        MainWindow window;
        window.keeper().setAutosave(std::chrono::milliseconds(20));
        QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 1)}));
        QTRY_COMPARE(documents(), 1);
        QVERIFY(save(window, session(QStringLiteral("auto.offramp-session"))));
        QTRY_COMPARE(documents(), 0); // it is in its file
        window.workbench().setPolicy(Policy::common("margin", 0.5));
        QTRY_COMPARE(documents(), 1);
        // Another window isn't offered what a program that runs is at.
        MainWindow other;
        QVERIFY(other.keeper().leftovers().empty());
        QVERIFY(waitUntilIdle(window));
    }
    QCOMPARE(documents(), 0);
}

/// The program itself is killed; another start offers what it was at.
void TestSession::recoversAfterAKill() {
    const QString sound = noise(QStringLiteral("killed.wav"), 1, 12);
    const QString file = session(QStringLiteral("killed.offramp-session"));
    const QString strategy = session(QStringLiteral("strategy.json"));
    const Policy policy = Policy::common("margin", 0.625);
    writePolicy(strategy.toStdString(), policy);
    QString expected;
    {
        MainWindow window;
        QVERIFY(open(window, {sound}));
        expected = texts(window);
        QVERIFY(save(window, file));
    }
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), dir_->filePath(QStringLiteral("config")));
    program.setProcessEnvironment(environment); // its state folder is this program's
    program.start(QStringLiteral(OFFRAMP_PROGRAM),
                  {QStringLiteral("--autosave"), QStringLiteral("0.1"), file, strategy});
    QVERIFY(program.waitForStarted());
    const auto document = [] {
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(stateFolder() / "autosave", none)) {
            std::error_code ignored;
            if (fs::exists(entry.path() / "origin.json", ignored)) return entry.path() / "session.json";
        }
        return fs::path();
    };
    const auto holdsPolicy = [&] {
        const fs::path path = document();
        return !path.empty() && readFile(path).find("0.625") != std::string::npos;
    };
    QTRY_VERIFY_WITH_TIMEOUT(holdsPolicy(), 60000);
    program.kill(); // SIGKILL
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);

    MainWindow window;
    window.show();
    QCOMPARE(window.keeper().leftovers().size(), std::size_t{1});
    QVERIFY2(window.sessionMessage().text().contains(QStringLiteral("killed")),
             qPrintable(window.sessionMessage().text()));
    window.keeper().setAutosave(std::chrono::milliseconds(20));
    window.action(QStringLiteral("session.recover"))->trigger();
    QVERIFY(waitUntilIdle(window));
    QCOMPARE(inferences(window), 0);
    QCOMPARE(texts(window), expected);
    QCOMPARE(window.workbench().policy(), policy);
    QCOMPARE(QString::fromStdString(window.keeper().path().string()), file); // where it belongs
    QVERIFY(window.isWindowModified());
    QTRY_VERIFY(window.keeper().autosaves() > 0);
    MainWindow another;
    QVERIFY(another.keeper().leftovers().empty()); // it is offered once
    window.action(QStringLiteral("file.saveSession"))->trigger();
    QVERIFY(waitUntilIdle(window));
    QVERIFY(!window.isWindowModified());
    QCOMPARE(offramp::openSession(file.toStdString()).session.policy, policy);
}

void TestSession::aLeftoverIsDiscarded() {
    // What a program that is gone leaves: a folder whose lock nobody holds.
    const fs::path folder = stateFolder() / "autosave/1-1-0";
    fs::create_directories(folder);
    saveSession(folder, Session(), SessionForm::folder);
    fs::create_directories(stateFolder() / "autosave/2-2-0"); // without a session
    MainWindow window;
    window.show();
    QCOMPARE(window.keeper().leftovers().size(), std::size_t{1});
    QVERIFY(!fs::exists(stateFolder() / "autosave/2-2-0"));
    QVERIFY(!window.sessionMessage().isHidden());
    window.action(QStringLiteral("session.discard"))->trigger();
    QVERIFY(!fs::exists(folder));
    QVERIFY(window.sessionMessage().isHidden());
}

QTEST_MAIN(TestSession)
#include "test_session.moc"
