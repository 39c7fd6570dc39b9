// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measures/measure_list.h"

#include <QFrame>
#include <QLineEdit>
#include <QListView>

namespace offramp {

/// The list that a MeasurePicker opens: typing filters, the arrows choose, Enter takes, Escape leaves.
class MeasurePopup : public QFrame {
    Q_OBJECT

public:
    explicit MeasurePopup(QWidget* parent);

    /// Opens below (or, without room there, above) `anchor`, which is in screen coordinates.
    void open(const Measure* current, std::shared_ptr<const Analysis> analysis, const QRect& anchor);
    void setFilter(const QString& filter) { filter_->setText(filter); }

    [[nodiscard]] const MeasureList& list() const { return *list_; }
    /// The one that Enter takes; null if the filter leaves none.
    [[nodiscard]] const Measure* current() const;

Q_SIGNALS:
    void chosen(const offramp::Measure* measure);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void applyFilter(const QString& filter);
    bool handleKey(int key);
    void move(int by);
    void select(int row);
    void take();
    void place(const QRect& anchor);

    MeasureList* list_;
    QLineEdit* filter_;
    QListView* view_;
    const Measure* wanted_ = nullptr; ///< stays chosen while the filter leaves it in
};

} // namespace offramp
