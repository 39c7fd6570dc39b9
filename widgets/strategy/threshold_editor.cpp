// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/threshold_editor.h"

#include "measures/measure_texts.h"
#include "strategy/number_box.h"
#include "text/still_label.h"
#include "theme/theme.h"

#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// So many that a step of the slider changes one of them.
int decimalsFor(const ThresholdScale& scale) {
    const double width = scale.range.high - scale.range.low;
    if (scale.whole || !(width > 0)) return scale.whole ? 0 : 4;
    return std::clamp(4 - static_cast<int>(std::floor(std::log10(width))), 1, 9);
}

} // namespace

ThresholdEditor::ThresholdEditor(QWidget* parent)
    : QWidget(parent), rowsHolder_(new QWidget(this)), note_(new StillLabel(this)),
      perExit_(new QCheckBox(tr("One threshold per &exit"), this)) {
    note_->label().setAccessibleName(tr("The threshold on other scales"));
    note_->label().setForegroundRole(QPalette::PlaceholderText);
    note_->hide();
    perExit_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(rowsHolder_);
    layout->addWidget(note_);
    layout->addWidget(perExit_);
    connect(perExit_, &QCheckBox::toggled, this, &ThresholdEditor::changePerExit);
    buildRows();
}

void ThresholdEditor::buildRows() {
    qDeleteAll(rowsHolder_->children());
    rows_.clear();
    auto* grid = new QGridLayout(rowsHolder_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    direction_ = new QLabel(rowsHolder_);
    grid->addWidget(direction_, 0, 0, 1, isPerExit() ? 3 : 2);
    for (std::size_t row = 0; row < thresholds_.size(); ++row)
        addRow(*grid, static_cast<int>(row));
    direction_->setBuddy(rows_.front().box);
    showThresholds();
}

void ThresholdEditor::addRow(QGridLayout& grid, int index) {
    const QString name = tr("Exit %1").arg(index + 1);
    const Row row{new ThresholdSlider(rowsHolder_), new NumberBox(rowsHolder_)};
    row.slider->setAccessibleName(isPerExit() ? tr("Threshold, %1").arg(name) : tr("Threshold"));
    row.box->setAccessibleName(row.slider->accessibleName());
    if (isPerExit()) {
        auto* label = new QLabel(name, rowsHolder_);
        label->setMinimumHeight(row.box->sizeHint().height()); // on one line with the number
        grid.addWidget(label, index + 1, 0, Qt::AlignBottom);
        grid.addWidget(row.slider, index + 1, 1);
        grid.addWidget(row.box, index + 1, 2, Qt::AlignBottom);
    } else {
        grid.addWidget(row.box, 0, 2);
        grid.addWidget(row.slider, 1, 0, 1, 3);
    }
    const auto at = static_cast<std::size_t>(index);
    connect(row.slider, &ThresholdSlider::thresholdChanged, this,
            [this, at](double threshold) { changeThreshold(at, threshold); });
    connect(row.box, &QDoubleSpinBox::valueChanged, this, [this, at](double threshold) {
        if (!showing_) changeThreshold(at, threshold);
    });
    rows_.push_back(row);
}

void ThresholdEditor::setExits(int exits) {
    exits_ = exits;
    perExit_->setVisible(exits > 1);
}

void ThresholdEditor::setScale(const ThresholdScale& scale, Range limits) {
    if (isHeld() || (scale == scale_ && limits == limits_)) return;
    scale_ = scale;
    limits_ = limits;
    showThresholds();
}

void ThresholdEditor::setThresholds(const std::vector<double>& thresholds) {
    if (thresholds == thresholds_) return;
    const bool rebuild = thresholds.size() != thresholds_.size();
    thresholds_ = thresholds;
    if (rebuild)
        buildRows();
    else
        showThresholds();
}

void ThresholdEditor::setValues(const std::vector<std::optional<double>>& values) {
    values_ = values;
    showMarks();
}

void ThresholdEditor::setNote(const QString& text) {
    note_->setText(text);
    note_->setVisible(!text.isEmpty() && !isPerExit());
}

QString ThresholdEditor::note() const {
    return note_->isHidden() ? QString() : note_->text();
}

bool ThresholdEditor::isHeld() const {
    return std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.slider->isSliderDown(); });
}

void ThresholdEditor::showThresholds() {
    showing_ = true;
    const QSignalBlocker quiet(perExit_);
    perExit_->setChecked(isPerExit());
    direction_->setText(directionText(scale_.direction, scale_.inclusive));
    constexpr double widest = 1e9; // a box has no infinite ends
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        rows_[row].slider->setScale(scale_);
        rows_[row].slider->setThreshold(thresholds_[row]);
        rows_[row].box->setDecimals(decimalsFor(scale_));
        rows_[row].box->setRange(std::max(limits_.low, -widest), std::min(limits_.high, widest));
        rows_[row].box->setValue(thresholds_[row]);
    }
    showing_ = false;
    showMarks();
}

void ThresholdEditor::showMarks() {
    const Theme theme(palette());
    std::vector<std::vector<ThresholdSlider::Mark>> marks(rows_.size());
    for (std::size_t exit = 0; exit < values_.size(); ++exit) {
        if (!values_[exit]) continue;
        const int index = static_cast<int>(exit);
        const QColor colour = theme.exit(index, std::max(exits_, static_cast<int>(values_.size())));
        marks[isPerExit() ? std::min(exit, marks.size() - 1) : 0].push_back({index, *values_[exit], colour});
    }
    for (std::size_t row = 0; row < rows_.size(); ++row)
        rows_[row].slider->setMarks(std::move(marks[row]));
}

void ThresholdEditor::changePerExit(bool perExit) {
    const int count = perExit ? std::max(1, exits_) : 1;
    setThresholds(std::vector<double>(static_cast<std::size_t>(count), thresholds_.front()));
    Q_EMIT thresholdsChanged(thresholds_);
}

void ThresholdEditor::changeThreshold(std::size_t row, double threshold) {
    if (thresholds_[row] == threshold) return;
    thresholds_[row] = threshold;
    showing_ = true;
    rows_[row].slider->setThreshold(threshold);
    rows_[row].box->setValue(threshold);
    showing_ = false;
    Q_EMIT thresholdsChanged(thresholds_);
}

} // namespace offramp
