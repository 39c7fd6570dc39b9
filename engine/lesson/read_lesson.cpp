// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/read_lesson.h"

#include "base/error.h"
#include "base/files.h"
#include "lesson/text_parts.h"

#include <algorithm>
#include <set>
#include <utility>

namespace offramp {

namespace {

constexpr std::uintmax_t largestLesson = std::uintmax_t{4} << 20U;
constexpr std::string_view documented = "docs/lessons.md says how a lesson is written";

/// A lesson's lines, one after another.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {
        constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
        if (text_.starts_with(byteOrderMark)) text_.remove_prefix(byteOrderMark.size());
    }

    [[nodiscard]] std::optional<std::string_view> next() {
        if (at_ >= text_.size()) return std::nullopt;
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        std::string_view line = text_.substr(at_, end - at_);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at_ = end + 1;
        ++number_;
        return line;
    }
    [[nodiscard]] int number() const { return number_; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    int number_ = 0;
};

/// ``` or ~~~, three or more; empty if the line begins no code.
std::string_view fenceOf(std::string_view line) {
    const std::string_view text = withoutEnds(line);
    for (const char sign : {'`', '~'}) {
        const std::size_t length = std::min(text.find_first_not_of(sign), text.size());
        if (length >= 3) return text.substr(0, length);
    }
    return {};
}

/// "key: value".
std::pair<std::string_view, std::string_view> pairIn(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        throw Error("", msg("“{0}” is no setting", withoutEnds(line)), msg("Write it as name: value"));
    return {withoutEnds(line.substr(0, colon)), withoutEnds(line.substr(colon + 1))};
}

/// Text that grows line by line, and where it began.
struct Passage {
    std::string text;
    int line = 0;

    void add(std::string_view added, int number) {
        if (line == 0) line = number;
        text.append(added).append("\n");
    }
};

class Reader {
public:
    Reader(std::string_view text, const std::filesystem::path& file, const LessonPlaces& places)
        : lines_(text), places_(places) {
        lesson_.file = file;
        places_.lessonFolder = std::filesystem::absolute(file).parent_path();
    }

    [[nodiscard]] Lesson read();

private:
    enum class Part { text, question, answer };

    void readFrontMatter();
    void readFrontLine(std::string_view line);
    void readLine(std::string_view line);
    void beginStep(std::string_view line);
    void beginQuestion();
    void beginAnswer();
    void endPassage();
    void endStep();
    void readSettings(std::string_view fence);
    void readSettingLine(std::string_view line);
    void copyCode(std::string_view first, std::string_view fence);
    [[nodiscard]] LessonText textOf(const Passage& passage) const;
    [[nodiscard]] LessonStep& step() { return lesson_.steps.back(); }
    [[noreturn]] void fail(int line, Message reason, Message remedy = {}) const;
    [[noreturn]] void failUnanswered() const;
    /// Gives an error of what is called the line as its subject.
    template <typename Call>
    void atLine(int line, const Call& call) const;

