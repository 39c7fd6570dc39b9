// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the corpus bench with made results, to be looked at: offramp-corpus-pictures FOLDER
#include "bench/choosing/choice_result.h"
#include "bench/choosing/fit_form.h"
#include "bench/choosing/split_form.h"
#include "bench/choosing/target_form.h"
#include "bench/choosing/threshold_view.h"
#include "bench/comparing/comparison_view.h"
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

/// A model that is a layer behind at every exit.
std::shared_ptr<const CorpusResults> slower(const CorpusResults& results) {
    auto other = std::make_shared<CorpusResults>(results);
    other->source = "from-scratch.offramp";
    const std::size_t exits = results.exits();
    for (DecoderResults& decoder : other->decoders) {
        for (std::size_t at = decoder.words.size(); at-- > 0;) {
            if (at % exits == 0) continue;
            decoder.words[at] = decoder.words[at - 1];
            decoder.texts[at] = decoder.texts[at - 1];
            for (ScoreColumn& column : decoder.scores)
                column.values[at] = column.values[at - 1];
        }
    }
    return other;
}

/// A threshold with a guarantee, a gate, and two files side by side.
void takeChoices(CorpusBench& bench, const QString& stem) {
    ThresholdView& threshold = bench.threshold();
    bench.tabs().setCurrentWidget(&threshold);
    settle();
    const auto take = [&](const char* name) {
        settle();
        bench.grab().save(stem + QString::fromLatin1(name));
    };
    threshold.choose();
    take("-choice.png");
    threshold.target().kindBox().setCurrentIndex(TargetForm::risk);
    threshold.split().kindBox().setCurrentIndex(threshold.split().kindBox().count() - 1);
    threshold.choose();
    take("-choice-guarantee.png");
    threshold.fit().kindBox().setCurrentIndex(2);
    threshold.target().kindBox().setCurrentIndex(TargetForm::macs);
    threshold.fit().setFeature(specOf("entropy_normalised"), true);
    threshold.fit().setFeature(specOf("max_probability"), true);
    threshold.choose();
    take("-choice-gate.png");
    bench.setOtherFiles({{slower(*bench.subject().results), *bench.subject().scope}});
    bench.tabs().setCurrentWidget(&bench.comparison());
    for (int tab = 0; tab < bench.comparison().tabs().count(); ++tab) {
        bench.comparison().tabs().setCurrentIndex(tab);
        take(qPrintable(QStringLiteral("-compare-%1.png").arg(tab)));
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
            takeChoices(bench, stem);
        }
    }
    return 0;
}
