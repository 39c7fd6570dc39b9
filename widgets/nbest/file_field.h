// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QToolButton>
#include <QWidget>

#include <filesystem>

namespace offramp {

/// The path of a file that may be left out: typed, chosen by whoever answers browse(), or cleared. Opens
/// nothing.
class FileField : public QWidget {
    Q_OBJECT

public:
    /// `name`: what the file is, for its accessible names.
    FileField(const QString& name, QWidget* parent);

    [[nodiscard]] std::filesystem::path path() const { return path_; }
    /// Without a signal.
    void setPath(const std::filesystem::path& path);
    /// With one, if it is another.
    void choose(const std::filesystem::path& path);

Q_SIGNALS:
    void pathChanged();
    void browse();

private:
    QToolButton* addButton(const QString& text, const QString& name);

    std::filesystem::path path_;
    QLineEdit* edit_;
    QToolButton* clear_ = nullptr;
};

} // namespace offramp
