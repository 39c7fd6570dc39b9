// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/pickle.h"

namespace offramp {

/// What the few functions and classes that a file of weights may name stand for, as data. `arguments` are the
/// call's; nothing else is done with any other `name` than to refuse it, with an Error that says it.
[[nodiscard]] PickleRef pickleCall(Pickle& pickle, const std::string& name,
                                   const std::vector<PickleRef>& arguments, const std::string& subject);

/// The storage that a persistent id ('storage', type, key, location, count[, view]) describes.
[[nodiscard]] PickleRef picklePersistent(Pickle& pickle, PickleRef id, const std::string& subject);

/// Refuses an object of a Python class of the name `name`; `isRoot` if it is all that the file holds.
[[noreturn]] void refusePythonObject(const std::string& name, bool isRoot, const std::string& subject);

} // namespace offramp
