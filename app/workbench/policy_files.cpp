// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/policy_files.h"

#include "base/files.h"

#include <utility>

namespace offramp {

PolicyFiles::PolicyFiles(QObject* parent) : QObject(parent), thread_(QStringLiteral("strategies")) {}

PolicyFiles::~PolicyFiles() {
    reading_ = 0; // nobody waits for what would still be read
    thread_.finish();
}

void PolicyFiles::run(const std::filesystem::path& path, std::function<void()> work,
                      std::function<bool()> isWanted, std::function<void()> done) {
    ++busy_;
    thread_.run([this, path, work = std::move(work), isWanted = std::move(isWanted), done = std::move(done)] {
        std::shared_ptr<const Error> error;
        if (isWanted()) error = errorOf(path.string(), work);
        const auto end = [this, isWanted, done, error] {
            --busy_;
            if (!isWanted()) return;
            if (error)
                Q_EMIT failed(error);
            else
                done();
        };
        QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
    });
}

std::function<bool()> PolicyFiles::wantedUntilTheNextReading() {
    return [this, id = ++reading_] {
        return id == reading_;
    };
}

void PolicyFiles::readPolicy(const std::filesystem::path& path) {
    auto read = std::make_shared<ReadPolicy>();
    run(
        path, [path, read] { *read = offramp::readPolicy(path); }, wantedUntilTheNextReading(),
        [this, path, read] { Q_EMIT policyRead(path, *read); });
}

void PolicyFiles::readGate(const std::filesystem::path& path) {
    auto read = std::make_shared<ReadGate>();
    run(
        path, [path, read] { *read = offramp::readGate(path); }, wantedUntilTheNextReading(),
        [this, path, read] { Q_EMIT gateRead(path, *read); });
}

void PolicyFiles::readEither(const std::filesystem::path& path) {
    struct Read {
        PolicyFile kind = PolicyFile::neither;
        ReadPolicy policy;
        ReadGate gate;
    };
    auto read = std::make_shared<Read>();
    const auto work = [path, read] {
        const std::string text = readFile(path);
        read->kind = policyFileOf(text);
        if (read->kind == PolicyFile::policy) read->policy = parsePolicy(text, path.string());
        if (read->kind == PolicyFile::gate) read->gate = parseGate(text, path.string());
    };
    run(path, work, wantedUntilTheNextReading(), [this, path, read] {
        if (read->kind == PolicyFile::policy)
            Q_EMIT policyRead(path, read->policy);
        else if (read->kind == PolicyFile::gate)
            Q_EMIT gateRead(path, read->gate);
        else
            Q_EMIT isNeither(path);
    });
}

void PolicyFiles::writePolicy(const std::filesystem::path& path, const Policy& policy) {
    run(
        path, [path, policy] { offramp::writePolicy(path, policy); }, [] { return true; },
        [this, path] { Q_EMIT written(path); });
}

void PolicyFiles::writeGate(const std::filesystem::path& path, const GateRule& gate) {
    run(
        path, [path, gate] { offramp::writeGate(path, gate); }, [] { return true; },
        [this, path] { Q_EMIT written(path); });
}

} // namespace offramp
