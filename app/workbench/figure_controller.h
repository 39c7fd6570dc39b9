// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_dialog.h"

#include <QObject>
#include <QPointer>

namespace offramp {

class MainWindow;

/// The window's figures: what it shows, as offers for the dialog that exports them; where that is saved, and
/// what is remembered of it.
class FigureController : public QObject {
    Q_OBJECT

public:
    explicit FigureController(MainWindow* window);

    /// Opens the dialog, or brings it to the front. It goes along with what the window shows.
    void open();
    /// Null: it isn't open.
    [[nodiscard]] FigureDialog* dialog() const { return dialog_; }
    /// Writes what the dialog shows; what fails is told there. True if it is written.
    bool save(const QString& file);

private:
    void refresh();
    void refreshStretches();
    [[nodiscard]] std::vector<FigureOffer> offers() const;
    [[nodiscard]] FigureOffer recording() const;
    [[nodiscard]] std::vector<FigureStretch> stretches() const;
    void chooseFile();

    MainWindow* window_;
    QPointer<FigureDialog> dialog_;
};

/// The bench's plots, as far as there is something in them, in the order of the bench.
class CorpusBench;
[[nodiscard]] std::vector<FigureOffer> benchOffers(const CorpusBench& bench);

/// What was set last; what is shown belongs to the window.
[[nodiscard]] FigureSpec loadFigureSpec();
[[nodiscard]] FigureFormat loadFigureFormat();
void saveFigureSpec(const FigureSpec& spec, FigureFormat format);

} // namespace offramp
