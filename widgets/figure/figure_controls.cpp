// SPDX-License-Identifier: GPL-3.0-or-later
// FigureDialog's controls: what they are, and how they and the spec become the same.
#include "figure/figure_dialog.h"

#include "figure/figure_preview.h"
#include "message/message_bar.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace offramp {

namespace {

QDoubleSpinBox* numberBox(double least, double most, double step, int decimals, const QString& unit) {
    auto* box = new QDoubleSpinBox;
    box->setRange(least, most);
    box->setSingleStep(step);
    box->setDecimals(decimals);
    box->setSuffix(u' ' + unit);
    box->setKeyboardTracking(false);
    return box;
}

/// Two widgets beside one another.
QWidget* pair(QWidget* first, QWidget* second) {
    auto* both = new QWidget;
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(first, 1);
    line->addWidget(second, 1);
    return both;
}

} // namespace

FigureDialog::FigureDialog(const FigureSpec& spec, FigureFormat format, QWidget* parent)
    : QDialog(parent), spec_(spec), preview_(new FigurePreview(this)), message_(new MessageBar(this)),
      offer_(new QComboBox), views_(new QListWidget), stretch_(new QComboBox), preset_(new QComboBox),
      width_(numberBox(narrowestFigure, widestFigure, 1, 1, tr("mm"))),
      height_(numberBox(0, widestFigure, 1, 1, tr("mm"))), family_(new QFontComboBox),
      fontSize_(numberBox(3, 200, 0.5, 1, tr("pt"))), lineWidth_(numberBox(0.1, 20, 0.25, 2, tr("pt"))),
      theme_(new QComboBox), legend_(new QCheckBox(tr("&Legend"))), title_(new QCheckBox(tr("T&itle"))),
      titleText_(new QLineEdit), grid_(new QCheckBox(tr("&Grid"))), ruler_(new QCheckBox(tr("Time &axis"))),
      format_(new QComboBox), dpi_(new QSpinBox), size_(new QLabel) {
    setWindowTitle(tr("Export a figure"));
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(buildControls());
    split->addWidget(preview_);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(message_);
    layout->addWidget(split, 1);
    layout->addWidget(buildButtons());
    setStretches({{tr("The whole recording"), std::nullopt}});
    format_->setCurrentIndex(static_cast<int>(format));
    showSpec();
    connectControls();
    resize(980, 680);
}

QWidget* FigureDialog::buildControls() {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    buildViews(*form);
    buildPage(*form);
    buildLook(*form);
    buildFile(*form);
    auto* scroller = new QScrollArea(this);
    scroller->setWidget(page);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setMinimumWidth(page->sizeHint().width() + scroller->verticalScrollBar()->sizeHint().width());
    scroller->setFocusPolicy(Qt::NoFocus);
    return scroller;
}

void FigureDialog::buildViews(QFormLayout& form) {
    viewsRow_ = new QWidget;
    auto* line = new QHBoxLayout(viewsRow_);
    line->setContentsMargins(0, 0, 0, 0);
    views_->setAccessibleName(tr("Views, from above"));
    line->addWidget(views_, 1);
    auto* buttons = new QVBoxLayout;
    const auto add = [&](const QString& text, const QString& what, int by) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setAccessibleName(what);
        button->setToolTip(what);
        connect(button, &QToolButton::clicked, this, [this, by] { moveView(by); });
        buttons->addWidget(button);
    };
    add(QStringLiteral("▲"), tr("Move the view up"), -1);
    add(QStringLiteral("▼"), tr("Move the view down"), 1);
    buttons->addStretch(1);
    line->addLayout(buttons);
    offer_->setAccessibleName(tr("What is shown"));
    form.addRow(tr("&Of"), offer_);
    form.addRow(tr("&Views"), viewsRow_);
    static_cast<QLabel*>(form.labelForField(viewsRow_))->setBuddy(views_);
    form.addRow(tr("&Time"), stretch_);
}

void FigureDialog::buildPage(QFormLayout& form) {
    preset_->addItems({tr("Single column, 85 mm"), tr("Double column, 174 mm"), tr("Slide, 16:9"),
                       tr("Poster's column, 380 mm"), tr("As set below")});
    width_->setAccessibleName(tr("Width"));
    height_->setAccessibleName(tr("Height"));
    height_->setSpecialValueText(tr("as needed"));
    form.addRow(tr("Si&ze"), preset_);
    form.addRow(tr("&Width, height"), pair(width_, height_));
}

void FigureDialog::buildLook(QFormLayout& form) {
    family_->setAccessibleName(tr("Font"));
    fontSize_->setAccessibleName(tr("Size of the font"));
    theme_->addItems({tr("Light"), tr("Dark"), tr("Print, black ink alone")});
    titleText_->setAccessibleName(tr("Title's text"));
    titleText_->setPlaceholderText(tr("the name of what is shown"));
    form.addRow(tr("&Font"), family_);
    form.addRow(tr("Font size, li&nes"), pair(fontSize_, lineWidth_));
    lineWidth_->setAccessibleName(tr("Width of lines"));
    form.addRow(tr("Th&eme"), theme_);
    form.addRow(QString(), pair(legend_, grid_));
    form.addRow(QString(), pair(ruler_, title_));
    form.addRow(QString(), titleText_);
}

