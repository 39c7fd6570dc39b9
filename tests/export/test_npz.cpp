// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "export/export_analysis.h"
#include "export/frame_arrays.h"
#include "export/made_subjects.h"
#include "model/formats/zip_archive.h"
#include "support/support.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <cstring>
#include <sstream>

using namespace offramp;

/// NPZ files: their bytes, and what NumPy reads in them.
class TestNpz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headersAreAligned();
    void arraysAreStoredInAZip();
    void theSameArraysGiveTheSameBytes();
    void theTimeZoneChangesNothing();
    void numbersAreThoseOfTheAnalysis();
    void exitsCanBeChosen();
    void numpyReadsTraces();
    void numpyReadsLogProbabilities();
    void recordingsWithoutFramesAreWritten();
};

namespace {

std::string bytesOf(const std::vector<NpyArray>& arrays) {
    std::ostringstream out;
    writeNpz(out, arrays);
    return std::move(out).str();
}

const NpyArray* find(const std::vector<NpyArray>& arrays, const std::string& name) {
    const auto found = std::ranges::find(arrays, name, &NpyArray::name);
    return found == arrays.end() ? nullptr : &*found;
}

std::vector<float> floatsOf(const NpyArray& array) {
    std::vector<float> values(array.data.size() / sizeof(float));
    std::memcpy(values.data(), array.data.data(), array.data.size());
    return values;
}

/// A Python that has NumPy; empty if there is none.
QString pythonWithNumpy() {
    for (const QString& program : {QStandardPaths::findExecutable("python3"), QString("/usr/bin/python3")}) {
        if (program.isEmpty()) continue;
        QProcess process;
        process.start(program, {"-c", "import numpy"});
        if (process.waitForFinished() && process.exitCode() == 0) return program;
    }
    return {};
}

/// What a script prints, with the file as its argument.
QString run(const QString& python, const QString& file, const char* script) {
    QProcess process;
    process.start(python, {"-c", script, file});
    if (!process.waitForFinished(60000)) return "didn't finish";
    return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
}

} // namespace

void TestNpz::headersAreAligned() {
    const std::vector<float> six(6);
    const std::string header = npyHeader(npyArray("x", std::span<const float>(six), {2, 3}));
    QCOMPARE(header.size() % 64, std::size_t(0));
    QVERIFY(header.starts_with(std::string("\x93NUMPY\x01\x00", 8)));
    // After the magic bytes (6), the version (2) and the length (2), lowest byte first: 128 − 10 = 118.
    QCOMPARE(static_cast<unsigned char>(header[8]), 118U);
    QCOMPARE(header[9], '\0');
    QVERIFY(header.find("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }") == 10);
    QCOMPARE(header.back(), '\n');
    const auto shapeOf = [&](std::vector<std::int64_t> shape) {
        const std::string text = npyHeader(npyArray("x", std::span<const float>(six), std::move(shape)));
        return text.substr(text.find("'shape'"), text.find('}') - text.find("'shape'"));
    };
    QCOMPARE(shapeOf({6}), std::string("'shape': (6,), "));
    QCOMPARE(shapeOf({}), std::string("'shape': (), "));
}

void TestNpz::arraysAreStoredInAZip() {
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("a.npz").toStdString();
    const std::vector<float> values{1.5F, -2};
    const std::vector<NpyArray> arrays{npyArray("one", std::span<const float>(values), {2}),
                                       npyArray("two", std::string("text"))};
    writeFile(file, bytesOf(arrays));
    const ZipArchive archive(file);
    QCOMPARE(archive.entries().size(), std::size_t(2));
    const ZipEntry* one = archive.find("one.npy");
    QVERIFY(one != nullptr && archive.find("two.npy") != nullptr);
    const std::string contents = archive.readText(*one, 1000);
    QCOMPARE(contents.size(), std::size_t(128 + 8));
    float second = 0;
    std::memcpy(&second, contents.data() + 132, sizeof second);
    QCOMPARE(second, -2.0F);
}

void TestNpz::theSameArraysGiveTheSameBytes() {
    const ExportSubject subject = test::madeSubject();
    const std::string bytes = bytesOf(traceArrays(subject));
    QTest::qWait(2100); // a time of writing would show: the format counts in two seconds
    QVERIFY(bytes == bytesOf(traceArrays(subject)));
    QVERIFY(bytes == bytesOf(traceArrays(test::madeSubject())));
}

void TestNpz::theTimeZoneChangesNothing() {
    const QByteArray before = qgetenv("TZ");
    const auto in = [](const char* zone) {
        qputenv("TZ", zone);
        ::tzset();
        return bytesOf(traceArrays(test::madeSubject()));
    };
    const std::string east = in("Asia/Tokyo");
    const std::string west = in("America/Los_Angeles");
    if (before.isNull())
        qunsetenv("TZ");
    else
        qputenv("TZ", before);
    ::tzset();
    QVERIFY(east == west);
}

