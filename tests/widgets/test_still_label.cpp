// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/still_label.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestStillLabel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itGrowsWithItsTextAndStays();
};

void TestStillLabel::itGrowsWithItsTextAndStays() {
    QWidget holder;
    auto* layout = new QVBoxLayout(&holder);
    auto* label = new StillLabel(&holder);
    auto* below = new QLabel(QStringLiteral("below"), &holder);
    layout->addWidget(label);
    layout->addWidget(below);
    layout->addStretch(1);
    holder.resize(200, 600);
    holder.show();
    label->setText(QStringLiteral("short"));
    QTest::qWait(20);
    const int low = label->height();
    const QString longText = QStringLiteral("words that need several lines at this width ").repeated(4);
    label->setText(longText);
    QTest::qWait(20);
    QVERIFY(label->height() >= label->label().heightForWidth(label->width()));
    QVERIFY(label->height() > 2 * low);
    QVERIFY(below->y() >= label->geometry().bottom());
    const int high = label->height();
    label->setText(QStringLiteral("short"));
    QTest::qWait(20);
    QCOMPARE(label->height(), high);
    label->setText(longText);
    holder.resize(120, 600); // narrower: more lines
    QTest::qWait(20);
    QVERIFY(label->height() > high);
    QVERIFY(label->height() >= label->label().heightForWidth(label->width()));
    QVERIFY(below->y() >= label->geometry().bottom());
    label->setText(QStringLiteral("short"));
    holder.resize(400, 600); // another width begins anew
    QTest::qWait(20);
    QVERIFY(label->height() < high);
}

QTEST_MAIN(TestStillLabel)
#include "test_still_label.moc"
