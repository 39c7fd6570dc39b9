// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson_panel/lesson_markdown.h"

#include "text/engine_text.h"

#include <QLocale>

#include <cmath>

namespace offramp {

namespace {

/// Signs that mean something in Markdown, in a table too.
QString escaped(const QString& text) {
    static const QString signs = QStringLiteral("\\`*_{}[]()<>#+-.!|~&");
    QString escaped;
    for (const QChar sign : text) {
        if (signs.contains(sign)) escaped += u'\\';
        escaped += sign;
    }
    return escaped;
}

QString plainText(const LessonValue& value) {
    switch (value.kind) {
    case LessonValue::Kind::text:
        return QString::fromStdString(value.text);
    case LessonValue::Kind::fraction:
        return percentText(value.number, 0);
    case LessonValue::Kind::macs:
        return value.number ? macsText(*value.number, 2) : numberText(value.number);
    case LessonValue::Kind::seconds:
        return value.number ? secondsText(*value.number) : numberText(value.number);
    case LessonValue::Kind::count:
        if (value.number && *value.number == std::floor(*value.number))
            return QLocale().toString(*value.number, 'f', 0);
        break;
    case LessonValue::Kind::number:
    case LessonValue::Kind::truth:
        break;
    }
    return numberText(value.number);
}

} // namespace

QString valueMarkdown(const LessonValue& value) {
    const QString text = plainText(value);
    return text.isEmpty() ? QStringLiteral("–") : escaped(text);
}

QString lessonMarkdown(const LessonText& text, const LessonSubject* subject) {
    return QString::fromStdString(text.markdown([subject](const LessonExpression& value) {
        if (subject == nullptr) return std::string("…");
        return valueMarkdown(value.evaluate(*subject)).toStdString();
    }));
}

} // namespace offramp