void TestNpz::numbersAreThoseOfTheAnalysis() {
    const ExportSubject subject = test::madeSubject();
    const ExitResult& first = *subject.analysis->exits[0];
    const std::vector<NpyArray> traces = traceArrays(subject);
    QVERIFY(floatsOf(*find(traces, "exit1_entropy_nats")) == first.traces.entropy);
    QVERIFY(floatsOf(*find(traces, "exit1_max_probability")) == first.traces.maxProbability);
    QVERIFY(floatsOf(*find(traces, "exit2_blank_probability")) ==
            subject.analysis->exits[1]->traces.blankProbability);
    QVERIFY(find(traces, "exit3_margin") == nullptr);
    const std::vector<NpyArray> logProbs = logProbArrays(subject);
    const NpyArray& array = *find(logProbs, "exit1_log_probs");
    QVERIFY(array.shape == (std::vector<std::int64_t>{8, 5}));
    const std::vector<float> values = floatsOf(array);
    for (std::int64_t t = 0; t < 8; ++t)
        for (std::int64_t v = 0; v < 5; ++v)
            QCOMPARE(values[static_cast<std::size_t>(5 * t + v)], (*first.output.logProbs)(t, v));
}

void TestNpz::exitsCanBeChosen() {
    const ExportSubject subject = test::madeSubject();
    const auto arrays = traceArrays(subject, {ExitChoice::Kind::one, 1});
    QVERIFY(find(arrays, "exit1_entropy_nats") == nullptr);
    QVERIFY(find(arrays, "exit2_entropy_nats") != nullptr);
    // Nothing passes 0.99, so the last is taken.
    QVERIFY(find(logProbArrays(subject, {ExitChoice::Kind::taken, 0}), "exit2_log_probs") != nullptr);
}

void TestNpz::numpyReadsTraces() {
    const QString python = pythonWithNumpy();
    if (python.isEmpty()) QSKIP("needs a python3 with numpy");
    QTemporaryDir folder;
    const QString file = folder.filePath("traces.npz");
    AnalysisExport what;
    what.content = AnalysisContent::traces;
    what.format = ExportFormat::npz;
    const ExportSubject subject = test::madeSubject();
    writeExport(file.toStdString(), what, {&subject, 1});
    const QString printed = run(python, file, R"(
import sys, json, numpy as np
with np.load(sys.argv[1], allow_pickle=False) as d:
    m = json.loads(str(d["metadata"]))
    print(sorted(d.files)[:3], len(d.files))
    print(d["time_s"].dtype, d["time_s"].tolist())
    p = d["exit1_max_probability"]
    print(p.dtype, p.shape, np.allclose(p, 0.6), d["exit1_class"].dtype, d["exit1_class"].tolist())
    # -(0.6 ln 0.6 + 4 * 0.1 ln 0.1)
    print(np.allclose(d["exit2_entropy_nats"], -(0.6*np.log(0.6) + 0.4*np.log(0.1))))
    print(np.allclose(d["exit2_margin"], 0.5), np.allclose(d["exit2_blank_probability"], 0.6))
    print(m["format"], m["version"], m["content"], m["model"], m["frame_shift_s"], m["exits"][1])
)");
    QCOMPARE(printed, QString("['exit1_blank_probability', 'exit1_class', 'exit1_entropy_nats'] 12\n"
                              "float64 [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75]\n"
                              "float32 (8,) True int32 [0, 2, 2, 1, 3, 0, 0, 4]\n"
                              "True\nTrue True\n"
                              "offramp-arrays 1 traces two exits 0.25 {'exit': 2, 'name': 'layer 4', "
                              "'after_layer': 4}\n"));
}

void TestNpz::numpyReadsLogProbabilities() {
    const QString python = pythonWithNumpy();
    if (python.isEmpty()) QSKIP("needs a python3 with numpy");
    QTemporaryDir folder;
    const QString file = folder.filePath("logprobs.npz");
    writeFile(file.toStdString(), bytesOf(logProbArrays(test::madeSubject())));
    const QString printed = run(python, file, R"(
import sys, numpy as np
with np.load(sys.argv[1], allow_pickle=False) as d:
    l = d["exit1_log_probs"]
    print(sorted(d.files))
    print(l.dtype, l.shape, l.flags["C_CONTIGUOUS"], np.allclose(np.exp(l).sum(axis=1), 1))
    print([str(d["tokens"][i]) for i in l.argmax(axis=1)])
)");
    QCOMPARE(printed, QString("['exit1_log_probs', 'exit2_log_probs', 'metadata', 'time_s', 'tokens']\n"
                              "float32 (8, 5) True True\n"
                              "['<blank>', 'a', 'a', ' ', 'b', '<blank>', '<blank>', '\"<']\n"));
}

void TestNpz::recordingsWithoutFramesAreWritten() {
    ExportSubject subject = test::madeSubject();
    auto empty = std::make_shared<Analysis>(*subject.analysis);
    auto exit = std::make_shared<ExitResult>();
    exit->output.logProbs = std::make_shared<Matrix>(0, 5);
    exit->traces = traceFrames(*exit->output.logProbs, 0);
    empty->exits = {exit};
    subject.analysis = empty;
    const QString python = pythonWithNumpy();
    QTemporaryDir folder;
    const QString file = folder.filePath("none.npz");
    writeFile(file.toStdString(), bytesOf(logProbArrays(subject)));
    QVERIFY(ZipArchive(file.toStdString()).find("exit1_log_probs.npy") != nullptr);
    if (python.isEmpty()) QSKIP("needs a python3 with numpy");
    QCOMPARE(run(python, file,
                 "import sys, numpy as np; d = np.load(sys.argv[1]); "
                 "print(d['exit1_log_probs'].shape, d['time_s'].shape)"),
             QString("(0, 5) (0,)\n"));
}

QTEST_GUILESS_MAIN(TestNpz)
#include "test_npz.moc"
