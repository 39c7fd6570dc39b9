// SPDX-License-Identifier: GPL-3.0-or-later
#include "nbest/nbest_view.h"

#include "marks/marked_text_delegate.h"
#include "message/message_bar.h"
#include "nbest/decoder_form.h"
#include "nbest/form_scroller.h"
#include "table/table_view.h"
#include "text/engine_text.h"

#include <QAction>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace offramp {

namespace {

/// In widths of a character: with less room beside the options the list lies below them.
constexpr int narrowestList = 64;

} // namespace

NBestView::NBestView(QWidget* parent) : QWidget(parent), model_(new NBestModel(this)) {
    splitter_ = new QSplitter(this);
    splitter_->setChildrenCollapsible(false);
    splitter_->addWidget(buildForm());
    splitter_->addWidget(buildList());
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter_);
    setBusy(false);
    showExit();
}

QWidget* NBestView::buildForm() {
    form_ = new DecoderForm(this);
    connect(form_, &DecoderForm::optionsChanged, this, &NBestView::decoderChanged);
    connect(form_, &DecoderForm::browseLexicon, this, &NBestView::browseLexicon);
    connect(form_, &DecoderForm::browseLanguageModel, this, &NBestView::browseLanguageModel);
    return new FormScroller(form_, this);
}

QLayout* NBestView::buildHeader() {
    auto* label = new QLabel(tr("Exit"), this);
    exits_ = new QComboBox(this);
    exits_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    exits_->setAccessibleName(tr("Exit whose hypotheses are listed"));
    label->setBuddy(exits_);
    count_ = new QLabel(this);
    count_->setForegroundRole(QPalette::PlaceholderText);
    count_->setMinimumWidth(1); // it gives way
    progress_ = new QProgressBar(this);
    progress_->setAccessibleName(tr("Decoding again"));
    progress_->setRange(0, 0);
    progress_->setTextVisible(false);
    progress_->setMaximumWidth(fontMetrics().averageCharWidth() * 14);
    cancel_ = new QPushButton(tr("Cancel"), this);
    cancel_->setAccessibleName(tr("Cancel the decoding"));
    auto* line = new QHBoxLayout;
    line->setContentsMargins(6, 4, 6, 0);
    line->addWidget(label);
    line->addWidget(exits_);
    line->addWidget(count_, 1);
    line->addWidget(progress_);
    line->addWidget(cancel_);
    connect(cancel_, &QPushButton::clicked, this, &NBestView::cancelRequested);
    connect(exits_, &QComboBox::activated, this, [this](int exit) {
        setCurrentExit(exit);
        Q_EMIT currentExitChanged(exit);
    });
    return line;
}

QWidget* NBestView::buildEmptyPage() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    empty_ = new QLabel(page);
    empty_->setWordWrap(true);
    empty_->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    empty_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    search_ = new QPushButton(tr("Use beam search"), page);
    layout->addStretch(1);
    layout->addWidget(empty_);
    layout->addWidget(search_, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    connect(search_, &QPushButton::clicked, form_, &DecoderForm::useBeamSearch);
    return page;
}

QWidget* NBestView::buildList() {
    auto* side = new QWidget(this);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(buildHeader());
    error_ = new MessageBar(side);
    again_ = new QAction(tr("Try again"), this);
    connect(again_, &QAction::triggered, this, [this] { Q_EMIT decoderChanged(form_->options()); });
    layout->addWidget(error_);
    table_ = new TableView(side);
    table_->setModel(model_);
    table_->setItemDelegate(new MarkedTextDelegate(table_));
    table_->setAccessibleName(tr("N best hypotheses"));
    pages_ = new QStackedWidget(side);
    pages_->addWidget(table_);
    pages_->addWidget(buildEmptyPage());
    layout->addWidget(pages_, 1);
    return side;
}

/// That of the list: while the panel lies behind others its width, and with it the arrangement, means
/// nothing, and it must not ask the window for the height of the narrow one.
QSize NBestView::minimumSizeHint() const {
    return {QWidget::minimumSizeHint().width(), splitter_->widget(1)->minimumSizeHint().height()};
}

void NBestView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int list = fontMetrics().averageCharWidth() * narrowestList;
    const bool narrow = width() < splitter_->widget(0)->minimumSizeHint().width() + list;
    splitter_->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
}

void NBestView::setAnalysis(std::shared_ptr<const Analysis> analysis) {
    const bool sameModel = analysis && analysis_ && analysis->model == analysis_->model;
    analysis_ = std::move(analysis);
    if (!sameModel) {
        chosen_.reset();
        fillExits();
    }
    showExit();
}

