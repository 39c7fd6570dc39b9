// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/files.h"
#include "model/formats/detect.h"
#include "model/formats/torchscript_origin.h"
#include "model/open.h"
#include "model/pickles.h"
#include "model/torchscript_loader.h"
#include "support/golden.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <dlfcn.h>

using namespace offramp;
using namespace std::string_literals;
namespace fs = std::filesystem;

/// The archives are made here, as the source text that TorchScript archives consist of.
class TestTorchScript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionIsKnown();
    void outputsOfEveryFormAreRead_data();
    void outputsOfEveryFormAreRead();
    void waveformsAreTaken();
    void exitsNotAskedForAreNotComputed();
    void runsAreCancelled();
    void macsFollowTheirPolynomial();
    void oddFrameShiftsAreNoticed();
    void inputsThatDoNotFitAreRefused();
    void inputIsNotChanged();
    void wrongModulesAreRefused_data();
    void wrongModulesAreRefused();
    void failuresInARunAreErrors();
    void newerArchivesNameBothVersions_data();
    void newerArchivesNameBothVersions();
    void otherFilesAreRefused();
    void archivesDescribeThemselves();
    void aDescriptionMayLieBeside();
    void whatFilesLeaveOpenIsAsked();
    void digitsModelAgreesWithGolden();
    void modulesOfOthersAreRefused();

private:
    fs::path file(std::string_view contents) {
        fs::path path = fs::path(dir_.path().toStdString()) / "module.pt";
        writeFile(path, contents);
        return path;
    }
    QTemporaryDir dir_;
};

namespace {

using test::ZippedFile;

/// A module without attributes, of the methods `methods`, which may call
/// exit(input, factor) = log_softmax(factor · input) of the first three of the four mels, every fourth frame.
std::string archive(const std::string& methods, const std::vector<ZippedFile>& more = {},
                    const std::string& version = "3\n") {
    const std::string code = "class Net(Module):\n"
                             "  __parameters__ = []\n"
                             "  __buffers__ = []\n"
                             "  training : bool\n"
                             "  def exit(self: __torch__.Net,\n"
                             "    input: Tensor,\n"
                             "    factor: float) -> Tensor:\n"
                             "    frames = torch.slice(torch.transpose(input, 1, 2), 1, None, None, 4)\n"
                             "    scores = torch.mul(torch.slice(frames, 2, 0, 3), factor)\n"
                             "    return torch.log_softmax(scores, -1)\n";
    const std::string object =
        test::global("__torch__", "Net") + ")\x81}(" + test::text("training") + "\x89ub";
    std::vector<ZippedFile> files = {{"net/data.pkl", test::pickled(object)},
                                     {"net/code/__torch__.py", code + methods},
                                     {"net/constants.pkl", test::pickled(")")},
                                     {"net/version", version}};
    files.insert(files.end(), more.begin(), more.end());
    return test::zipOf(files);
}

std::string forward(const std::string& result, const std::string& body) {
    return "  def forward(self: __torch__.Net,\n    input: Tensor,\n    length: Tensor) -> " + result +
           ":\n    " + body + "\n";
}

std::string bothExits() {
    return "[(self).exit(input, 1., ), (self).exit(input, 2., )]";
}

/// Two methods; exit 2 fails for inputs of more than 300 frames.
constexpr const char* steps =
    "  def start(self: __torch__.Net,\n"
    "    input: Tensor,\n"
    "    length: Tensor) -> List[Tensor]:\n"
    "    return [input, length]\n"
    "  def step(self: __torch__.Net,\n"
    "    state: List[Tensor],\n"
    "    exit: int) -> Tuple[Tensor, List[Tensor]]:\n"
    "    if torch.gt(torch.mul(int(state[1]), exit), 300):\n"
    "      ops.prim.RaiseException(\"exit 2 was computed\", \"builtins.RuntimeError\")\n"
    "    else:\n"
    "      pass\n"
    "    x = (self).exit(state[0], float(torch.add(exit, 1)), )\n"
    "    return (x, state)\n";

std::string modelJson(const std::string& features = R"("type": "mel")",
                      const std::string& frameShift = "0.04", const std::string& more = {}) {
    return R"({"format": "offramp-model", "version": 1, "name": "net", "description": "", "language": "en",)"
           R"("license": "CC0-1.0", "attribution": "", "architecture": "net", "sample_rate": 16000,)"
           R"("features": {)" +
           features +
           R"(, "n_fft": 512, "win_length": 320, "hop_length": 160, "window": "hann-periodic", "center": true,)"
           R"("pad_mode": "reflect", "preemphasis": 0.0, "power": 2.0, "n_mels": 4, "f_min": 0.0, "f_max": 8000.0,)"
           R"("mel_scale": "htk", "mel_norm": null, "log": "none", "log_offset": 1e-6, "normalize": "none",)"
           R"("normalize_epsilon": 1e-5}, "frame_shift": )" +
           frameShift +
           R"(, "tokenizer": {"type": "characters", "tokens": ["_", "a", "b"], "blank": 0,)"
           R"("space": -1, "ignore": []}, "exits": [{"name": "first", "after_layer": 1},)"
           R"({"name": "last", "after_layer": 2}])" +
           more + "}";
}

ModelJson parsed(const std::string& text) {
    return parseModelJson(text, "model.json", [](const std::string&) { return std::string(); });
}

/// Rows whose first three values are the logarithms of 1, 2 and 5.
std::shared_ptr<const Matrix> input(std::int64_t frames) {
    const auto matrix = std::make_shared<Matrix>(frames, 4, 7.0F);
    for (std::int64_t t = 0; t < frames; ++t) {
        for (int c = 0; c < 3; ++c)
            (*matrix)(t, c) = static_cast<float>(std::log(c == 2 ? 5.0 : c + 1.0));
    }
    return matrix;
}

QString openError(const fs::path& path, const std::string& json = modelJson()) {
    return QString::fromStdString(test::errorOf([&] { (void)openTorchScript(path, parsed(json)); }));
}

/// A function of the leak checker, which is not in every build.
void callIfThere(const char* name) {
    if (const auto function = reinterpret_cast<void (*)()>(dlsym(RTLD_DEFAULT, name))) function();
}

bool isNear(float logProb, double probability) {
    return std::abs(logProb - std::log(probability)) < 1e-5;
}

} // namespace

