// SPDX-License-Identifier: GPL-3.0-or-later
// Entropies of every order, and temperatures, beside their definitions.
#include "exits/exit_of.h"

#include <QtTest>

#include <algorithm>

using namespace offramp;
using test::ExitOf;
using test::near;
using test::randomLogProbs;

namespace {

/// The confidence of order α of one frame by the definition, in double.
double byDefinition(std::span<const float> row, double alpha, bool tsallis) {
    double sum = 0;
    for (const double value : row)
        sum += std::isinf(value) ? 0 : std::exp(alpha * value);
    const double classes = static_cast<double>(row.size());
    const double most = std::pow(classes, 1 - alpha);
    return tsallis ? (most - sum) / (most - 1) : 1 + std::log(sum) / std::log(classes) / (alpha - 1);
}

/// The mean maximum probability at a temperature, by the definition, in double.
double sharpened(const Matrix& logProbs, double temperature) {
    double mean = 0;
    for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
        const auto row = logProbs.row(t);
        const double most = *std::max_element(row.begin(), row.end());
        double sum = 0;
        for (const double value : row)
            sum += std::exp((value - most) / temperature);
        mean += 1 / sum / static_cast<double>(logProbs.rows());
    }
    return mean;
}

} // namespace

class TestOrders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordersAgreeWithTheDefinition_data();
    void ordersAgreeWithTheDefinition();
    void ordersGoThroughShannon();
    void highOrdersStayNumbers();
    void temperaturesFlattenAndSharpen();
};

void TestOrders::ordersAgreeWithTheDefinition_data() {
    QTest::addColumn<int>("classes");
    for (const int classes : {2, 29, 32, 256, 10000})
        QTest::newRow(qPrintable(QString::number(classes))) << classes;
}

void TestOrders::ordersAgreeWithTheDefinition() {
    QFETCH(int, classes);
    for (unsigned seed = 0; seed < 12; ++seed) {
        const ExitOf exit(randomLogProbs(1, classes, 0.5 * seed, seed));
        for (const double alpha : {0.1, 0.33, 0.5, 0.9, 0.94, 0.96, 1.04, 1.06, 1.5, 2.0, 5.0}) {
            MeasureSpec tsallis = specOf("tsallis");
            tsallis.parameters.alpha = alpha;
            MeasureSpec renyi = specOf("renyi");
            renyi.parameters.alpha = alpha;
            // Rows sum to 1 within 1e-6 only, which the denominator (V^(1−α) − 1) makes larger near α = 1.
            const double tolerance = 2e-5;
            QVERIFY(near(evaluate(tsallis, exit.evidence), byDefinition(exit.logProbs.row(0), alpha, true),
                         tolerance));
            QVERIFY(near(evaluate(renyi, exit.evidence), byDefinition(exit.logProbs.row(0), alpha, false),
                         tolerance));
        }
    }
}

/// Orders on both sides of 1, and where one way of computing gives way to another, lie close together.
void TestOrders::ordersGoThroughShannon() {
    for (const int classes : {2, 32, 10000}) {
        const ExitOf exit(randomLogProbs(3, classes, 2, 5));
        for (const char* id : {"tsallis", "renyi"}) {
            const auto at = [&](const char* alpha) {
                return exit[std::string(id) + ":alpha=" + alpha].value();
            };
            const double shannon = at("1");
            QVERIFY(near(1 - exit["entropy_normalised"].value(), shannon, 2e-7));
            for (const char* close : {"0.999999", "1.000001", "0.999999999", "1.000000001"})
                QVERIFY(near(at(close), shannon, 1e-5));
            QVERIFY(near(at("0.9499"), at("0.9501"), 1e-3));
            QVERIFY(near(at("1.0499"), at("1.0501"), 1e-3));
        }
    }
}

/// p^100 is below the smallest number for every class; its logarithm isn't.
void TestOrders::highOrdersStayNumbers() {
    const ExitOf exit(randomLogProbs(2, 10000, 1, 3));
    for (std::int64_t t = 0; t < 2; ++t) {
        // 1 + log_V(Σ p^α)/(α − 1) → 1 + α/(α − 1) log_V max p, the sum being between one and V of its
        // largest
        const double most = *std::max_element(exit.logProbs.row(t).begin(), exit.logProbs.row(t).end());
        MeasureSpec spec = parseMeasureSpec("renyi:alpha=100");
        Matrix one(1, 10000);
        std::copy(exit.logProbs.row(t).begin(), exit.logProbs.row(t).end(), one.row(0).begin());
        const double value = evaluate(spec, ExitOf(one).evidence).value();
        const double least = 1 + 100.0 / 99 * most / std::log(10000);
        QVERIFY(value >= least - 1e-6 && value <= least + 1.0 / 99 + 1e-6);
    }
}

void TestOrders::temperaturesFlattenAndSharpen() {
    for (const int classes : {2, 32, 10000}) {
        const ExitOf exit(randomLogProbs(3, classes, 3, 8));
        double before = 2;
        for (const char* temperature : {"0.01", "0.5", "1", "2", "100"}) {
            const double value = exit[std::string("max_probability:temperature=") + temperature].value();
            QVERIFY(value <= before + 1e-6);
            before = value;
        }
        QVERIFY(near(exit["max_probability:temperature=0.01"], sharpened(exit.logProbs, 0.01), 1e-5));
        QVERIFY(exit["entropy_normalised:temperature=100"].value() > 0.99);
        // a temperature of 1, given or by another way through the code, is none
        QVERIFY(near(exit["entropy_nats:temperature=1.0000001"], exit["entropy_nats"].value(), 1e-5));
    }
}

QTEST_GUILESS_MAIN(TestOrders)
#include "test_orders.moc"
