// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson_panel/lesson_panel.h"

#include "flow/flow_layout.h"
#include "lesson/check.h"
#include "lesson_panel/lesson_markdown.h"
#include "message/message_bar.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTextTable>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace offramp {

LessonBrowser::LessonBrowser(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(true);
    setOpenExternalLinks(true);
}

/// A link within a lesson leads nowhere, and a file is nothing that a text may read.
QVariant LessonBrowser::loadResource(int /*type*/, const QUrl& /*name*/) {
    return {};
}

namespace {

/// Cells with room about their text; Markdown says nothing of that.
void spaceTables(QTextDocument& document) {
    constexpr double padding = 4;
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (table == nullptr) continue;
        QTextTableFormat format = table->format();
        format.setCellPadding(padding);
        format.setBorderCollapse(true);
        table->setFormat(format);
    }
}

} // namespace

LessonPanel::LessonPanel(QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), progressText_(new QLabel(this)),
      progress_(new QProgressBar(this)), message_(new MessageBar(this)), browser_(new LessonBrowser(this)) {
    title_->setWordWrap(true);
    title_->setTextFormat(Qt::PlainText);
    progress_->setTextVisible(false);
    progress_->setMaximumHeight(6);
    progress_->setAccessibleName(tr("Steps of the lesson"));
    browser_->setAccessibleName(tr("The lesson's text"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(title_);
    layout->addWidget(progressText_);
    layout->addWidget(progress_);
    layout->addWidget(message_);
    layout->addWidget(browser_, 1);
    layout->addWidget(buildButtons());
    showStep();
}

QWidget* LessonPanel::buildButtons() {
    auto* row = new QWidget(this);
    auto* layout = new FlowLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& text, const QString& tip, auto slot) {
        auto* button = new QPushButton(text, row);
        button->setToolTip(tip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, slot);
        layout->addWidget(button);
        return button;
    };
    answer_ = add(tr("Show the &answer"), tr("Show the answer to the question"), [this] { revealAnswer(); });
    back_ = add(tr("&Back"), tr("The step before"), [this] { Q_EMIT stepWanted(step_ - 1); });
    next_ = add(tr("&Next"), tr("The next step"), [this] { Q_EMIT stepWanted(step_ + 1); });
    again_ = add(tr("Set &up again"), tr("The recording, the strategy and the views as this step begins"),
                 [this] { Q_EMIT againWanted(); });
    leave_ =
        add(tr("&Leave the lesson"), tr("Back to what was open before"), [this] { Q_EMIT leaveWanted(); });
    return row;
}

void LessonPanel::setLesson(std::shared_ptr<const Lesson> lesson) {
    lesson_ = std::move(lesson);
    analysis_.reset();
    judgement_.reset();
    message_->clear();
    setStep(0);
}

void LessonPanel::setStep(int step) {
    step_ = step;
    answersShown_ = 0;
    showStep();
    browser_->verticalScrollBar()->setValue(0);
}

void LessonPanel::setSubject(std::shared_ptr<const Analysis> analysis, std::optional<Judgement> judgement) {
    analysis_ = std::move(analysis);
    judgement_ = std::move(judgement);
    showText();
}

void LessonPanel::setNote(const QString& note) {
    if (note.isEmpty())
        message_->clear();
    else
        message_->show(MessageBar::Kind::note, note);
}

void LessonPanel::showError(const QString& sentence) {
    setLesson(nullptr);
    message_->show(MessageBar::Kind::error, sentence);
}

int LessonPanel::answers() const {
    return lesson_ ? static_cast<int>(lesson_->steps[static_cast<std::size_t>(step_)].questions.size()) : 0;
}

bool LessonPanel::revealAnswer() {
    if (answersShown_ >= answers()) return false;
    ++answersShown_;
    showText();
    showButtons();
    browser_->verticalScrollBar()->setValue(browser_->verticalScrollBar()->maximum());
    return true;
}

void LessonPanel::showStep() {
    title_->setText(lesson_ ? QStringLiteral("%1").arg(QString::fromStdString(lesson_->title)) : QString());
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    const int steps = lesson_ ? static_cast<int>(lesson_->steps.size()) : 0;
    progressText_->setText(lesson_ ? tr("Step %1 of %2").arg(step_ + 1).arg(steps) : QString());
    progress_->setRange(0, std::max(1, steps));
    progress_->setValue(lesson_ ? step_ + 1 : 0);
    for (QWidget* part : {static_cast<QWidget*>(title_), static_cast<QWidget*>(progressText_),
                          static_cast<QWidget*>(progress_), static_cast<QWidget*>(browser_)})
        part->setVisible(lesson_ != nullptr);
    showText();
    showButtons();
}

void LessonPanel::showButtons() {
    const int steps = lesson_ ? static_cast<int>(lesson_->steps.size()) : 0;
    answer_->setVisible(answers() > 0);
    answer_->setEnabled(answersShown_ < answers());
    back_->setVisible(lesson_ != nullptr);
    back_->setEnabled(step_ > 0);
    next_->setVisible(lesson_ != nullptr);
    next_->setEnabled(step_ + 1 < steps);
    again_->setVisible(lesson_ != nullptr);
    leave_->setText(lesson_ ? tr("&Leave the lesson") : tr("&Close"));
}

/// Values that stay the same draw nothing anew, and the text stays where it was scrolled to.
void LessonPanel::showText() {
    const QString markdown = lesson_ ? stepMarkdown() : QString();
    if (markdown == shown_) return;
    shown_ = markdown;
    const int scrolled = browser_->verticalScrollBar()->value();
    browser_->setMarkdown(markdown);
    spaceTables(*browser_->document());
    browser_->verticalScrollBar()->setValue(scrolled);
}

QString LessonPanel::claimsMarkdown(const LessonStep& step, const LessonSubject* subject) const {
    if (subject == nullptr || !subject->analysis.finished) return {};
    QStringList claims;
    for (const LessonClaim* claim : untrueClaims(step, *subject))
        claims.append(QStringLiteral("`%1`").arg(QString::fromStdString(claim->condition.text())));
    if (claims.isEmpty()) return {};
    return tr("> **Not so here:** the text takes for true that %1. With what is shown now it isn't.")
               .arg(claims.join(tr(" and "))) +
           QStringLiteral("\n\n");
}

QString LessonPanel::questionMarkdown(const LessonStep& step, const LessonSubject* subject) const {
    QString text;
    for (int i = 0; i < answers(); ++i) {
        const LessonQuestion& question = step.questions[static_cast<std::size_t>(i)];
        text +=
            QStringLiteral("\n\n### %1\n\n").arg(tr("Question")) + lessonMarkdown(question.question, subject);
        if (i < answersShown_)
            text +=
                QStringLiteral("\n\n**%1**\n\n").arg(tr("Answer")) + lessonMarkdown(question.answer, subject);
    }
    return text;
}

QString LessonPanel::stepMarkdown() const {
    const LessonStep& step = lesson_->steps[static_cast<std::size_t>(step_)];
    std::optional<LessonSubject> subject;
    if (analysis_) subject.emplace(LessonSubject{*analysis_, judgement_ ? &*judgement_ : nullptr});
    const LessonSubject* known = subject ? &*subject : nullptr;
    return QStringLiteral("## %1\n\n").arg(QString::fromStdString(step.title)) + claimsMarkdown(step, known) +
           lessonMarkdown(step.text, known) + questionMarkdown(step, known);
}

} // namespace offramp