void TestTorchScript::versionIsKnown() {
    const TorchVersion version = torchVersion();
    QVERIFY2(version.version.find('.') != std::string::npos, version.version.c_str());
    QVERIFY2(version.threading.find("thread") != std::string::npos, version.threading.c_str());
}

void TestTorchScript::outputsOfEveryFormAreRead_data() {
    QTest::addColumn<QString>("methods");
    const auto row = [](const char* name, const std::string& methods) {
        QTest::newRow(name) << QString::fromStdString(methods);
    };
    row("[M, 1, T, V]", forward("Tensor", "return torch.stack(" + bothExits() + ")"));
    row("[M, T, V]", forward("Tensor", "return torch.squeeze(torch.stack(" + bothExits() + "), 1)"));
    row("list of [1, T, V]", forward("List[Tensor]", "return " + bothExits()));
    row("tuple of [T, V]",
        forward("Tuple[Tensor, Tensor]", "return (torch.select((self).exit(input, 1., ), 0, 0), "
                                         "torch.select((self).exit(input, 2., ), 0, 0))"));
    row("doubles", forward("Tensor", "return torch.to(torch.stack(" + bothExits() + "), 7)"));
    row("start and step", steps);
}

void TestTorchScript::outputsOfEveryFormAreRead() {
    QFETCH(QString, methods);
    const auto model = openTorchScript(file(archive(methods.toStdString())), parsed(modelJson()));
    QCOMPARE(model->description().classes, std::int64_t(3));
    QCOMPARE(model->description().parameterCount, std::int64_t(0));
    QVERIFY(model->description().warnings.empty());
    QCOMPARE(model->outputFrames(40), std::int64_t(10));
    QVERIFY(!model->macs(0, 40));
    const auto run = model->start(input(40), {});
    const auto first = run->next({});
    const auto last = run->next({});
    QVERIFY(first && last && !run->next({}));
    QCOMPARE(first->index, 0);
    QCOMPARE(last->index, 1);
    QCOMPARE(first->logProbs->rows(), std::int64_t(10));
    QVERIFY(last->seconds >= first->seconds && first->seconds > 0);
    for (std::int64_t t = 0; t < 10; ++t) {
        // 1, 2 and 5 of 8; their squares 1, 4 and 25 of 30.
        QVERIFY(isNear((*first->logProbs)(t, 0), 1.0 / 8) && isNear((*first->logProbs)(t, 2), 5.0 / 8));
        QVERIFY(isNear((*last->logProbs)(t, 1), 4.0 / 30) && isNear((*last->logProbs)(t, 2), 25.0 / 30));
    }
}

