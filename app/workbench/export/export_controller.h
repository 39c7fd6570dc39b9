// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/export/data_export.h"

#include <QList>
#include <QObject>

class QAction;
class QFileDialog;
class QWidget;

namespace offramp {

class CorpusPage;
class MainWindow;

/// Exports what a view of the window shows: finds out which view that is, asks for a file, and has it
/// written while the window goes on.
class ExportController : public QObject {
    Q_OBJECT

public:
    explicit ExportController(MainWindow& window);

    /// Puts "Export data…" into the context menus of the recordings' views.
    void addToViews();
    /// Likewise of the bench's.
    void addToBench(const CorpusPage& page);

    /// The view that has the keyboard, or that the user looks at.
    void exportActiveView();
    void exportView(const QWidget* view);
    /// What that view can be exported as; of one that shows no data, what the tab in front can.
    [[nodiscard]] QList<DataExport> choicesFor(const QWidget* view) const;
    [[nodiscard]] DataWriter& writer() { return writer_; }

Q_SIGNALS:
    void written(const std::filesystem::path& file);
    void failed(const std::shared_ptr<const offramp::Error>& error);
    /// The view shows nothing yet.
    void nothingToExport();

private:
    void addTo(QWidget& view);
    [[nodiscard]] QList<DataExport> recordingChoices(const QWidget* view) const;
    [[nodiscard]] QList<DataExport> benchChoices(const QWidget* view) const;
    [[nodiscard]] QList<DataExport> frontTabChoices() const;
    [[nodiscard]] QString suggestedName(const DataExport& what) const;
    void ask(const QList<DataExport>& choices);
    void take(const QList<DataExport>& choices, const QFileDialog& dialog);

    MainWindow& window_;
    DataWriter writer_;
};

} // namespace offramp
