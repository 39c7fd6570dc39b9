// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/run_dialog.h"

#include "text/engine_text.h"
#include "workbench/corpus/run_texts.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QThread>

namespace offramp {

namespace {

constexpr int restMilliseconds = 300;
constexpr int widthInCharacters = 88;

QString manifestKey() {
    return QStringLiteral("folders/corpus");
}
QString resultsKey() {
    return QStringLiteral("folders/results");
}

/// What is remembered must be found from another folder too.
std::filesystem::path absolute(const QString& typed) {
    return QDir::cleanPath(QFileInfo(typed.trimmed()).absoluteFilePath()).toStdString();
}

QLabel* noteIn(QWidget* parent) {
    auto* note = new QLabel(parent);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    return note;
}

QHBoxLayout* lineOf(QLineEdit* edit, std::initializer_list<QPushButton*> buttons) {
    auto* line = new QHBoxLayout;
    line->addWidget(edit, 1);
    for (QPushButton* button : buttons)
        line->addWidget(button);
    return line;
}

} // namespace

RunDialog::RunDialog(const CorpusRequest& begun, CorpusService& service, QWidget* parent)
    : QDialog(parent), begun_(begun), service_(service), form_(new QFormLayout(this)) {
    setWindowTitle(tr("Run the model over a corpus"));
    addModel();
    addManifest();
    addResults();
    addChoices();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    go_ = buttons->addButton(tr("&Run"), QDialogButtonBox::AcceptRole);
    form_->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    typing_.setSingleShot(true);
    typing_.setInterval(restMilliseconds);
    connect(&typing_, &QTimer::timeout, this, &RunDialog::look);
    connect(&service_, &CorpusService::manifestRead, this,
            [this](const auto& manifest) { showManifest(*manifest); });
    connect(&service_, &CorpusService::manifestFailed, this, [this](const auto& error) {
        if (isStale()) return;
        about_->setText(translated(*error));
        usable_ = false;
        showReady();
    });
    setMinimumWidth(fontMetrics().averageCharWidth() * widthInCharacters);
    showReady();
}

void RunDialog::addModel() {
    const QString decoder = begun_.decoder.kind == DecoderOptions::Kind::greedy
                                ? tr("decoded greedily")
                                : tr("decoded greedily, and by the beam search that is set under N-best");
    auto* model = new QLabel(
        QString::fromStdString(begun_.recogniser->description().name) + QStringLiteral(", ") + decoder, this);
    model->setWordWrap(true);
    form_->addRow(tr("Model"), model);
}

void RunDialog::addManifest() {
    manifest_ = new QLineEdit(this);
    manifest_->setObjectName(QStringLiteral("manifest"));
    manifest_->setPlaceholderText(
        tr("A LibriSpeech or Kaldi folder, JSON lines, CSV, or recordings with texts"));
    auto* file = new QPushButton(tr("&File…"), this);
    auto* folder = new QPushButton(tr("F&older…"), this);
    auto* label = new QLabel(tr("&Corpus"), this);
    label->setBuddy(manifest_);
    form_->addRow(label, lineOf(manifest_, {file, folder}));
    about_ = noteIn(this);
    form_->addRow(QString(), about_);
    connect(file, &QPushButton::clicked, this, [this] { chooseManifest(false); });
    connect(folder, &QPushButton::clicked, this, [this] { chooseManifest(true); });
    connect(manifest_, &QLineEdit::textChanged, this, [this] {
        usable_ = false;
        typing_.start();
        showReady();
    });
}

void RunDialog::addResults() {
    results_ = new QLineEdit(this);
    results_->setObjectName(QStringLiteral("results"));
    results_->setPlaceholderText(tr("A file for the results"));
    auto* choose = new QPushButton(tr("C&hoose…"), this);
    auto* label = new QLabel(tr("&Results"), this);
    label->setBuddy(results_);
    form_->addRow(label, lineOf(results_, {choose}));
    resultsAbout_ = noteIn(this);
    form_->addRow(QString(), resultsAbout_);
    connect(choose, &QPushButton::clicked, this, &RunDialog::chooseResults);
    connect(results_, &QLineEdit::textEdited, this, [this] { resultsTyped_ = true; });
    connect(results_, &QLineEdit::textChanged, this, &RunDialog::showReady);
}

void RunDialog::addChoices() {
    traces_ =
        new QCheckBox(tr("&Keep the log-probabilities: an utterance then opens without another run"), this);
    retry_ = new QCheckBox(tr("&Try again what failed before"), this);
    threads_ = new QSpinBox(this);
    threads_->setRange(0, std::max(QThread::idealThreadCount(), begun_.threads));
    threads_->setSpecialValueText(tr("One for each core"));
    threads_->setValue(begun_.threads);
    form_->addRow(QString(), traces_);
    form_->addRow(QString(), retry_);
    form_->addRow(tr("&Utterances at a time"), threads_);
}

CorpusRequest RunDialog::request() const {
    CorpusRequest request = begun_;
    request.manifest = absolute(manifest_->text());
    request.out = absolute(results_->text());
    request.keepTraces = traces_->isChecked();
    request.retryFailures = retry_->isChecked();
    request.threads = threads_->value();
    return request;
}

void RunDialog::setManifest(const QString& path) {
    manifest_->setText(path);
    if (resultsTyped_) return;
    const QFileInfo corpus(path);
    const QFileInfo model(QString::fromStdString(begun_.recogniser->description().path.string()));
    const QString folder = QSettings().value(resultsKey(), corpus.absolutePath()).toString();
    results_->setText(
        QStringLiteral("%1/%2-%3.offramp").arg(folder, corpus.completeBaseName(), model.fileName()));
}

void RunDialog::setResults(const QString& path) {
    resultsTyped_ = true;
    results_->setText(path);
}

void RunDialog::chooseManifest(bool folder) {
    const QString start = QSettings().value(manifestKey()).toString();
    const QString chosen =
        folder ? QFileDialog::getExistingDirectory(this, tr("Choose a corpus"), start)
               : QFileDialog::getOpenFileName(
                     this, tr("Choose a corpus"), start,
                     tr("Manifests (*.json *.jsonl *.csv *.tsv *.TextGrid *.ctm *.stm);;All files (*)"));
    if (chosen.isEmpty()) return;
    QSettings().setValue(manifestKey(), folder ? chosen : QFileInfo(chosen).absolutePath());
    setManifest(chosen);
}

void RunDialog::chooseResults() {
    const QString start =
        results_->text().isEmpty() ? QSettings().value(resultsKey()).toString() : results_->text();
    // A run that was stopped goes on in its file, so one that is there isn't lost.
    const QString chosen =
        QFileDialog::getSaveFileName(this, tr("Results"), start, tr("Offramp results (*.offramp)"), nullptr,
                                     QFileDialog::DontConfirmOverwrite);
    if (chosen.isEmpty()) return;
    QSettings().setValue(resultsKey(), QFileInfo(chosen).absolutePath());
    setResults(chosen);
}

void RunDialog::look() {
    const QString path = manifest_->text().trimmed();
    about_->setText(path.isEmpty() ? QString() : tr("Reading …"));
    if (!path.isEmpty()) service_.readManifest(path.toStdString());
}

/// What was read is no longer what is asked for.
bool RunDialog::isStale() const {
    return typing_.isActive() || manifest_->text().trimmed().isEmpty();
}

void RunDialog::showManifest(const Manifest& manifest) {
    if (isStale()) return;
    QStringList parts{tr("%1: %n utterance(s)", nullptr, static_cast<int>(manifest.entries.size()))
                          .arg(QString::fromStdString(manifest.format))};
    if (!manifest.missing.empty())
        parts.append(tr("%n recording(s) are missing", nullptr, static_cast<int>(manifest.missing.size())));
    if (!manifest.problems.empty())
        parts.append(tr("%n line(s) can't be used", nullptr, static_cast<int>(manifest.problems.size())));
    about_->setText(parts.join(QStringLiteral(" · ")));
    usable_ = !manifest.entries.empty();
    showReady();
}

void RunDialog::showReady() {
    const QString results = results_->text().trimmed();
    const bool exists = !results.isEmpty() && QFileInfo::exists(results);
    resultsAbout_->setText(
        exists ? tr("It is there already: what it lacks is added, if it is of this model and corpus.")
               : QString());
    retry_->setEnabled(exists);
    if (go_ != nullptr) go_->setEnabled(usable_ && !results.isEmpty());
}

} // namespace offramp
