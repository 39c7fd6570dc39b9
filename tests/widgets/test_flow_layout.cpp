// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/flow_layout.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestFlowLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itemsFlowIntoLines();
    void whatFitsExactlyStaysInOneLine();
    void rightToLeftBeginsAtTheRight();

private:
    /// Three boxes of 50 × 20 with 10 between them.
    static std::unique_ptr<QWidget> boxes() {
        auto holder = std::make_unique<QWidget>();
        auto* layout = new FlowLayout(holder.get());
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(10);
        for (int i = 0; i < 3; ++i) {
            auto* box = new QWidget(holder.get());
            box->setFixedSize(50, 20);
            layout->addWidget(box);
        }
        return holder;
    }
    static QList<QPoint> places(const QWidget& holder) {
        QList<QPoint> found;
        for (const QObject* child : holder.children())
            if (const auto* box = qobject_cast<const QWidget*>(child)) found.append(box->pos());
        return found;
    }
};

void TestFlowLayout::itemsFlowIntoLines() {
    const auto holder = boxes();
    QCOMPARE(holder->layout()->heightForWidth(169), 50);
    QCOMPARE(holder->layout()->heightForWidth(50), 80);
    holder->layout()->setGeometry({0, 0, 130, 50});
    QCOMPARE(places(*holder), (QList<QPoint>{{0, 0}, {60, 0}, {0, 30}}));
}

void TestFlowLayout::whatFitsExactlyStaysInOneLine() {
    const auto holder = boxes();
    QCOMPARE(holder->sizeHint(), QSize(170, 20));
    QCOMPARE(holder->minimumSizeHint(), QSize(50, 20));
    QCOMPARE(holder->layout()->heightForWidth(170), 20);
}

void TestFlowLayout::rightToLeftBeginsAtTheRight() {
    const auto holder = boxes();
    holder->setLayoutDirection(Qt::RightToLeft);
    holder->layout()->setGeometry({0, 0, 130, 50});
    QCOMPARE(places(*holder), (QList<QPoint>{{80, 0}, {20, 0}, {80, 30}}));
}

QTEST_MAIN(TestFlowLayout)
#include "test_flow_layout.moc"