void TestTorchScript::waveformsAreTaken() {
    // Every 640th sample s becomes a frame (s, −s, 0) before the softmax: [1, samples] is needed for that to
    // be right.
    const std::string body =
        "x = torch.slice(torch.transpose(torch.unsqueeze(input, 0), 1, 2), 1, None, None, 640)\n"
        "    y = torch.log_softmax(torch.cat([x, torch.neg(x), torch.mul(x, 0)], 2), -1)\n"
        "    return [y, y]";
    const auto model = openTorchScript(file(archive(forward("List[Tensor]", body))),
                                       parsed(modelJson(R"("type": "waveform")")));
    const auto samples = std::make_shared<Matrix>(6400, 1, 0.0F);
    (*samples)(640, 0) = 1.0F;
    QCOMPARE(model->outputFrames(6400), std::int64_t(10));
    const auto output = model->start(samples, {})->next({});
    QCOMPARE(output->logProbs->rows(), std::int64_t(10));
    QVERIFY(isNear((*output->logProbs)(0, 0), 1.0 / 3));
    QVERIFY(isNear((*output->logProbs)(1, 0), std::exp(1.0) / (std::exp(1.0) + std::exp(-1.0) + 1)));
}

void TestTorchScript::exitsNotAskedForAreNotComputed() {
    const auto model = openTorchScript(file(archive(steps)), parsed(modelJson()));
    const auto run = model->start(input(400), {});
    QCOMPARE(run->next({})->logProbs->rows(), std::int64_t(100));
    const std::string error = test::errorOf([&] { (void)run->next({}); });
    QVERIFY2(error.find("its step failed: exit 2 was computed.") != std::string::npos, error.c_str());
}

void TestTorchScript::runsAreCancelled() {
    const auto model = openTorchScript(file(archive(steps)), parsed(modelJson()));
    const auto run = model->start(input(40), {});
    const CancelToken cancel;
    QVERIFY(run->next(cancel));
    cancel.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)run->next(cancel));
}

void TestTorchScript::macsFollowTheirPolynomial() {
    const auto json = modelJson(R"("type": "mel")", "0.04", R"(, "macs": [[10, 2, 0], [10, 4, 0.5]])");
    const auto model = openTorchScript(file(archive(steps)), parsed(json));
    QCOMPARE(model->macs(0, 40).value(), std::int64_t(10 + 2 * 40));
    QCOMPARE(model->macs(1, 40).value(), std::int64_t(10 + 4 * 40 + 800));
    const auto run = model->start(input(40), {});
    QCOMPARE(run->next({})->macs.value(), std::int64_t(90));
}

void TestTorchScript::oddFrameShiftsAreNoticed() {
    // Four frames of 0.01 s become one: 50 for two seconds, where 0.02 s a frame promise 100.
    const auto model = openTorchScript(file(archive(steps)), parsed(modelJson(R"("type": "mel")", "0.02")));
    QCOMPARE(model->description().warnings.size(), std::size_t(1));
    QCOMPARE(model->description().warnings[0].text(),
             "gives 50 frames for 2 s, where its frame_shift of 0.02 s promises 100"s);
}

