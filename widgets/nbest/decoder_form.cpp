// SPDX-License-Identifier: GPL-3.0-or-later
#include "nbest/decoder_form.h"

#include "message/message_bar.h"

#include <QGridLayout>
#include <QLabel>

#include <chrono>

namespace offramp {

namespace {

constexpr std::chrono::milliseconds rest{400};
constexpr int tenBest = 10;
constexpr double largestThreshold = 10000;
constexpr double largestScore = 1000;
constexpr double firstUnknownScore = -10;

/// Settings that greedy decoding doesn't read make no difference.
bool sameDecoder(const DecoderOptions& one, const DecoderOptions& other) {
    const bool greedy = one.kind == DecoderOptions::Kind::greedy;
    return greedy ? other.kind == DecoderOptions::Kind::greedy : one == other;
}

} // namespace

void DecoderForm::Field::setVisible(bool visible) const {
    label->setVisible(visible);
    field->setVisible(visible);
}

DecoderOptions DecoderForm::beamDefaults() {
    DecoderOptions defaults;
    defaults.kind = DecoderOptions::Kind::beam;
    defaults.beam.nbest = tenBest;
    return defaults;
}

DecoderForm::DecoderForm(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(6, 4, 6, 6);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    buildKind(*grid);
    buildSearch(*grid);
    buildFiles(*grid);
    buildWeights(*grid);
    buildDefaults(*grid);
    rest_.setSingleShot(true);
    rest_.setInterval(rest);
    connect(&rest_, &QTimer::timeout, this, &DecoderForm::settle);
    fill(beamDefaults()); // what a beam search begins with
    fill({});
}

DecoderForm::Field DecoderForm::addField(QGridLayout& grid, int row, int column, const QString& label,
                                         QWidget* field, const QString& explanation) {
    auto* caption = new QLabel(label, this);
    caption->setBuddy(field);
    caption->setToolTip(explanation);
    field->setToolTip(explanation);
    if (field->accessibleName().isEmpty()) field->setAccessibleName(QString(label).remove(u'&'));
    const bool wide = column < 0;
    grid.addWidget(caption, row, wide ? 0 : 2 * column);
    grid.addWidget(field, row, wide ? 1 : 2 * column + 1, 1, wide ? 3 : 1);
    return {caption, field};
}

QSpinBox* DecoderForm::countBox(int low) {
    auto* box = new QSpinBox(this);
    box->setRange(low, BeamOptions::largestBeam);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    connect(box, &QSpinBox::valueChanged, this, &DecoderForm::edited);
    return box;
}

InfiniteBox* DecoderForm::numberBox(double low, double high) {
    auto* box = new InfiniteBox(low, high, this);
    connect(box, &QDoubleSpinBox::valueChanged, this, &DecoderForm::edited);
    return box;
}

void DecoderForm::buildKind(QGridLayout& grid) {
    kind_ = new QComboBox(this);
    kind_->addItems({tr("Greedy"), tr("Beam search")});
    (void)addField(grid, 0, -1, tr("&Decoder"), kind_,
                   tr("Greedy: each frame's most probable class, one hypothesis. Beam search: the most "
                      "probable texts, several of them."));
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        edited();
    });
}

