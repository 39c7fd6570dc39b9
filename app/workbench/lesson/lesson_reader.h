// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "lesson/lesson.h"
#include "workbench/background_thread.h"

#include <QObject>

#include <filesystem>
#include <memory>

namespace offramp {

/// Reads lessons, and makes the demo's recordings where one needs them, in a thread of its own. Of requests
/// that overtake one another the last alone counts.
class LessonReader : public QObject {
    Q_OBJECT

public:
    explicit LessonReader(QObject* parent = nullptr);

    /// Of a file, or the name of one that ships. Ends in read() or failed().
    void open(const std::string& nameOrPath);
    /// Nobody waits for it any more.
    void forget() { wanted_ = 0; }
    [[nodiscard]] bool isBusy() const { return wanted_ != 0; }

Q_SIGNALS:
    void read(const std::shared_ptr<const offramp::Lesson>& lesson);
    void failed(const std::shared_ptr<const offramp::Error>& error);

private:
    void take(quint64 id, const std::shared_ptr<const Lesson>& lesson,
              const std::shared_ptr<const Error>& error);

    quint64 lastId_ = 0;
    quint64 wanted_ = 0;
    BackgroundThread thread_; ///< the last member
};

} // namespace offramp
