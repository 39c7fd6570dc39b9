// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/time_view.h"
#include "workbench/lesson/lesson_reader.h"
#include "workbench/workbench.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace offramp {

/// Leads through a lesson: brings the workbench into each step's state and says what the views are to show.
/// When it is left, the workbench has again what it had: the model, the recordings, the one that is shown,
/// the policy, the decoder.
class LessonGuide : public QObject {
    Q_OBJECT

public:
    explicit LessonGuide(Workbench* workbench, QObject* parent = nullptr);

    /// A file, or the name of a lesson that ships. Ends in opened() or failed(); the lesson that is open goes
    /// on until then.
    void open(const std::string& nameOrPath);
    void leave();

    /// Null: none is open.
    [[nodiscard]] const std::shared_ptr<const Lesson>& lesson() const { return lesson_; }
    [[nodiscard]] int step() const { return step_; }
    /// Nothing happens for a step that there isn't.
    void go(int step);
    /// The step's settings once more.
    void setUp() { go(step_); }
    /// The exits that the step begins with; all where it doesn't say.
    [[nodiscard]] std::optional<int> revealed() const;
    /// The shown recording is the step's.
    [[nodiscard]] bool isShown() const;
    [[nodiscard]] bool isBusy() const { return reader_.isBusy() || waitsForModel_; }

Q_SIGNALS:
    /// The lesson is about to take the workbench over: what is to be remembered is there still.
    void beginning();
    void opened(const std::shared_ptr<const offramp::Lesson>& lesson);
    void left();
    void failed(const std::shared_ptr<const offramp::Error>& error);
    void stepChanged(int step);
    /// Of the step's recording: what its values are computed from. Null: not there yet.
    void subjectChanged(const std::shared_ptr<const offramp::Analysis>& analysis);
    void policyWanted(const offramp::Policy& policy);
    void viewsWanted(const QStringList& views);
    void panelWanted(const QString& panel);
    void revealWanted(std::optional<int> exits);
    /// Once the recording is there: the exit that is looked at, from 0, and the stretch; nothing: all of it.
    void exitWanted(int exit);
    void rangeWanted(const std::optional<offramp::TimeRange>& range);

private:
    /// What the workbench had before.
    struct Before {
        std::filesystem::path model; ///< empty: none was open
        OpenOptions openedWith;
        std::vector<std::filesystem::path> recordings;
        std::filesystem::path shown;
        int shownIndex = -1;
        Policy policy;
        DecoderOptions decoder;
        bool stopsEarly = false;
    };

    void take(const std::shared_ptr<const Lesson>& lesson);
    void remember();
    void restore();
    void closeOwn();
    [[nodiscard]] bool hasModel(const std::filesystem::path& model) const;
    void useModel(const std::filesystem::path& model);
    void takeModel();
    void begin();
    void apply();
    void settle();
    void fail(const Error& error);

    Workbench* workbench_;
    LessonReader reader_;
    std::shared_ptr<const Lesson> lesson_;
    std::shared_ptr<const Lesson> coming_; ///< read, and waits for its model
    int step_ = 0;
    bool waitsForModel_ = false;
    bool unsettled_ = false; ///< what waits for the step's analysis is still to be said
    std::optional<Before> before_;
};

} // namespace offramp
