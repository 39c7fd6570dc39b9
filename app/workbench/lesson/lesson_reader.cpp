// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/lesson/lesson_reader.h"

#include "common/demo.h"
#include "common/lessons.h"
#include "lesson/read_lesson.h"

namespace offramp {

LessonReader::LessonReader(QObject* parent) : QObject(parent), thread_(QStringLiteral("lessons")) {}

void LessonReader::open(const std::string& nameOrPath) {
    const quint64 id = wanted_ = ++lastId_;
    thread_.run([this, id, nameOrPath] {
        std::shared_ptr<const Lesson> lesson;
        const auto error = errorOf(nameOrPath, [&] {
            lesson = std::make_shared<const Lesson>(readLesson(lessonFile(nameOrPath), lessonPlaces()));
            if (lesson->usesDemo) (void)makeDemoRecordings(demoFolder());
        });
        QMetaObject::invokeMethod(
            this, [this, id, lesson, error] { take(id, lesson, error); }, Qt::QueuedConnection);
    });
}

void LessonReader::take(quint64 id, const std::shared_ptr<const Lesson>& lesson,
                        const std::shared_ptr<const Error>& error) {
    if (id != wanted_) return;
    wanted_ = 0;
    if (error)
        Q_EMIT failed(error);
    else
        Q_EMIT read(lesson);
}

} // namespace offramp
