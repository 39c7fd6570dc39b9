// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy_json.h"
#include "workbench/background_thread.h"

#include <QObject>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>

namespace offramp {

/// Reads and writes the files of policies and gates in a thread of its own. Of readings the last one counts;
/// everything that is to be written is written, also when this is destroyed, which waits for it. All signals
/// come to the thread that it lives in.
class PolicyFiles : public QObject {
    Q_OBJECT

public:
    explicit PolicyFiles(QObject* parent = nullptr);
    ~PolicyFiles() override;
    PolicyFiles(const PolicyFiles&) = delete;
    PolicyFiles& operator=(const PolicyFiles&) = delete;

    /// Ends in policyRead() or failed(); after another reading in nothing.
    void readPolicy(const std::filesystem::path& path);
    /// Ends in gateRead() or failed(); likewise.
    void readGate(const std::filesystem::path& path);
    /// Reads what it says that it is. Ends in policyRead(), gateRead(), failed(), or isNeither(); likewise.
    void readEither(const std::filesystem::path& path);
    /// Ends in written() or failed().
    void writePolicy(const std::filesystem::path& path, const Policy& policy);
    /// Likewise.
    void writeGate(const std::filesystem::path& path, const GateRule& gate);

    /// Something hasn't ended yet.
    [[nodiscard]] bool isBusy() const { return busy_ > 0; }

Q_SIGNALS:
    void policyRead(const std::filesystem::path& path, const offramp::ReadPolicy& read);
    void gateRead(const std::filesystem::path& path, const offramp::ReadGate& read);
    void isNeither(const std::filesystem::path& path);
    void written(const std::filesystem::path& path);
    void failed(const std::shared_ptr<const offramp::Error>& error);

private:
    /// Does `work` in the thread; then `done` or failed() in this object's: both if `isWanted` says so, in
    /// either thread.
    void run(const std::filesystem::path& path, std::function<void()> work, std::function<bool()> isWanted,
             std::function<void()> done);
    [[nodiscard]] std::function<bool()> wantedUntilTheNextReading();

    std::atomic<quint64> reading_ = 0; ///< the last one's number
    int busy_ = 0;
    BackgroundThread thread_; ///< the last member: what it works on ends before the others do
};

} // namespace offramp