    Lines lines_;
    LessonPlaces places_;
    Lesson lesson_;
    std::set<std::string, std::less<>> keys_; ///< of the front matter
    Part part_ = Part::text;
    Passage passage_;
    int questionLine_ = 0;
};

void Reader::fail(int line, Message reason, Message remedy) const {
    throw Error(lessonPlace(lesson_.file, line), std::move(reason), std::move(remedy));
}

template <typename Call>
void Reader::atLine(int line, const Call& call) const {
    try {
        call();
    } catch (const Error& error) {
        // What is wrong in a file that the lesson names is that file's.
        if (!error.subject().empty() && std::filesystem::path(error.subject()).is_absolute()) throw;
        throw atLessonLine(error, lesson_.file, line);
    }
}

void Reader::failUnanswered() const {
    fail(questionLine_, msg("the question has no answer"), msg("Write ### Answer and the answer behind it"));
}

Lesson Reader::read() {
    readFrontMatter();
    while (const auto line = lines_.next())
        readLine(*line);
    if (lesson_.steps.empty())
        fail(std::max(1, lines_.number()), msg("the lesson has no step"),
             msg("A step begins with a heading: ## Title"));
    endStep();
    return std::move(lesson_);
}

void Reader::readFrontMatter() {
    const auto first = lines_.next();
    if (!first || withoutEnds(*first) != "---")
        fail(1, msg("a lesson begins with a line “---” and its title"), msg(documented));
    while (const auto line = lines_.next()) {
        if (withoutEnds(*line) == "---") {
            if (lesson_.title.empty())
                fail(lines_.number(), msg("the lesson has no title"), msg("Write a line title: …"));
            if (lesson_.model.empty())
                atLine(lines_.number(), [&] { lesson_.model = lessonModel("demo", places_); });
            return;
        }
        if (!withoutEnds(*line).empty()) atLine(lines_.number(), [&] { readFrontLine(*line); });
    }
    fail(1, msg("“---” isn't closed by another"), msg(documented));
}

void Reader::readFrontLine(std::string_view line) {
    const auto [key, value] = pairIn(line);
    if (!keys_.insert(std::string(key)).second) throw Error("", msg("“{0}” is set twice", key));
    if (value.empty()) throw Error("", msg("“{0}” has no value", key));
    if (key == "title")
        lesson_.title = value;
    else if (key == "language")
        lesson_.language = value;
    else if (key == "author")
        lesson_.author = value;
    else if (key == "model")
        lesson_.model = lessonModel(value, places_);
    else
        throw Error("", msg("“{0}” isn't known here", key),
                    msg("There are title, language, author and model"));
}

void Reader::readLine(std::string_view line) {
    const std::string_view fence = fenceOf(line);
    const std::string_view heading = withoutEnds(line);
    if (!fence.empty() && withoutEnds(heading.substr(fence.size())) == "offramp")
        readSettings(fence);
    else if (line.starts_with("## ") || line == "##")
        beginStep(line);
    else if (line.starts_with("# "))
        fail(lines_.number(), msg("a step's heading has two #"),
             msg("The lesson's title stands at its begin"));
    else if (heading == "### Question")
        beginQuestion();
    else if (heading == "### Answer")
        beginAnswer();
    else if (lesson_.steps.empty() && !heading.empty())
        fail(lines_.number(), msg("there is text before the first step"),
             msg("A step begins with a heading: ## Title"));
    else if (!fence.empty())
        copyCode(line, fence);
    else
        passage_.add(line, lines_.number());
}

void Reader::beginStep(std::string_view line) {
    if (!lesson_.steps.empty()) endStep();
    LessonStep next;
    next.title = std::string(withoutEnds(line.substr(2)));
    next.line = lines_.number();
    if (next.title.empty()) fail(next.line, msg("the step has no title"), msg("Write ## Title"));
    lesson_.steps.push_back(std::move(next));
    part_ = Part::text;
    passage_ = {};
}

void Reader::beginQuestion() {
    if (lesson_.steps.empty()) fail(lines_.number(), msg("there is a question before the first step"));
    if (part_ == Part::question) failUnanswered();
    endPassage();
    part_ = Part::question;
    questionLine_ = lines_.number();
}

void Reader::beginAnswer() {
    if (lesson_.steps.empty() || part_ != Part::question)
        fail(lines_.number(), msg("there is an answer without a question"),
             msg("Write ### Question and the question before it"));
    endPassage();
    part_ = Part::answer;
}

LessonText Reader::textOf(const Passage& passage) const {
    return parseLessonText(passage.text, lesson_.file, passage.line);
}

/// What was read belongs to the part that ends here.
void Reader::endPassage() {
    const Passage passage = std::exchange(passage_, {});
    if (part_ == Part::text) {
        step().text = textOf(passage);
        return;
    }
    if (withoutEnds(passage.text).empty())
        fail(part_ == Part::question ? questionLine_ : lines_.number(),
             part_ == Part::question ? msg("the question has no text") : msg("the answer has no text"));
    if (part_ == Part::question)
        step().questions.push_back({textOf(passage), {}});
    else
        step().questions.back().answer = textOf(passage);
}

void Reader::endStep() {
    if (part_ == Part::question) failUnanswered();
    endPassage();
    const auto& recording = settingsAt(lesson_, lesson_.steps.size() - 1).recording;
    if (!recording)
        fail(step().line, msg("it isn't said which recording the step is about"),
             msg("Set recording in the first step"));
}

void Reader::readSettings(std::string_view fence) {
    const int first = lines_.number();
    if (lesson_.steps.empty() || part_ != Part::text)
        fail(first, msg("settings stand in a step, before its questions"));
    while (const auto line = lines_.next()) {
        const std::string_view text = withoutEnds(*line);
        if (text == fence) return;
        if (!text.empty()) atLine(lines_.number(), [&] { readSettingLine(text); });
    }
    fail(first, msg("the settings aren't closed by {0}", fence));
}

void Reader::readSettingLine(std::string_view line) {
    const auto [name, value] = pairIn(line);
    if (name != "expect") {
        readSetting(step().settings, name, {value, lines_.number()}, places_);
        if (name == "recording") lesson_.usesDemo |= value.starts_with("demo/");
        return;
    }
    LessonExpression condition = LessonExpression::parse(value);
    if (condition.kind() != LessonValue::Kind::truth)
        throw Error("", msg("“{0}” is no condition", value), msg("Write a comparison, wer(1) > wer(2)"));
    step().claims.push_back({std::move(condition), lines_.number()});
}

/// Headings and values mean nothing within code.
void Reader::copyCode(std::string_view first, std::string_view fence) {
    const int begin = lines_.number();
    passage_.add(first, begin);
    while (const auto line = lines_.next()) {
        passage_.add(*line, lines_.number());
        if (withoutEnds(*line) == fence) return;
    }
    fail(begin, msg("the code isn't closed by {0}", fence));
}

} // namespace

Lesson parseLesson(std::string_view text, const std::filesystem::path& file, const LessonPlaces& places) {
    return Reader(text, file, places).read();
}

Lesson readLesson(const std::filesystem::path& file, const LessonPlaces& places) {
    const std::string text = readFile(file, largestLesson);
    return parseLesson(text, file, places);
}

std::string lessonTitle(const std::filesystem::path& file) {
    try {
        const std::string text = readFile(file, largestLesson);
        Lines lines(text);
        (void)lines.next();
        while (const auto line = lines.next()) {
            const std::string_view entry = withoutEnds(*line);
            if (entry == "---") break;
            if (entry.starts_with("title:")) return std::string(withoutEnds(entry.substr(6)));
        }
    } catch (const Error&) {
        // It is told when the lesson is opened.
    }
    return file.stem().string();
}

} // namespace offramp