void NBestView::fillExits() {
    const QSignalBlocker quiet(exits_);
    exits_->clear();
    const std::size_t count = analysis_ ? analysis_->macs.size() : 0;
    for (std::size_t exit = 0; exit < count; ++exit)
        exits_->addItem(
            tr("%1, %2").arg(exit + 1).arg(QString::fromStdString(analysis_->model->exits[exit].name)));
    exits_->setEnabled(count > 0);
}

void NBestView::setCurrentExit(int exit) {
    if (chosen_ == exit || exit < 0 || exit >= exits_->count()) return;
    chosen_ = exit;
    showExit();
}

void NBestView::setTaken(std::optional<int> exit) {
    if (exit == taken_) return;
    taken_ = exit;
    if (!chosen_) showExit();
}

void NBestView::setPolicy(const Policy& policy) {
    policy_ = policy;
    showTemperature();
}

/// The chosen one, the one taken, or the last that is known.
int NBestView::exitShown() const {
    if (!analysis_) return -1;
    const int last = static_cast<int>(analysis_->exits.size()) - 1;
    return std::min(chosen_.value_or(taken_.value_or(last)), exits_->count() - 1);
}

void NBestView::showTemperature() {
    double temperature = 1;
    const int exit = exitShown();
    if (exit >= 0 && fitted(policy_, analysis_->macs.size()) == policy_) {
        for (const MeasureSpec& spec : specsOf(policy_, exit))
            if (spec.measure->has(Need::nBest)) temperature = spec.parameters.temperature;
    }
    model_->setTemperature(temperature);
}

void NBestView::showExit() {
    const int exit = exitShown();
    const QSignalBlocker quiet(exits_);
    exits_->setCurrentIndex(exit);
    showTemperature();
    if (!analysis_)
        return showEmpty(tr("Open a model and a recording to see what it may have heard."), false);
    const bool known = exit >= 0 && exit < static_cast<int>(analysis_->exits.size());
    if (!known && analysis_->finished)
        return showEmpty(tr("The model was stopped before this exit: nothing was decoded here."), false);
    if (!known) return showEmpty(tr("This exit is still to come …"), false);
    const auto& list = analysis_->exits[static_cast<std::size_t>(exit)]->nBest;
    if (!list)
        return showEmpty(tr("Decoded greedily: a single hypothesis, the most probable token of each frame. A "
                            "beam search keeps several and tells how probable each is."),
                         true);
    if (list->entries.empty())
        return showEmpty(tr("The search found nothing: the lexicon or the language model allows none of what "
                            "it kept. Widen the beam or its threshold, or go without them."),
                         false);
    showList(*list);
}

void NBestView::showList(const NBest& list) {
    const int exit = exitShown();
    const bool another = model_->setList(analysis_->exits[static_cast<std::size_t>(exit)]->nBest,
                                         analysis_->reference, analysis_->normalisation);
    // Without a language model's part the score is the acoustics' alone.
    const bool parts = !analysis_->decoder.languageModel.empty() || model_->hasLanguage();
    for (const int column : {NBestModel::acousticColumn, NBestModel::languageColumn})
        table_->setColumnHidden(column, !parts);
    const int found = static_cast<int>(list.entries.size());
    count_->setText(
        found < list.asked
            ? tr("%n hypothesis(es); no more of the %1 asked for survived", nullptr, found).arg(list.asked)
            : tr("%n hypothesis(es)", nullptr, found));
    pages_->setCurrentIndex(0);
    if (another) table_->fitColumns(NBestModel::textColumn, TableView::Fit::fill);
}

void NBestView::showEmpty(const QString& text, bool offerSearch) {
    (void)model_->setList(nullptr, std::nullopt, {});
    count_->clear();
    empty_->setText(text);
    search_->setVisible(offerSearch);
    pages_->setCurrentIndex(1);
}

void NBestView::setDecoder(const DecoderOptions& options) {
    form_->setOptions(options);
}

void NBestView::setLexicon(const std::filesystem::path& path) {
    form_->chooseLexicon(path);
}

void NBestView::setLanguageModel(const std::filesystem::path& path) {
    form_->chooseLanguageModel(path);
}

void NBestView::setBusy(bool busy) {
    progress_->setVisible(busy);
    cancel_->setVisible(busy);
}

void NBestView::setError(const QString& text) {
    if (text.isEmpty())
        error_->clear();
    else
        error_->show(MessageBar::Kind::error, text, {again_});
}

void NBestView::setNote(const QString& text) {
    error_->show(MessageBar::Kind::note, text, {again_});
}

} // namespace offramp