void DecoderForm::buildSearch(QGridLayout& grid) {
    beamSize_ = countBox(1);
    nbest_ = countBox(1);
    tokens_ = countBox(0);
    tokens_->setSpecialValueText(tr("all"));
    threshold_ = numberBox(0, largestThreshold);
    threshold_->setInfinity(tr("none"), BeamOptions().beamThreshold);
    alignments_ = new QComboBox(this);
    alignments_->addItems({tr("the most probable one"), tr("the sum of all")});
    connect(beamSize_, &QSpinBox::valueChanged, this, [this] { beamSizeEdited_ = true; });
    connect(nbest_, &QSpinBox::valueChanged, this, [this] { beamSizeEdited_ = false; });
    connect(alignments_, &QComboBox::currentIndexChanged, this, &DecoderForm::edited);
    beamFields_ = {
        addField(grid, 1, 0, tr("&Beam size"), beamSize_,
                 tr("How many beginnings of texts are kept after each frame (torchaudio: beam_size)")),
        addField(grid, 1, 1, tr("Hypotheses"), nbest_,
                 tr("How many are listed, at most as many as the beam holds (torchaudio: nbest)")),
        addField(grid, 2, 0, tr("Tokens a frame"), tokens_,
                 tr("Only so many of a frame's most probable tokens are tried (torchaudio: "
                    "beam_size_token)")),
        addField(grid, 2, 1, tr("Threshold"), threshold_,
                 tr("What scores lower than the best by more than this is dropped (torchaudio: "
                    "beam_threshold)")),
        addField(grid, 3, -1, tr("Alignments"), alignments_,
                 tr("What a text's score is made of: all the ways to align it with the frames, or the best "
                    "one (torchaudio: log_add)"))};
}

void DecoderForm::buildFiles(QGridLayout& grid) {
    lexicon_ = new FileField(tr("Lexicon"), this);
    languageModel_ = new FileField(tr("Language model"), this);
    beamFields_.push_back(addField(grid, 4, -1, tr("Lexicon"), lexicon_,
                                   tr("A text file with a word and its tokens on each line: no other words "
                                      "are heard (torchaudio: lexicon)")));
    beamFields_.push_back(addField(grid, 5, -1, tr("Language model"), languageModel_,
                                   tr("An n-gram model of words, an ARPA file (torchaudio: lm)")));
    for (FileField* file : {lexicon_, languageModel_}) {
        connect(file, &FileField::pathChanged, this, [this] {
            showFields();
            edited();
        });
    }
    connect(lexicon_, &FileField::browse, this, &DecoderForm::browseLexicon);
    connect(languageModel_, &FileField::browse, this, &DecoderForm::browseLanguageModel);
}

void DecoderForm::buildWeights(QGridLayout& grid) {
    wordScore_ = numberBox(-largestScore, largestScore);
    lmWeight_ = numberBox(0, largestScore);
    unkScore_ = numberBox(-largestScore, largestScore);
    unkScore_->setMinusInfinity(tr("never"), firstUnknownScore);
    silScore_ = numberBox(-largestScore, largestScore);
    wordFields_ = {addField(grid, 6, 0, tr("Word score"), wordScore_,
                            tr("Added to the score for each word (torchaudio: word_score)")),
                   addField(grid, 7, 0, tr("Unknown words"), unkScore_,
                            tr("Added for each word that isn't known (torchaudio: unk_score)")),
                   addField(grid, 7, 1, tr("Spaces"), silScore_,
                            tr("Added for each space between words (torchaudio: sil_score)"))};
    modelFields_ = {addField(grid, 6, 1, tr("Model's weight"), lmWeight_,
                             tr("Factor of the language model's log-probability (torchaudio: lm_weight)"))};
}

void DecoderForm::buildDefaults(QGridLayout& grid) {
    note_ = new MessageBar(this);
    grid.addWidget(note_, 8, 0, 1, 4);
    restore_ = new QPushButton(tr("Restore defaults"), this);
    restore_->setToolTip(tr("torchaudio's, and ten hypotheses; without files"));
    grid.addWidget(restore_, 9, 0, 1, 4, Qt::AlignLeft);
    grid.setRowStretch(10, 1);
    connect(restore_, &QPushButton::clicked, this, [this] {
        const DecoderOptions before = told_;
        fill(beamDefaults());
        told_ = before;
        edited();
    });
}

void DecoderForm::showFields() {
    const bool model = isBeam() && !languageModel_->path().empty();
    const bool words = model || (isBeam() && !lexicon_->path().empty());
    for (const Field& field : beamFields_)
        field.setVisible(isBeam());
    for (const Field& field : wordFields_)
        field.setVisible(words);
    for (const Field& field : modelFields_)
        field.setVisible(model);
    restore_->setVisible(isBeam());
}

