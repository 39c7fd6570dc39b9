// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/lesson.h"

#include <QString>

namespace offramp {

/// A value by locale, as Markdown that shows just this.
[[nodiscard]] QString valueMarkdown(const LessonValue& value);

/// A lesson's text as Markdown, its values computed; "…" for each while there is nothing to compute them from
/// (null).
[[nodiscard]] QString lessonMarkdown(const LessonText& text, const LessonSubject* subject);

} // namespace offramp