void TestTorchScript::inputsThatDoNotFitAreRefused() {
    const auto model = openTorchScript(file(archive(steps)), parsed(modelJson()));
    QVERIFY(!test::errorOf([&] { (void)model->start(std::make_shared<Matrix>(40, 5, 0.0F), {}); }).empty());
    QVERIFY(!test::errorOf([&] { (void)model->start(std::make_shared<Matrix>(3, 4, 0.0F), {}); }).empty());
}

void TestTorchScript::inputIsNotChanged() {
    const std::string body = "_0 = torch.zero_(input)\n    return " + bothExits();
    const auto model = openTorchScript(file(archive(forward("List[Tensor]", body))), parsed(modelJson()));
    // A single frame is contiguous either way round, so that nothing but a copy protects it.
    for (const std::int64_t frames : {4, 40}) {
        const auto given = input(frames);
        const auto output = model->start(given, {})->next({});
        QVERIFY(isNear((*output->logProbs)(0, 0), 1.0 / 3));
        QCOMPARE((*given)(0, 3), 7.0F);
    }
}

void TestTorchScript::wrongModulesAreRefused_data() {
    QTest::addColumn<QString>("methods");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& methods, const char* says) {
        QTest::newRow(name) << QString::fromStdString(methods) << QString::fromUtf8(says);
    };
    row("no forward", "", "no method forward");
    row("one argument", "  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n    return x\n",
        "forward(x: Tensor) -> Tensor where forward(input: Tensor, length: Tensor)");
    row("three arguments",
        "  def forward(self: __torch__.Net,\n    x: Tensor,\n    y: Tensor,\n    z: Tensor) -> Tensor:\n    "
        "return x\n",
        "z: Tensor");
    row("integer result", forward("int", "return 3"), "-> int");
    row("one exit", forward("List[Tensor]", "return [(self).exit(input, 1., )]"),
        "gives 1 of the 2 exits that its model.json names");
    row("three exits", forward("Tensor", "return torch.stack([input, input, input])"), "gives 3 exits");
    row("a matrix", forward("Tensor", "return torch.select(input, 0, 0)"),
        "where [exits, 1, frames, classes]");
    row("a batch of two", forward("List[Tensor]", "x = torch.cat([input, input])\n    return [x, x]"),
        "floats [frames, classes]");
    row("integers", forward("List[Tensor]", "return [length, length]"), "floats [frames, classes]");
    row("four classes",
        forward("List[Tensor]", "x = torch.log_softmax(torch.transpose(input, 1, 2), -1)\n    return [x, x]"),
        "gives 4 classes at exit 1, but its tokenizer has 3 tokens");
    row("probabilities",
        forward("List[Tensor]", "x = (self).exit(input, 1., )\n    return [x, torch.exp(x)]"),
        "no log-probabilities at exit 2 (last)");
    row("not a number",
        forward("List[Tensor]",
                "x = torch.log(torch.neg(torch.exp((self).exit(input, 1., ))))\n    return [x, x]"),
        "sum to nan");
    row("failure",
        forward(
            "List[Tensor]",
            "ops.prim.RaiseException(\"needs headphones\", \"builtins.RuntimeError\")\n    return [input]"),
        "its forward failed: needs headphones.");
    row("failure within Torch", forward("List[Tensor]", "return [torch.matmul(input, length)]"),
        "its forward failed: ");
    row("step without a state",
        "  def start(self: __torch__.Net,\n    input: Tensor,\n    length: Tensor) -> Tensor:\n"
        "    return input\n"
        "  def step(self: __torch__.Net,\n    x: Tensor,\n    exit: int) -> Tensor:\n    return x\n",
        "where start(input: Tensor, length: Tensor) -> List[Tensor] is expected");
}

