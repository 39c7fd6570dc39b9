// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/export/view_exports.h"

#include "bench/corpus_bench.h"
#include "bench/errors_view.h"
#include "bench/exits_view.h"
#include "bench/overthinking_view.h"
#include "bench/trade_off_plot.h"
#include "bench/trade_off_view.h"
#include "bench/utterance_view.h"
#include "export/corpus_tables.h"
#include "export/write_table.h"

#include <QCoreApplication>
#include <QTabWidget>

namespace offramp {

namespace {

/// Makes a table, in the thread that writes it.
using Maker = std::function<Table()>;

/// What tables of the bench are of, kept for as long as they may be written.
struct Shown {
    CorpusSubject subject;
    std::shared_ptr<const CorpusStep> step; ///< null: no exit is taken

    [[nodiscard]] const CorpusResults& results() const { return *subject.results; }
    [[nodiscard]] const DecoderResults& decoder() const { return *subject.decoder; }
    [[nodiscard]] const Selection& scope() const { return *subject.scope; }
    [[nodiscard]] std::span<const std::int16_t> taken() const {
        return step ? std::span<const std::int16_t>(step->taken) : std::span<const std::int16_t>();
    }
};

std::optional<Shown> shownIn(const CorpusBench& bench) {
    if (!bench.subject()) return std::nullopt;
    return Shown{bench.subject(), bench.step()};
}

void add(QList<DataExport>& list, const Shown& shown, const char* id, const char* name, const Maker& make) {
    const auto described = [shown, make] {
        Table table = make();
        table.about =
            aboutResults(shown.results(), shown.decoder(), {}, shown.step ? &shown.step->policy : nullptr);
        return table;
    };
    const QString shownName = QCoreApplication::translate("offramp::DataExport", name);
    for (const ExportFormat format :
         {ExportFormat::csv, ExportFormat::json, ExportFormat::latex, ExportFormat::markdown}) {
        list.append({shownName, QString::fromLatin1(id), format, [described, format](std::ostream& out) {
                         writeTable(out, described(), format);
                     }});
    }
}

void addExits(QList<DataExport>& list, const Shown& shown) {
    add(list, shown, "exits", QT_TRANSLATE_NOOP("offramp::DataExport", "Errors and costs of every exit"),
        [shown] { return exitsTable(shown.results(), shown.decoder(), shown.scope()); });
}

void addHypotheses(QList<DataExport>& list, const Shown& shown, const Selection& utterances) {
    add(list, shown, "hypotheses", QT_TRANSLATE_NOOP("offramp::DataExport", "Hypotheses of every exit"),
        [shown, utterances] { return corpusHypothesesTable(shown.results(), shown.decoder(), utterances); });
}

void addConfusions(QList<DataExport>& list, const Shown& shown, int exit) {
    add(list, shown, "confusions", QT_TRANSLATE_NOOP("offramp::DataExport", "Confusions"), [shown, exit] {
        const ExitsTaken fixed(shown.results().utterances.size(), static_cast<std::int16_t>(exit));
        return confusionsTable(confusionsAt(shown.results(), shown.decoder(), fixed, shown.scope()));
    });
}

void addOverthinking(QList<DataExport>& list, const Shown& shown) {
    add(list, shown, "overthinking", QT_TRANSLATE_NOOP("offramp::DataExport", "Overthinking by exit"),
        [shown] { return overthinkingTable(shown.results(), shown.decoder(), shown.scope()); });
    add(list, shown, "overthought", QT_TRANSLATE_NOOP("offramp::DataExport", "Overthought utterances"),
        [shown] { return overthoughtTable(shown.results(), shown.decoder(), shown.scope()); });
}

std::vector<NamedSweep> sweepsOf(const TradeOffFigures& figures) {
    std::vector<NamedSweep> sweeps;
    for (const TradeOffCurve& curve : figures.curves)
        if (curve.points) sweeps.push_back({curve.name.toStdString(), curve.points});
    return sweeps;
}

} // namespace

QList<DataExport> tradeOffExports(const CorpusBench& bench) {
    const auto shown = shownIn(bench);
    if (!shown) return {};
    QList<DataExport> list;
    const std::vector<NamedSweep> sweeps = sweepsOf(bench.tradeOff().plot().figures());
    if (!sweeps.empty())
        add(list, *shown, "sweep", QT_TRANSLATE_NOOP("offramp::DataExport", "Curves"),
            [sweeps] { return sweepsTable(sweeps); });
    addExits(list, *shown);
    return list;
}

QList<DataExport> tabExports(const CorpusBench& bench) {
    const auto shown = shownIn(bench);
    if (!shown) return {};
    QList<DataExport> list;
    const QWidget* tab = bench.tabs().currentWidget();
    if (qobject_cast<const ExitsView*>(tab) != nullptr && shown->step)
        add(list, *shown, "histogram", QT_TRANSLATE_NOOP("offramp::DataExport", "Exits taken"),
            [copy = *shown] { return histogramTable(copy.results(), copy.taken(), copy.scope()); });
    if (qobject_cast<const OverthinkingView*>(tab) != nullptr) addOverthinking(list, *shown);
    if (const auto* errors = qobject_cast<const ErrorsView*>(tab);
        errors != nullptr && errors->exitBox().currentIndex() >= 0)
        addConfusions(list, *shown, errors->exitBox().currentIndex());
    if (list.isEmpty()) addHypotheses(list, *shown, shown->scope()); // values and error rates of plots
    addExits(list, *shown);
    return list;
}

QList<DataExport> utteranceExports(const CorpusBench& bench) {
    const auto shown = shownIn(bench);
    if (!shown) return {};
    const CorpusModel& model = bench.utterances().utterances();
    Selection order;
    for (int row = 0; row < model.rowCount(); ++row)
        order.push_back(model.utteranceAt(row));
    QList<DataExport> list;
    add(list, *shown, "utterances", QT_TRANSLATE_NOOP("offramp::DataExport", "Utterances"),
        [copy = *shown, order] {
            return utterancesTable(copy.results(), copy.decoder(), copy.taken(), order);
        });
    addHypotheses(list, *shown, order);
    return list;
}

} // namespace offramp
