// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/lesson.h"
#include "model/description.h"

namespace offramp {

/// Throws Error, with FILE:LINE as its subject, if a step asks for what its model hasn't: an exit, a policy
/// that doesn't fit.
void checkStep(const Lesson& lesson, std::size_t step, const ModelDescription& model);
/// Every step whose model is the lesson's own.
void checkLesson(const Lesson& lesson, const ModelDescription& model);

/// The claims of a step that aren't true of what is shown.
[[nodiscard]] std::vector<const LessonClaim*> untrueClaims(const LessonStep& step,
                                                           const LessonSubject& subject);

} // namespace offramp
