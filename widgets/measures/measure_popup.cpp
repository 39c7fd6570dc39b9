// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/measure_popup.h"

#include "measures/measure_delegate.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

namespace {

constexpr int widthInLetters = 58;
constexpr int heightInLines = 26;

} // namespace

MeasurePopup::MeasurePopup(QWidget* parent)
    : QFrame(parent, Qt::Popup), list_(new MeasureList(this)), filter_(new QLineEdit(this)),
      view_(new QListView(this)) {
    setFrameShape(QFrame::StyledPanel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    filter_->setPlaceholderText(tr("Filter by name, meaning or source"));
    filter_->setAccessibleName(tr("Filter of the measures"));
    filter_->setClearButtonEnabled(true);
    view_->setAccessibleName(tr("Measures"));
    view_->setModel(list_);
    view_->setItemDelegate(new MeasureDelegate(view_));
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // rows wrap by the width that is left
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setResizeMode(QListView::Adjust);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setMouseTracking(true);
    view_->setFocusProxy(filter_);
    layout->addWidget(filter_);
    layout->addWidget(view_, 1);
    setFocusProxy(filter_);
    filter_->installEventFilter(this);
    connect(filter_, &QLineEdit::textChanged, this, &MeasurePopup::applyFilter);
    connect(view_, &QListView::entered, this, [this](const QModelIndex& index) {
        if (list_->measureAt(index.row()) != nullptr) view_->setCurrentIndex(index);
    });
    connect(view_, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (list_->measureAt(index.row()) != nullptr) take();
    });
}

const Measure* MeasurePopup::current() const {
    return list_->measureAt(view_->currentIndex().row());
}

void MeasurePopup::open(const Measure* current, std::shared_ptr<const Analysis> analysis,
                        const QRect& anchor) {
    wanted_ = current;
    list_->setAnalysis(std::move(analysis));
    filter_->clear();
    place(anchor);
    applyFilter({});
    show();
    filter_->setFocus(Qt::PopupFocusReason);
    view_->scrollTo(view_->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void MeasurePopup::place(const QRect& anchor) {
    const QScreen* screen = QGuiApplication::screenAt(anchor.center());
    if (screen == nullptr) screen = QGuiApplication::primaryScreen();
    const QRect room = screen->availableGeometry();
    const int width =
        std::min(std::max(anchor.width(), fontMetrics().averageCharWidth() * widthInLetters), room.width());
    const int below = room.bottom() - anchor.bottom();
    const int above = anchor.top() - room.top();
    const int height = std::min(fontMetrics().height() * heightInLines, std::max(below, above));
    const int left = std::clamp(anchor.left(), room.left(), std::max(room.left(), room.right() - width + 1));
    const int top = below >= height || below >= above ? anchor.bottom() + 1 : anchor.top() - height;
    setGeometry(left, top, width, height);
}

void MeasurePopup::applyFilter(const QString& filter) {
    list_->setFilter(filter);
    const int row = list_->rowOf(wanted_);
    select(row >= 0 ? row : list_->nextMeasure(0, 1));
}

/// Tells screen readers too, since the focus stays in the filter.
void MeasurePopup::select(int row) {
    if (row < 0) return;
    const QModelIndex index = list_->index(row);
    view_->setCurrentIndex(index);
    view_->scrollTo(index);
    QAccessibleEvent event(view_, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void MeasurePopup::move(int by) {
    const int step = by > 0 ? 1 : -1;
    int row = view_->currentIndex().row();
    for (int left = std::abs(by); left > 0; --left) {
        const int next = list_->nextMeasure(row + step, step);
        if (next < 0) break;
        row = next;
    }
    wanted_ = list_->measureAt(row);
    select(row);
}

void MeasurePopup::take() {
    const Measure* measure = current();
    if (measure == nullptr) return;
    hide();
    Q_EMIT chosen(measure);
}

bool MeasurePopup::handleKey(int key) {
    constexpr int page = 5;
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(page);
        return true;
    case Qt::Key_PageUp:
        move(-page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

bool MeasurePopup::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent*>(event)->key())) return true;
    return QFrame::eventFilter(watched, event);
}

} // namespace offramp
