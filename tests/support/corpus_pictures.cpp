// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the corpus bench with made results, to be looked at: offramp-corpus-pictures FOLDER
#include "bench/corpus_bench.h"
#include "bench/exits_view.h"
#include "bench/scatter_plot.h"
#include "bench/scatter_view.h"
#include "bench/trade_off_view.h"
#include "bench/utterance_view.h"
#include "support/made_corpus.h"
#include "theme/theme.h"
#include "workbench/workbench_style.h"

#include <QApplication>
#include <QComboBox>
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

/// By groups, with a selection and with a filter that can't be read.
void takeLinked(CorpusBench& bench, const QString& stem) {
    bench.tabs().setCurrentIndex(0);
    auto* exits = bench.findChild<ExitsView*>();
    exits->grouping().setCurrentIndex(2);
    settle();
    bench.grab().save(stem + QStringLiteral("-groups.png"));
    bench.tabs().setCurrentIndex(1);
    settle();
    auto* scatter = bench.findChild<ScatterView*>();
    const Selection some = scatter->plot().within({scatter->plot().area().center(), QSizeF(120, 90)});
    Q_EMIT scatter->plot().selectionPicked(some);
    settle();
    bench.grab().save(stem + QStringLiteral("-selected.png"));
    bench.utterances().setFilter(QStringLiteral("wer_12 > 0.2 and exitt == 4"));
    settle();
    bench.grab().save(stem + QStringLiteral("-filter-error.png"));
    bench.utterances().setFilter(QStringLiteral("wer_12 > 0.2 and exit == 4 and duration > 100"));
    settle();
    bench.grab().save(stem + QStringLiteral("-filter-none.png"));
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
        for (const QSize size : {QSize(960, 640), QSize(1280, 800), QSize(1920, 1080)}) {
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
            bench.tradeOff().bandBox().setCurrentIndex(2);
            settle();
            takePictures(bench, stem);
            takeLinked(bench, stem);
        }
    }
    return 0;
}
