// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_content.h"
#include "figure/figure_spec.h"

#include <QDialog>

#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFontComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QMimeData;
class QSpinBox;

namespace offramp {

class FigurePreview;
class MessageBar;

/// What a figure can be made of: a recording, or a plot of a corpus. Nothing to show of it yet: null.
struct FigureOffer {
    QString name;
    std::shared_ptr<const FigureContent> content;
};

/// A stretch of time that can be asked for; nothing: the whole recording.
struct FigureStretch {
    QString name;
    std::optional<TimeRange> range;
};

/// Chooses what a figure shows and how, with a preview by the very renderer; copies it, and asks for it to be
/// saved. What is shown are immutable values, so that a run may go on meanwhile.
class FigureDialog : public QDialog {
    Q_OBJECT

public:
    FigureDialog(const FigureSpec& spec, FigureFormat format, QWidget* parent = nullptr);
    ~FigureDialog() override;

    /// What was chosen among the offers stays so where it is still there. At least one.
    void setOffers(std::vector<FigureOffer> offers);
    void setStretches(std::vector<FigureStretch> stretches);
    /// Chooses an offer by its name.
    void choose(const QString& offer);
    /// The name of the one that is chosen.
    [[nodiscard]] QString offer() const;

    [[nodiscard]] const FigureSpec& spec() const { return spec_; }
    [[nodiscard]] FigureFormat format() const;
    [[nodiscard]] FigurePreview& preview() const { return *preview_; }
    [[nodiscard]] MessageBar& message() const { return *message_; }
    [[nodiscard]] QString caption() const;
    /// The figure as image, SVG and PDF; null where there is none, and message() says why.
    [[nodiscard]] std::unique_ptr<QMimeData> mimeData();
    /// As a file; nothing where there is none, and message() says why.
    [[nodiscard]] std::optional<QByteArray> file();

Q_SIGNALS:
    /// By the user.
    void specChanged(const offramp::FigureSpec& spec, offramp::FigureFormat format);
    void saveRequested();

private:
    [[nodiscard]] QWidget* buildControls();
    void buildViews(QFormLayout& form);
    void buildPage(QFormLayout& form);
    void buildLook(QFormLayout& form);
    void buildFile(QFormLayout& form);
    [[nodiscard]] QWidget* buildButtons();
    void connectControls();
    void showSpec();
    void readControls();
    void moveView(int by);
    void usePreset(int index);
    void showChoice();
    void showSize(QSizeF millimetres);
    [[nodiscard]] std::shared_ptr<const FigureContent> content() const;
    [[nodiscard]] std::vector<FigureView> chosenViews() const;
    [[nodiscard]] std::optional<QByteArray> made(FigureFormat format);

    FigureSpec spec_;
    std::vector<FigureOffer> offers_;
    std::vector<FigureStretch> stretches_;
    bool showing_ = true; ///< the controls are being set to the spec, as they are at first

    FigurePreview* preview_;
    MessageBar* message_;
    QComboBox* offer_;
    QListWidget* views_;
    QComboBox* stretch_;
    QComboBox* preset_;
    QDoubleSpinBox* width_;
    QDoubleSpinBox* height_;
    QFontComboBox* family_;
    QDoubleSpinBox* fontSize_;
    QDoubleSpinBox* lineWidth_;
    QComboBox* theme_;
    QCheckBox* legend_;
    QCheckBox* title_;
    QLineEdit* titleText_;
    QCheckBox* grid_;
    QCheckBox* ruler_;
    QComboBox* format_;
    QSpinBox* dpi_;
    QLabel* size_;
    QWidget* viewsRow_ = nullptr;
};

} // namespace offramp