void TestTorchScript::wrongModulesAreRefused() {
    QFETCH(QString, methods);
    QFETCH(QString, says);
    const fs::path path = file(archive(methods.toStdString()));
    const QString error = openError(path);
    QVERIFY2(error.startsWith(QString::fromStdString(path.string()) + ": ") && error.contains(says),
             qPrintable(error));
    QVERIFY2(!error.contains('\n') && !error.contains("Exception raised"), qPrintable(error));
}

void TestTorchScript::failuresInARunAreErrors() {
    const std::string body = "if torch.gt(int(length), 300):\n"
                             "      ops.prim.RaiseException(\"too long\", \"builtins.RuntimeError\")\n"
                             "    else:\n"
                             "      pass\n"
                             "    return " +
                             bothExits();
    const auto model = openTorchScript(file(archive(forward("List[Tensor]", body))), parsed(modelJson()));
    const auto run = model->start(input(400), {});
    const std::string error = test::errorOf([&] { (void)run->next({}); });
    QVERIFY2(error.find("its forward failed: too long.") != std::string::npos, error.c_str());
    QVERIFY(model->start(input(40), {})->next({}));
}

void TestTorchScript::newerArchivesNameBothVersions_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("madeBy");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& bytes, const char* madeBy, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << madeBy << says;
    };
    const std::string newOperator = forward("Tensor", "return torch.of_the_future(input)");
    row("operator, version named", archive(newOperator, {{"net/extra/pytorch_version", "9.8.7\n"}}),
        "PyTorch 9.8.7 (archive format 3)", "of_the_future");
    row("operator, recent", archive(newOperator, {{"net/.data/serialization_id", "123"}}),
        "PyTorch 2.1 or newer (archive format 3)", "of_the_future");
    row("format", archive(steps, {}, "99\n"), "PyTorch of a version that it doesn't name (archive format 99)",
        "version");
}

void TestTorchScript::newerArchivesNameBothVersions() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, madeBy);
    QFETCH(QString, says);
    const fs::path path = file(bytes.toStdString());
    QCOMPARE(QString::fromStdString(torchScriptOrigin(path)), madeBy);
    // LibTorch 1.13 forgets the 429 bytes of its zip reader where it refuses an archive's version.
    callIfThere("__lsan_disable");
    const QString error = openError(path);
    callIfThere("__lsan_enable");
    const QString here = "LibTorch " + QString::fromStdString(torchVersion().version);
    QVERIFY2(error.contains(madeBy) && error.contains(here) && error.contains(says), qPrintable(error));
    QVERIFY2(!error.contains('\n'), qPrintable(error));
}

void TestTorchScript::otherFilesAreRefused() {
    const auto checkpoint = test::zipOf({{"net/data.pkl", test::pickled("}")}, {"net/version", "3\n"}});
    QVERIFY(openError(file(checkpoint)).contains("is a checkpoint that torch.save wrote"));
    QVERIFY(openError(file("hello")).contains("is a text file"));
    const std::string whole = archive(steps);
    QVERIFY(openError(file(whole.substr(0, whole.size() / 2))).contains("cut off or damaged"));
}

void TestTorchScript::archivesDescribeThemselves() {
    const auto openErrorOf = [&](const std::vector<ZippedFile>& extra) {
        const fs::path path = file(archive(steps, extra));
        return test::errorOf([&] { (void)openModel(path); });
    };
    QCOMPARE(openErrorOf({{"net/extra/model.json", modelJson()}}), std::string());
    QVERIFY(openErrorOf({}).find("without extra files") != std::string::npos);
    const std::string error =
        openErrorOf({{"net/extra/notes.txt", "a"}, {"net/extra/pytorch_version", "1.13"}});
    QVERIFY2(error.find("the extra files notes.txt, pytorch_version;") != std::string::npos, error.c_str());
    QVERIFY(openErrorOf({{"net/extra/model.json", "{}"}}).find("model.json") != std::string::npos);
}

