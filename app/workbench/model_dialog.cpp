// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/model_dialog.h"

#include <QComboBox>
#include <QCryptographicHash>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>

namespace offramp {

namespace {

constexpr int paperHeads = 8;

/// Settings' keys can't hold a path's slashes.
QString keyOf(const std::filesystem::path& model) {
    const QByteArray path = QByteArray::fromStdString(model.string());
    return QStringLiteral("models/") +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace

ModelDialog::ModelDialog(const std::filesystem::path& model, const OpenQuestions& questions, QWidget* parent)
    : QDialog(parent), model_(model), details_(questions.details) {
    setWindowTitle(tr("About this model"));
    auto* form = new QFormLayout(this);
    const QString lacking = details_
                                ? tr("%1 holds weights, but not everything that is needed to use them. "
                                     "What the paper used is filled in.")
                                : tr("%1 holds a module, but nothing that says what its input, its exits "
                                     "and its classes are.");
    auto* intro = new QLabel(lacking.arg(QString::fromStdString(model.filename().string())), this);
    intro->setWordWrap(true);
    form->addRow(intro);
    config_ = addFile(tr("&Description"), tr("A model.json; then nothing else is needed"),
                      tr("model.json (*.json)"));
    if (details_) addDetails();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(config_, &QLineEdit::textChanged, this, &ModelDialog::enableDetails);
    connect(this, &QDialog::accepted, this, &ModelDialog::save);
    load();
    enableDetails();
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
}

QLineEdit* ModelDialog::addFile(const QString& label, const QString& about, const QString& filter) {
    auto* edit = new QLineEdit(this);
    edit->setPlaceholderText(about);
    edit->setAccessibleName(QString(label).remove(u'&'));
    auto* browse = new QPushButton(tr("Choose…"), this);
    browse->setAccessibleName(tr("Choose: %1").arg(QString(label).remove(u'&')));
    auto* line = new QHBoxLayout;
    line->addWidget(edit, 1);
    line->addWidget(browse);
    auto* caption = new QLabel(label, this);
    caption->setBuddy(edit);
    static_cast<QFormLayout*>(layout())->addRow(caption, line);
    connect(browse, &QPushButton::clicked, this, [this, edit, filter] {
        const QString folder = QString::fromStdString(model_.parent_path().string());
        const QString file = QFileDialog::getOpenFileName(this, windowTitle(), folder, filter);
        if (!file.isEmpty()) edit->setText(file);
    });
    return edit;
}

void ModelDialog::addDetails() {
    auto* form = static_cast<QFormLayout*>(layout());
    tokenizer_ = addFile(tr("&Tokenizer"), tr("A SentencePiece model, or a list of tokens, one a line"),
                         tr("Tokenizers (*.model *.txt *.vocab);;All files (*)"));
    heads_ = new QSpinBox(this);
    heads_->setRange(1, 512);
    heads_->setValue(paperHeads);
    log_ = new QComboBox(this);
    log_->addItem(tr("none (the paper)"));
    log_->addItem(tr("natural"));
    normalize_ = new QComboBox(this);
    normalize_->addItem(tr("none (the paper)"));
    normalize_->addItem(tr("each feature to mean 0, deviation 1"));
    form->addRow(tr("Attention &heads"), heads_);
    form->addRow(tr("&Logarithm of the features"), log_);
    form->addRow(tr("&Normalisation of the features"), normalize_);
}

void ModelDialog::enableDetails() {
    if (!details_) return;
    const bool needed = config_->text().trimmed().isEmpty();
    for (QWidget* widget : {static_cast<QWidget*>(tokenizer_), static_cast<QWidget*>(heads_),
                            static_cast<QWidget*>(log_), static_cast<QWidget*>(normalize_)})
        widget->setEnabled(needed);
}

OpenOptions ModelDialog::options() const {
    OpenOptions options;
    options.config = config_->text().trimmed().toStdString();
    if (!options.config.empty() || !details_) return options;
    options.tokenizer = tokenizer_->text().trimmed().toStdString();
    if (heads_->value() != paperHeads) options.heads = heads_->value();
    if (log_->currentIndex() == 1) options.log = FeatureConfig::Log::ln;
    if (normalize_->currentIndex() == 1) options.normalize = FeatureConfig::Normalize::perFeature;
    return options;
}

void ModelDialog::load() {
    QSettings settings;
    settings.beginGroup(keyOf(model_));
    config_->setText(settings.value(QStringLiteral("config")).toString());
    if (!details_) return;
    tokenizer_->setText(settings.value(QStringLiteral("tokenizer")).toString());
    heads_->setValue(settings.value(QStringLiteral("heads"), paperHeads).toInt());
    log_->setCurrentIndex(settings.value(QStringLiteral("log"), 0).toInt());
    normalize_->setCurrentIndex(settings.value(QStringLiteral("normalize"), 0).toInt());
}

void ModelDialog::save() const {
    QSettings settings;
    settings.beginGroup(keyOf(model_));
    settings.setValue(QStringLiteral("config"), config_->text().trimmed());
    if (!details_) return;
    settings.setValue(QStringLiteral("tokenizer"), tokenizer_->text().trimmed());
    settings.setValue(QStringLiteral("heads"), heads_->value());
    settings.setValue(QStringLiteral("log"), log_->currentIndex());
    settings.setValue(QStringLiteral("normalize"), normalize_->currentIndex());
}

} // namespace offramp
