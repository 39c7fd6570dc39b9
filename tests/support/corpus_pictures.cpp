// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the corpus bench with made results, to be looked at: offramp-corpus-pictures FOLDER
#include "corpus/corpus_bench.h"
#include "corpus/trade_off_view.h"
#include "corpus/utterance_view.h"
#include "support/made_corpus.h"
#include "theme/theme.h"
#include "workbench/workbench_style.h"

#include <QApplication>
#include <QDir>
#include <QTabWidget>

#include <cstdio>

namespace {

using namespace offramp;

void settle() {
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void takePictures(CorpusBench& bench, const QString& stem) {
    const int tabs = bench.tabs().count();
    for (int tab = 0; tab < std::max(1, tabs); ++tab) {
        bench.tabs().setCurrentIndex(tab);
        settle();
        const QString file = QStringLiteral("%1-%2.png").arg(stem).arg(tab);
        bench.grab().save(file);
        std::puts(qUtf8Printable(file));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    if (argc != 2) {
        std::fputs("offramp-corpus-pictures FOLDER\n", stderr);
        return 2;
    }
    QApplication::setStyle(new WorkbenchStyle);
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    const auto results = test::madeCorpus(5559);
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            CorpusBench bench;
            bench.resize(size);
            bench.show();
            settle();
            const QString stem = QStringLiteral("%1/corpus-%2-%3")
                                     .arg(folder, dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                          QString::number(size.width()));
            bench.grab().save(stem + QStringLiteral("-empty.png"));
            bench.setResults(results);
            bench.setPolicy(Policy::common("entropy_normalised", 0.012));
            bench.tradeOff().compare(specOf("max_probability"), true);
            bench.tradeOff().compare(specOf("nbest_posterior"), true);
            settle();
            takePictures(bench, stem);
        }
    }
    return 0;
}