void TestTorchScript::aDescriptionMayLieBeside() {
    OpenOptions options;
    options.config = fs::path(dir_.path().toStdString()) / "beside.json";
    writeFile(options.config, modelJson());
    const fs::path module = file(archive(steps));
    const auto model = openModel(module, options);
    QCOMPARE(model->description().exits.size(), std::size_t{2});
    QCOMPARE(model->description().classes, std::int64_t(3));
    QCOMPARE(model->description().format, std::string("TorchScript"));
    // It goes before the one in the archive, and nothing overrules it.
    writeFile(options.config, modelJson(R"("type": "mel")", "0.08"));
    const fs::path described = file(archive(steps, {{"net/extra/model.json", modelJson()}}));
    QCOMPARE(openModel(described, options)->description().frameShift, 0.08);
    options.heads = 4;
    const std::string error = test::errorOf([&] { (void)openModel(module, options); });
    QVERIFY2(error.find("--heads") != std::string::npos, error.c_str());
}

void TestTorchScript::whatFilesLeaveOpenIsAsked() {
    const auto asked = [](const fs::path& path) {
        const OpenQuestions questions = questionsAbout(path);
        return std::pair(questions.config, questions.details);
    };
    QCOMPARE(asked(file(archive(steps))), std::pair(true, false));
    QCOMPARE(asked(file(archive(steps, {{"net/extra/model.json", modelJson()}}))), std::pair(false, false));
    const fs::path bundle = test::sourceDir() / "resources/models/digits-early-conformer";
    QCOMPARE(asked(bundle), std::pair(false, false));
    QCOMPARE(asked(bundle / "weights.safetensors"), std::pair(false, false));
    const fs::path bare = fs::path(dir_.path().toStdString()) / "bare.safetensors";
    fs::copy_file(bundle / "weights.safetensors", bare, fs::copy_options::overwrite_existing);
    QCOMPARE(asked(bare), std::pair(true, true));
    QVERIFY(!test::errorOf([&] { (void)questionsAbout("/absent"); }).empty());
    QVERIFY(!test::errorOf([&] { (void)questionsAbout(file("neither")); }).empty());
}

void TestTorchScript::digitsModelAgreesWithGolden() {
    OFFRAMP_NEEDS_SHARED("models/digits-early-conformer/pytorch/scripted.pt");
    OFFRAMP_NEEDS_SHARED("golden/digits-early-conformer");
    const fs::path folder = test::sharedDir() / "models/digits-early-conformer";
    const auto model =
        openTorchScript(folder / "pytorch/scripted.pt", parsed(readFile(folder / "model.json")));
    QCOMPARE(model->description().classes, std::int64_t(32));
    for (const auto& entry : fs::directory_iterator(test::sharedDir() / "golden/digits-early-conformer")) {
        if (entry.path().extension() != ".safetensors") continue;
        const test::Golden golden = test::readGolden(entry.path());
        const auto run = model->start(std::make_shared<Matrix>(golden.features), {2, false});
        for (const Matrix& expected : golden.logProbs) {
            const double difference = test::largestDifference(*run->next({})->logProbs, expected);
            QVERIFY2(difference < 1e-3, qPrintable(QString::number(difference)));
        }
        QVERIFY(!run->next({}));
    }
}

void TestTorchScript::modulesOfOthersAreRefused() {
    OFFRAMP_NEEDS_SHARED("foreign-models/torchscript");
    for (const auto& entry : fs::directory_iterator(test::sharedDir() / "foreign-models/torchscript")) {
        const std::string bare = test::errorOf([&] { (void)openModel(entry.path()); });
        QVERIFY2(bare.starts_with(entry.path().string()), bare.c_str());
        const QString error = openError(entry.path());
        QVERIFY2(error.startsWith(QString::fromStdString(entry.path().string()) + ": "), qPrintable(error));
        if (detectFile(entry.path()).kind == FileKind::torchScript) qInfo("%s", qPrintable(error));
    }
}

QTEST_GUILESS_MAIN(TestTorchScript)
#include "test_torchscript.moc"
