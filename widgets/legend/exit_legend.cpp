// SPDX-License-Identifier: GPL-3.0-or-later
#include "legend/exit_legend.h"

#include "flow/flow_layout.h"
#include "theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <QSignalBlocker>

#include <algorithm>

namespace offramp {

ExitLegend::ExitLegend(QWidget* parent) : QWidget(parent) {
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addWidget(new QLabel(tr("Exits"), this));
    setAccessibleName(tr("Exits shown in the traces"));
}

void ExitLegend::setModel(std::shared_ptr<const ModelDescription> model) {
    if (model == model_) return;
    model_ = std::move(model);
    qDeleteAll(boxes_);
    boxes_.clear();
    for (std::size_t exit = 0; model_ && exit < model_->exits.size(); ++exit) {
        auto* box = new QCheckBox(QLocale().toString(static_cast<int>(exit + 1)), this);
        const int index = static_cast<int>(exit);
        box->setChecked(!hidden_.contains(index));
        box->setAccessibleName(tr("Show exit %1 in the traces").arg(exit + 1));
        box->setToolTip(QString::fromStdString(model_->exits[exit].name));
        layout()->addWidget(box);
        box->show();
        connect(box, &QCheckBox::toggled, this, [this, index](bool on) { note(index, on); });
        boxes_.push_back(box);
    }
    colour();
}

void ExitLegend::note(int exit, bool visible) {
    hidden_.removeAll(exit);
    if (!visible) hidden_.insert(std::lower_bound(hidden_.begin(), hidden_.end(), exit), exit);
    Q_EMIT exitVisibleChanged(exit, visible);
}

void ExitLegend::setHidden(const QList<int>& exits) {
    const QList<int> before = hidden_;
    for (const int exit : before)
        if (!exits.contains(exit)) note(exit, true);
    for (const int exit : exits)
        if (exit >= 0 && !before.contains(exit)) note(exit, false);
    for (std::size_t exit = 0; exit < boxes_.size(); ++exit) {
        const QSignalBlocker quiet(boxes_[exit]);
        boxes_[exit]->setChecked(!hidden_.contains(static_cast<int>(exit)));
    }
}

void ExitLegend::colour() {
    const Theme theme(palette());
    for (std::size_t exit = 0; exit < boxes_.size(); ++exit) {
        QPixmap line(18 * devicePixelRatio(), 12 * devicePixelRatio());
        line.setDevicePixelRatio(devicePixelRatio());
        line.fill(Qt::transparent);
        QPainter painter(&line);
        painter.fillRect(QRectF(0, 4, 18, 4),
                         theme.exit(static_cast<int>(exit), static_cast<int>(boxes_.size())));
        painter.end();
        boxes_[exit]->setIcon(line);
        boxes_[exit]->setIconSize({18, 12});
    }
}

void ExitLegend::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) colour();
}

} // namespace offramp
