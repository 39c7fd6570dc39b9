// SPDX-License-Identifier: GPL-3.0-or-later
#include "nbest/file_field.h"

#include <QHBoxLayout>

namespace offramp {

FileField::FileField(const QString& name, QWidget* parent) : QWidget(parent), edit_(new QLineEdit(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    edit_->setAccessibleName(name);
    edit_->setPlaceholderText(tr("none"));
    setFocusProxy(edit_);
    layout->addWidget(edit_, 1);
    auto* chooser = addButton(tr("Choose…"), tr("Choose a file: %1").arg(name));
    clear_ = addButton(QStringLiteral("✕"), tr("Without: %1").arg(name));
    connect(edit_, &QLineEdit::editingFinished, this,
            [this] { choose(edit_->text().trimmed().toStdString()); });
    connect(chooser, &QToolButton::clicked, this, &FileField::browse);
    connect(clear_, &QToolButton::clicked, this, [this] { choose({}); });
    setPath({});
}

QToolButton* FileField::addButton(const QString& text, const QString& name) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(name);
    layout()->addWidget(button);
    return button;
}

void FileField::setPath(const std::filesystem::path& path) {
    path_ = path;
    const QString text = QString::fromStdString(path.string());
    edit_->setText(text);
    edit_->setToolTip(text);
    clear_->setEnabled(!path.empty());
}

void FileField::choose(const std::filesystem::path& path) {
    if (path == path_) return;
    setPath(path);
    Q_EMIT pathChanged();
}

} // namespace offramp
