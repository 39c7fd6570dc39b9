// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"

#include <ATen/core/ivalue.h>

#include <memory>
#include <string>
#include <vector>

namespace offramp {

/// Why a method isn't what docs/torchscript.md asks for; empty if it is.
[[nodiscard]] std::string problemWithForward(const c10::FunctionSchema& schema);
[[nodiscard]] std::string problemWithStart(const c10::FunctionSchema& schema);
[[nodiscard]] std::string problemWithStep(const c10::FunctionSchema& schema);

/// The exits in what forward gave: a tensor [M, 1, T, V] or [M, T, V], or M tensors. Throws Error naming
/// `subject` if their number isn't `exits`.
[[nodiscard]] std::vector<at::Tensor> splitExits(const c10::IValue& output, int exits,
                                                 const std::string& subject);

/// A tensor [T, V] or [1, T, V] of floating-point numbers as a matrix. Throws Error naming `subject` and exit
/// `exit` (from 0) if it is something else.
[[nodiscard]] std::shared_ptr<const Matrix> exitMatrix(const at::Tensor& tensor, int exit,
                                                       const std::string& subject);

} // namespace offramp
