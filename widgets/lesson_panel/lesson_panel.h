// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/lesson.h"

#include <QTextBrowser>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace offramp {

class MessageBar;

/// The text of a lesson. Its values and pictures come from nowhere but the lesson: nothing is loaded.
class LessonBrowser : public QTextBrowser {
    Q_OBJECT

public:
    explicit LessonBrowser(QWidget* parent = nullptr);

    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;
};

/// A lesson beside the views: a step's text with its values, its questions, and the way through. Says what is
/// wanted by signals; what is shown beside it is others' business.
class LessonPanel : public QWidget {
    Q_OBJECT

public:
    explicit LessonPanel(QWidget* parent = nullptr);

    /// Shows the first step; null: no lesson.
    void setLesson(std::shared_ptr<const Lesson> lesson);
    /// Another step, its answers hidden. From 0.
    void setStep(int step);
    /// What the values are computed from; null: not known yet. `judgement` may be nothing.
    void setSubject(std::shared_ptr<const Analysis> analysis, std::optional<Judgement> judgement);
    /// Said above the text, as that another recording is looked at; empty: nothing.
    void setNote(const QString& note);
    /// In the place of a lesson: why there is none.
    void showError(const QString& sentence);

    [[nodiscard]] const std::shared_ptr<const Lesson>& lesson() const { return lesson_; }
    [[nodiscard]] int step() const { return step_; }
    /// Answers of this step that are shown, and how many there are.
    [[nodiscard]] int answersShown() const { return answersShown_; }
    [[nodiscard]] int answers() const;
    /// The next answer that is hidden; false if there is none.
    bool revealAnswer();
    [[nodiscard]] LessonBrowser& browser() const { return *browser_; }

Q_SIGNALS:
    void stepWanted(int step);
    /// The step's settings once more.
    void againWanted();
    void leaveWanted();

private:
    [[nodiscard]] QWidget* buildButtons();
    [[nodiscard]] QString stepMarkdown() const;
    [[nodiscard]] QString claimsMarkdown(const LessonStep& step, const LessonSubject* subject) const;
    [[nodiscard]] QString questionMarkdown(const LessonStep& step, const LessonSubject* subject) const;
    void showStep();
    void showText();
    void showButtons();

    std::shared_ptr<const Lesson> lesson_;
    std::shared_ptr<const Analysis> analysis_;
    std::optional<Judgement> judgement_;
    int step_ = 0;
    int answersShown_ = 0;
    QString shown_; ///< Markdown
    QLabel* title_;
    QLabel* progressText_;
    QProgressBar* progress_;
    MessageBar* message_;
    LessonBrowser* browser_;
    QPushButton* answer_ = nullptr;
    QPushButton* back_ = nullptr;
    QPushButton* next_ = nullptr;
    QPushButton* again_ = nullptr;
    QPushButton* leave_ = nullptr;
};

} // namespace offramp
