// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/torchscript/script_outputs.h"

#include "base/error.h"

#include <ATen/ATen.h>
#include <ATen/core/function_schema.h>
#include <ATen/core/jit_type.h>

#include <algorithm>
#include <sstream>

namespace offramp {

namespace {

const char* const seeDocs = "docs/torchscript.md says what a module must give";

bool isTensor(const c10::TypePtr& type) {
    return type->kind() == c10::TypeKind::TensorType;
}

bool isTensorList(const c10::TypePtr& type) {
    const auto list = type->cast<c10::ListType>();
    return list != nullptr && isTensor(list->getElementType());
}

bool isTensorTuple(const c10::TypePtr& type) {
    const auto tuple = type->cast<c10::TupleType>();
    if (tuple == nullptr) return false;
    const auto& elements = tuple->elements();
    return std::all_of(elements.begin(), elements.end(),
                       [](const auto& element) { return isTensor(element); });
}

/// "(Tensor x, int y) → Tensor", without self.
std::string signatureOf(const c10::FunctionSchema& schema) {
    std::ostringstream text;
    text << schema.name() << '(';
    for (std::size_t i = 1; i < schema.arguments().size(); ++i) {
        text << (i > 1 ? ", " : "") << schema.arguments()[i].name() << ": "
             << schema.arguments()[i].type()->annotation_str();
    }
    text << ") -> ";
    if (!schema.returns().empty()) text << schema.returns()[0].type()->annotation_str();
    return text.str();
}

/// Whether a method can be called with these types behind self.
template <typename... Checks>
bool takes(const c10::FunctionSchema& schema, Checks... checks) {
    const auto& arguments = schema.arguments();
    constexpr std::size_t given = sizeof...(checks);
    if (arguments.size() < 1 + given) return false;
    std::size_t i = 0;
    const bool fits = (checks(arguments[++i].type()) && ...);
    const auto isOptional = [](const c10::Argument& argument) {
        return argument.default_value().has_value();
    };
    return fits && std::all_of(arguments.begin() + 1 + given, arguments.end(), isOptional);
}

bool isInteger(const c10::TypePtr& type) {
    return type->kind() == c10::TypeKind::IntType;
}

bool isStepResult(const c10::TypePtr& type) {
    const auto tuple = type->cast<c10::TupleType>();
    return tuple != nullptr && tuple->elements().size() == 2 && isTensor(tuple->elements()[0]) &&
           isTensorList(tuple->elements()[1]);
}

std::string problem(bool isFine, const c10::FunctionSchema& schema, const char* expected) {
    return isFine ? std::string()
                  : signatureOf(schema).append(" where ").append(expected).append(" is expected");
}

std::string textOf(c10::IntArrayRef sizes) {
    std::ostringstream text;
    text << sizes;
    return text.str();
}

} // namespace

std::string problemWithForward(const c10::FunctionSchema& schema) {
    const auto gives = [](const c10::TypePtr& type) {
        return isTensor(type) || isTensorList(type) || isTensorTuple(type);
    };
    return problem(takes(schema, isTensor, isTensor) && schema.returns().size() == 1 &&
                       gives(schema.returns()[0].type()),
                   schema,
                   "forward(input: Tensor, length: Tensor) -> Tensor, List[Tensor] or a tuple of tensors");
}

std::string problemWithStart(const c10::FunctionSchema& schema) {
    return problem(takes(schema, isTensor, isTensor) && schema.returns().size() == 1 &&
                       isTensorList(schema.returns()[0].type()),
                   schema, "start(input: Tensor, length: Tensor) -> List[Tensor]");
}

std::string problemWithStep(const c10::FunctionSchema& schema) {
    return problem(takes(schema, isTensorList, isInteger) && schema.returns().size() == 1 &&
                       isStepResult(schema.returns()[0].type()),
                   schema, "step(state: List[Tensor], exit: int) -> Tuple[Tensor, List[Tensor]]");
}

std::vector<at::Tensor> splitExits(const c10::IValue& output, int exits, const std::string& subject) {
    std::vector<at::Tensor> tensors;
    if (output.isTensor()) {
        const at::Tensor& stacked = output.toTensor();
        if (stacked.dim() != 3 && stacked.dim() != 4) {
            throw Error(subject,
                        msg("gives a tensor {0} where [exits, 1, frames, classes] is expected",
                            textOf(stacked.sizes())),
                        msg(seeDocs));
        }
        tensors = stacked.unbind(0);
    } else if (output.isTensorList()) {
        tensors = output.toTensorVector();
    } else if (output.isTuple()) {
        for (const c10::IValue& element : output.toTupleRef().elements())
            tensors.push_back(element.toTensor());
    }
    if (tensors.size() == static_cast<std::size_t>(exits)) return tensors;
    const char* const reason = tensors.size() < static_cast<std::size_t>(exits)
                                   ? "gives {0} of the {1} exits that its model.json names"
                                   : "gives {0} exits where its model.json names {1}";
    throw Error(subject, msg(reason, tensors.size(), exits),
                msg("Let forward return one tensor for each of model.json's exits"));
}

std::shared_ptr<const Matrix> exitMatrix(const at::Tensor& tensor, int exit, const std::string& subject) {
    const bool isBatch = tensor.defined() && tensor.dim() == 3 && tensor.size(0) == 1;
    if (!tensor.defined() || (tensor.dim() != 2 && !isBatch) || !tensor.is_floating_point()) {
        throw Error(
            subject,
            msg("gives {0} numbers of the shape {1} at exit {2} where floats [frames, classes] are expected",
                tensor.defined() ? c10::toString(tensor.scalar_type()) : "no",
                tensor.defined() ? textOf(tensor.sizes()) : "[]", exit + 1),
            msg(seeDocs));
    }
    const at::Tensor rows = (isBatch ? tensor.select(0, 0) : tensor).to(at::kCPU, at::kFloat).contiguous();
    const auto matrix = std::make_shared<Matrix>(rows.size(0), rows.size(1));
    std::copy_n(rows.data_ptr<float>(), matrix->size(), matrix->data());
    return matrix;
}

} // namespace offramp