void FigureDialog::buildFile(QFormLayout& form) {
    format_->addItems({QStringLiteral("PDF"), QStringLiteral("SVG"), QStringLiteral("PNG")});
    dpi_->setRange(36, 2400);
    dpi_->setSuffix(u' ' + tr("dpi"));
    dpi_->setKeyboardTracking(false);
    dpi_->setToolTip(tr("Pixels an inch: of a PNG, and of a spectrogram in any file"));
    dpi_->setAccessibleName(tr("Resolution"));
    form.addRow(tr("Fo&rmat, resolution"), pair(format_, dpi_));
    format_->setAccessibleName(tr("Format"));
    form.addRow(tr("The page"), size_);
}

QWidget* FigureDialog::buildButtons() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& text, const char* name, auto what) {
        auto* button = new QPushButton(text, row);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, what);
        line->addWidget(button);
        return button;
    };
    add(tr("&Copy the figure"), "copyFigure", [this] {
        if (auto data = mimeData()) QGuiApplication::clipboard()->setMimeData(data.release());
    });
    add(tr("Copy the ca&ption"), "copyCaption", [this] { QGuiApplication::clipboard()->setText(caption()); });
    line->addStretch(1);
    add(tr("&Save…"), "save", [this] { Q_EMIT saveRequested(); })->setDefault(true);
    add(tr("Close"), "close", [this] { close(); });
    return row;
}

void FigureDialog::connectControls() {
    const auto read = [this] {
        readControls();
    };
    connect(offer_, &QComboBox::currentIndexChanged, this, &FigureDialog::showChoice);
    connect(views_, &QListWidget::itemChanged, this, read);
    connect(preset_, &QComboBox::activated, this, &FigureDialog::usePreset);
    connect(family_, &QFontComboBox::currentFontChanged, this, read);
    connect(titleText_, &QLineEdit::textChanged, this, read);
    connect(dpi_, &QSpinBox::valueChanged, this, read);
    connect(format_, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT specChanged(spec_, format()); });
    for (QComboBox* box : {stretch_, theme_})
        connect(box, &QComboBox::currentIndexChanged, this, read);
    for (QDoubleSpinBox* box : {width_, height_, fontSize_, lineWidth_})
        connect(box, &QDoubleSpinBox::valueChanged, this, read);
    for (QCheckBox* box : {legend_, title_, grid_, ruler_})
        connect(box, &QCheckBox::toggled, this, read);
    connect(preview_, &FigurePreview::rendered, this, &FigureDialog::showSize);
}

/// Chosen views first, in their order; the others behind them.
void FigureDialog::showSpec() {
    showing_ = true;
    std::vector<FigureView> order = spec_.views;
    for (int view = 0; view < figureViewNames().size(); ++view)
        if (std::find(order.begin(), order.end(), static_cast<FigureView>(view)) == order.end())
            order.push_back(static_cast<FigureView>(view));
    views_->clear();
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto* item = new QListWidgetItem(figureViewText(order[i]), views_);
        item->setData(Qt::UserRole, static_cast<int>(order[i]));
        item->setCheckState(i < spec_.views.size() ? Qt::Checked : Qt::Unchecked);
    }
    views_->setCurrentRow(0);
    views_->setFixedHeight(views_->sizeHintForRow(0) * views_->count() + 2 * views_->frameWidth());
    width_->setValue(spec_.width);
    height_->setValue(spec_.height.value_or(0));
    family_->setCurrentFont(QFont(spec_.family.isEmpty() ? figureFamily() : spec_.family));
    fontSize_->setValue(spec_.fontSize);
    lineWidth_->setValue(spec_.lineWidth);
    theme_->setCurrentIndex(static_cast<int>(spec_.theme));
    legend_->setChecked(spec_.legend);
    title_->setChecked(spec_.title);
    titleText_->setText(spec_.titleText);
    grid_->setChecked(spec_.grid);
    ruler_->setChecked(spec_.ruler);
    dpi_->setValue(spec_.dpi);
    showing_ = false;
    readControls();
}

void FigureDialog::readControls() {
    if (showing_) return;
    const FigureSpec before = spec_;
    spec_.views = chosenViews();
    const int stretch = stretch_->currentIndex();
    spec_.range = stretch >= 0 && stretch < static_cast<int>(stretches_.size())
                      ? stretches_[static_cast<std::size_t>(stretch)].range
                      : std::nullopt;
    spec_.width = width_->value();
    spec_.height = height_->value() > 0 ? std::optional(height_->value()) : std::nullopt;
    spec_.family = family_->currentFont().family();
    spec_.fontSize = fontSize_->value();
    spec_.lineWidth = lineWidth_->value();
    spec_.theme = static_cast<FigureTheme>(theme_->currentIndex());
    spec_.legend = legend_->isChecked();
    spec_.title = title_->isChecked();
    spec_.titleText = titleText_->text();
    titleText_->setEnabled(spec_.title);
    spec_.grid = grid_->isChecked();
    spec_.ruler = ruler_->isChecked();
    spec_.dpi = dpi_->value();
    preset_->setCurrentIndex(preset_->count() - 1);
    for (int preset = 0; preset + 1 < preset_->count(); ++preset) {
        FigureSpec wished = spec_;
        applyPreset(wished, static_cast<FigurePreset>(preset));
        if (wished == spec_) preset_->setCurrentIndex(preset);
    }
    if (spec_ == before) return;
    preview_->setFigure(spec_, content());
    Q_EMIT specChanged(spec_, format());
}

void FigureDialog::usePreset(int index) {
    if (index + 1 >= preset_->count()) return;
    applyPreset(spec_, static_cast<FigurePreset>(index));
    showSpec();
    preview_->setFigure(spec_, content());
    Q_EMIT specChanged(spec_, format());
}

FigureFormat FigureDialog::format() const {
    return static_cast<FigureFormat>(std::max(0, format_->currentIndex()));
}

} // namespace offramp
