// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/corpus_service.h"

#include "common/demo.h"
#include "corpus/demo/demo_corpus.h"
#include "corpus/manifest/read.h"
#include "corpus/results/reopen.h"
#include "corpus/results/store.h"
#include "corpus/run/identity.h"
#include "model/open.h"

#include <utility>

namespace offramp {

namespace {

std::vector<Decoding> decodingsOf(const CorpusRequest& request) {
    const bool both = request.decoder.kind != DecoderOptions::Kind::greedy;
    std::vector<Decoding> decodings(both ? 2 : 1); // the first is greedy
    if (both) decodings.back() = openDecoding(request.recogniser->sharedTokenizer(), request.decoder);
    return decodings;
}

BatchOptions optionsOf(const CorpusRequest& request) {
    BatchOptions options;
    options.normalisation = request.normalisation;
    options.decodings = decodingsOf(request);
    options.keepTraces = request.keepTraces;
    options.threads = request.threads;
    return options;
}

KnownUtterance knownOf(const CorpusUtterance& utterance) {
    KnownUtterance known;
    known.audio = utterance.audio;
    known.stretch = utterance.stretch;
    known.channel = utterance.channel;
    known.reference = utterance.reference;
    return known;
}

/// The demo's results of another model, or compared in another way, are made anew: nobody chose that file.
void dropOutdated(const CorpusRequest& request, const Manifest& manifest) {
    if (!std::filesystem::exists(request.out)) return;
    const RunIdentity wanted =
        identityOf(*request.recogniser, request.openedWith, manifest, optionsOf(request));
    const RunIdentity found = ResultsStore::open(request.out).identity();
    try {
        checkIdentity(request.out, found, wanted);
    } catch (const Error&) {
        std::filesystem::remove(request.out);
    }
}

void noteProblems(const Manifest& manifest, CorpusRunEnd& end) {
    end.skippedLines = manifest.problems.size();
    if (manifest.problems.empty()) return;
    const ManifestProblem& first = manifest.problems.front();
    end.firstLine = first.reason;
    end.firstFile = first.file;
    end.firstLineNumber = first.line;
}

} // namespace

CorpusService::CorpusService(QObject* parent)
    : QObject(parent), files_(QStringLiteral("corpus files")), sums_(QStringLiteral("corpus sums")),
      fits_(QStringLiteral("corpus fits")), runs_(QStringLiteral("corpus run")) {}

CorpusService::~CorpusService() {
    cancel_.cancel();
    ending_.cancel();
}

void CorpusService::answer(std::function<void()> signal) {
    QMetaObject::invokeMethod(this, std::move(signal), Qt::QueuedConnection);
}

void CorpusService::read(const std::filesystem::path& path, std::function<void(const Results&)> done,
                         bool tellFailures) {
    ++pending_;
    ++reading_;
    files_.run([this, path, done = std::move(done), tellFailures] {
        Results results;
        const auto error = errorOf(path.string(), [&] { results = readResults(path); });
        answer([this, results, error, done, tellFailures] {
            --pending_;
            --reading_;
            if (results)
                done(results);
            else if (tellFailures)
                Q_EMIT openFailed(error);
        });
    });
}

void CorpusService::open(const std::filesystem::path& results) {
    const quint64 id = ++lastOpening_;
    read(
        results,
        [this, id](const Results& read) {
            if (id == lastOpening_) Q_EMIT opened(read);
        },
        true);
}

void CorpusService::look(const std::filesystem::path& results) {
    const quint64 id = ++lastOpening_;
    read(
        results,
        [this, id](const Results& read) {
            if (id == lastOpening_) Q_EMIT grown(read);
        },
        false);
}

void CorpusService::openOther(const std::filesystem::path& results) {
    read(
        results, [this](const Results& read) { Q_EMIT otherOpened(read); }, true);
}

void CorpusService::readManifest(const std::filesystem::path& manifest) {
    const quint64 id = ++lastManifest_;
    ++pending_;
    files_.run([this, id, manifest] {
        std::shared_ptr<const Manifest> read;
        const auto error = errorOf(manifest.string(), [&] {
            read = std::make_shared<const Manifest>(offramp::readManifest(manifest));
        });
        answer([this, id, read, error] {
            --pending_;
            if (id != lastManifest_) return;
            if (error)
                Q_EMIT manifestFailed(error);
            else
                Q_EMIT manifestRead(read);
        });
    });
}

void CorpusService::run(const CorpusRequest& request) {
    cancel_ = CancelToken();
    control_ = BatchControl();
    running_ = true;
    runResults_ = request.out;
    runs_.run([this, request, token = cancel_, control = control_] { runInThread(request, token, control); });
}

void CorpusService::runInThread(CorpusRequest request, const CancelToken& cancel,
                                const BatchControl& control) {
    CorpusRunEnd end;
    std::shared_ptr<const Error> error;
    try {
        error = errorOf(request.manifest.string(), [&] {
            const bool demo = request.manifest.empty();
            if (demo) prepareDemo(request, cancel);
            const Manifest manifest = offramp::readManifest(request.manifest);
            if (demo) dropOutdated(request, manifest);
            noteProblems(manifest, end);
            end.results = request.out;
            answer([this, out = request.out] { runResults_ = out; });
            end.outcome = runCorpus(*request.recogniser, request.openedWith, manifest, request.out,
                                    optionsOf(request), {request.resume, request.retryFailures}, cancel,
                                    control, [this](const BatchProgress& progress) {
                                        answer([this, progress] { Q_EMIT progressed(progress); });
                                    });
        });
    } catch (const Cancelled&) {
        end.outcome.cancelled = true; // before the first utterance
    }
    answer([this, end, error] {
        running_ = false;
        runResults_.clear();
        if (error)
            Q_EMIT runFailed(error);
        else
            Q_EMIT runEnded(end);
    });
}

/// The corpus that every user has, and the model that knows it.
void CorpusService::prepareDemo(CorpusRequest& request, const CancelToken& cancel) {
    DemoCorpusOptions options = demoCorpusOptions();
    options.languages.clear();
    const auto progress = [this](double share) {
        answer([this, share] { Q_EMIT preparing(share); });
    };
    const DemoCorpus corpus = makeDemoCorpus(demoCorpusFolder(), options, progress, cancel);
    request.manifest = corpus.manifests.front().file;
    request.out = demoCorpusResults();
    request.openedWith = {};
    request.recogniser = std::make_shared<const Recogniser>(openModel(demoModel()));
}

void CorpusService::setPaused(bool paused) {
    if (paused)
        control_.pause();
    else
        control_.resume();
}

void CorpusService::cancelRun() {
    cancel_.cancel();
    control_.resume();
}

void CorpusService::reopen(const std::filesystem::path& results, const CorpusUtterance& utterance) {
    const quint64 id = ++lastReopening_;
    ++pending_;
    files_.run([this, id, results, utterance, token = ending_] {
        KnownUtterance known = knownOf(utterance);
        std::shared_ptr<const Error> error;
        try {
            error = errorOf(utterance.audio.string(), [&] {
                const auto analysis = offramp::reopen(results, utterance.key, token);
                known.shown = {analysis, std::make_shared<const Comparison>(compare(*analysis)),
                               std::make_shared<const Peaks>(analysis->waveform, token)};
            });
        } catch (const Cancelled&) {
            return; // the window is closing
        }
        answer([this, id, known, error] {
            --pending_;
            if (id != lastReopening_) return;
            if (error)
                Q_EMIT reopenFailed(known, error);
            else
                Q_EMIT reopened(known);
        });
    });
}

void CorpusService::inBackground(std::function<void()> work, std::function<void()> done) {
    workIn(sums_, std::move(work), std::move(done));
}

void CorpusService::inLongBackground(std::function<void()> work, std::function<void()> done) {
    workIn(fits_, std::move(work), std::move(done));
}

void CorpusService::workIn(BackgroundThread& thread, std::function<void()> work, std::function<void()> done) {
    ++pending_;
    thread.run([this, work = std::move(work), done = std::move(done)] {
        std::shared_ptr<const Error> error;
        try {
            error = errorOf("corpus", work);
        } catch (const Cancelled&) {
            return; // the window is closing
        }
        answer([this, done, error] {
            --pending_;
            if (error)
                Q_EMIT openFailed(error);
            else
                done();
        });
    });
}

} // namespace offramp
