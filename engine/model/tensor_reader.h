// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/tensor.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace offramp {

/// Hands out a checkpoint's tensors as floats, each with the shape that the architecture needs, and keeps
/// count of what was asked for. What is missing or of another shape is an Error that names the file and the
/// tensor.
class TensorReader {
public:
    /// `tensors` must outlive this. `subject` is the file.
    TensorReader(const TensorMap& tensors, std::string subject);

    [[nodiscard]] FloatView floats(const std::string& name, const std::vector<std::int64_t>& shape);
    /// As floats(), but nothing (data null) if there is no such tensor.
    [[nodiscard]] FloatView floatsIfAny(const std::string& name, const std::vector<std::int64_t>& shape);

    /// Numbers in all tensors that floats() gave.
    [[nodiscard]] std::int64_t parameterCount() const { return parameterCount_; }
    /// The tensors that were never asked for, but for the counters that PyTorch keeps beside batch norms.
    [[nodiscard]] std::vector<std::string> unread() const;
    [[nodiscard]] const std::string& subject() const { return subject_; }

private:
    const TensorMap& tensors_;
    std::string subject_;
    std::set<std::string> read_;
    std::int64_t parameterCount_ = 0;
};

} // namespace offramp
