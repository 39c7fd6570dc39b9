// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/tensor_reader.h"

#include "base/error.h"

namespace offramp {

TensorReader::TensorReader(const TensorMap& tensors, std::string subject)
    : tensors_(tensors), subject_(std::move(subject)) {}

FloatView TensorReader::floats(const std::string& name, const std::vector<std::int64_t>& shape) {
    FloatView view = floatsIfAny(name, shape);
    if (view.data == nullptr) {
        throw Error(subject_, msg("the tensor \"{0}\" {1} is missing", name, textOf(shape)),
                    msg("Check that the weights belong to this model"));
    }
    parameterCount_ += view.count;
    return view;
}

FloatView TensorReader::floatsIfAny(const std::string& name, const std::vector<std::int64_t>& shape) {
    const auto found = tensors_.find(name);
    if (found == tensors_.end()) return {};
    const Tensor& tensor = found->second;
    if (tensor.shape != shape) {
        throw Error(subject_,
                    msg("the tensor \"{0}\" has the shape {1} where {2} is needed", name, tensor.shapeText(),
                        textOf(shape)),
                    msg("Check that the weights belong to this model and that its parameters are right"));
    }
    const bool numbers = tensor.type == DType::f32 || tensor.type == DType::f16 ||
                         tensor.type == DType::bf16 || tensor.type == DType::f64;
    if (!numbers) {
        throw Error(subject_, msg("the tensor \"{0}\" holds {1} where floating-point numbers are needed",
                                  name, nameOf(tensor.type)));
    }
    read_.insert(name);
    return asFloats(tensor);
}

std::vector<std::string> TensorReader::unread() const {
    std::vector<std::string> names;
    for (const auto& [name, tensor] : tensors_) {
        if (!read_.contains(name) && !name.ends_with(".num_batches_tracked")) names.push_back(name);
    }
    return names;
}

} // namespace offramp