DecoderOptions DecoderForm::settings() const {
    DecoderOptions settings;
    if (isBeam()) settings.kind = DecoderOptions::Kind::beam;
    settings.beam.beamSize = beamSize_->value();
    settings.beam.nbest = nbest_->value();
    settings.beam.beamSizeToken = tokens_->value();
    settings.beam.beamThreshold = threshold_->number();
    settings.beam.logAdd = alignments_->currentIndex() == 1;
    settings.lexicon = lexicon_->path();
    settings.languageModel = languageModel_->path();
    settings.beam.lmWeight = lmWeight_->number();
    settings.beam.wordScore = wordScore_->number();
    settings.beam.unkScore = unkScore_->number();
    settings.beam.silScore = silScore_->number();
    return settings;
}

DecoderOptions DecoderForm::options() const {
    if (!isBeam()) return {};
    const BeamOptions standard;
    DecoderOptions options = settings();
    if (options.languageModel.empty()) options.beam.lmWeight = standard.lmWeight;
    if (!options.languageModel.empty() || !options.lexicon.empty()) return options;
    options.beam.wordScore = standard.wordScore;
    options.beam.unkScore = standard.unkScore;
    options.beam.silScore = standard.silScore;
    return options;
}

void DecoderForm::restore(const DecoderOptions& settings) {
    fillBeam(settings);
    fill(settings);
}

void DecoderForm::setOptions(const DecoderOptions& options) {
    if (!sameDecoder(options, told_)) fill(options); // what is being edited isn't lost to what was known
}

void DecoderForm::fillBeam(const DecoderOptions& options) {
    setting_ = true;
    beamSize_->setValue(options.beam.beamSize);
    nbest_->setValue(options.beam.nbest);
    tokens_->setValue(options.beam.beamSizeToken);
    threshold_->setNumber(options.beam.beamThreshold);
    alignments_->setCurrentIndex(options.beam.logAdd ? 1 : 0);
    lexicon_->setPath(options.lexicon);
    languageModel_->setPath(options.languageModel);
    lmWeight_->setNumber(options.beam.lmWeight);
    wordScore_->setNumber(options.beam.wordScore);
    unkScore_->setNumber(options.beam.unkScore);
    silScore_->setNumber(options.beam.silScore);
    setting_ = false;
}

void DecoderForm::fill(const DecoderOptions& options) {
    setting_ = true;
    kind_->setCurrentIndex(options.kind == DecoderOptions::Kind::beam ? 1 : 0);
    if (isBeam()) fillBeam(options);
    setting_ = false;
    rest_.stop();
    note_->clear();
    showFields();
    told_ = this->options();
}

void DecoderForm::useBeamSearch() {
    kind_->setCurrentIndex(1);
}

void DecoderForm::edited() {
    if (setting_) return;
    note_->clear();
    rest_.start();
}

/// A list can't be longer than the beam that it is taken from: what was edited last is what is wanted.
void DecoderForm::fitCounts() {
    if (nbest_->value() <= beamSize_->value()) return;
    setting_ = true;
    if (beamSizeEdited_) {
        nbest_->setValue(beamSize_->value());
        note_->show(MessageBar::Kind::note,
                    tr("The list was shortened to %n hypothesis(es): the beam holds no more.", nullptr,
                       nbest_->value()));
    } else {
        beamSize_->setValue(nbest_->value());
        note_->show(MessageBar::Kind::note,
                    tr("The beam was widened to hold %n hypothesis(es).", nullptr, beamSize_->value()));
    }
    setting_ = false;
}

void DecoderForm::settle() {
    if (isBeam()) fitCounts();
    const DecoderOptions now = options();
    if (sameDecoder(now, told_)) return;
    told_ = now;
    Q_EMIT optionsChanged(now);
}

} // namespace offramp
