// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/roc_view.h"

#include "corpus/explore/measure_quality.h"
#include "corpus/measure_choice.h"
#include "corpus/roc_plot.h"
#include "text/engine_text.h"

#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

RocView::RocView(QWidget* parent)
    : CorpusView(parent), choice_(new MeasureChoice(false, this)), plot_(new RocPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(choice_);
    layout->addWidget(plot_, 1);
    connect(choice_, &MeasureChoice::changed, this, &RocView::invalidate);
}

void RocView::refresh() {
    if (choice_->setSubject(subject()); step()) choice_->setPolicy(&step()->policy);
    const DecoderResults* decoder = choice_->decoder();
    if (decoder == nullptr) {
        work_.drop();
        return show({});
    }
    work_.run(
        background(),
        [subject = subject(), decoder, spec = *choice_->measure()](const CancelToken& cancel) {
            Rocs rocs;
            for (std::size_t exit = 0; exit < subject.results->exits(); ++exit) {
                cancel.check();
                rocs.push_back(rocOf(*subject.results, *decoder, spec, exit, *subject.scope));
            }
            return rocs;
        },
        [this](const Rocs& rocs) { show(rocs); },
        [this](const Error& error) { plot_->setEmptyText(translated(error)); });
}

void RocView::show(const Rocs& rocs) {
    const bool any = std::ranges::any_of(rocs, [](const auto& roc) { return roc.has_value(); });
    plot_->setEmptyText(any ? QString()
                        : choice_->measure()
                            ? tr("This takes utterances with a reference, some right and some "
                                 "wrong, that have values of the measure.")
                            : tr("Choose a measure: the strategy looks at none."));
    plot_->setRocs(rocs);
}

void RocView::showStep() {
    if (choice_->setPolicy(step() ? &step()->policy : nullptr)) invalidate();
}

} // namespace offramp
