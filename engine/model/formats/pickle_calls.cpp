// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/pickle_calls.h"

#include "base/error.h"
#include "base/utf8.h"
#include "model/formats/pickle_tensors.h"
#include "model/formats/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace offramp {

namespace {

using Refs = std::vector<PickleRef>;
/// Makes a value of a call's arguments; nothing if they are not what the function takes.
using Function = std::optional<PickleValue> (*)(const Pickle&, const Refs&);

/// Functions of which the result is their first argument, as far as data goes.
constexpr std::array identities = {
    std::string_view("torch.Size"),
    std::string_view("torch.device"),
    std::string_view("torch.serialization._get_layout"),
    std::string_view("torch._utils._rebuild_parameter"),
    std::string_view("torch._utils._rebuild_parameter_with_state"),
    std::string_view("torch.jit._pickle.build_intlist"),
    std::string_view("torch.jit._pickle.build_doublelist"),
    std::string_view("torch.jit._pickle.build_boollist"),
    std::string_view("torch.jit._pickle.build_tensorlist"),
    std::string_view("torch.jit._pickle.restore_type_tag"),
};

const PickleSequence* sequenceIn(const Pickle& pickle, const Refs& arguments) {
    return arguments.size() == 1 ? pickle.as<PickleSequence>(arguments[0]) : nullptr;
}

std::optional<PickleValue> orderedDict(const Pickle& pickle, const Refs& arguments) {
    PickleDict dict;
    if (arguments.empty()) return dict;
    const PickleSequence* pairs = sequenceIn(pickle, arguments);
    if (pairs == nullptr) return std::nullopt;
    for (const PickleRef item : pairs->items) {
        const auto* pair = pickle.as<PickleSequence>(item);
        if (pair == nullptr || pair->items.size() != 2) return std::nullopt;
        dict.items.emplace_back(pair->items[0], pair->items[1]);
    }
    return dict;
}

std::optional<PickleValue> set(const Pickle& pickle, const Refs& arguments) {
    const PickleSequence* items = sequenceIn(pickle, arguments);
    if (items == nullptr) return std::nullopt;
    return PickleSequence{PickleSequence::Kind::set, items->items};
}

std::optional<PickleValue> noBytes(const Pickle& /*pickle*/, const Refs& arguments) {
    if (!arguments.empty()) return std::nullopt;
    return PickleBytes{};
}

/// Protocol 2 writes bytes as text that is to be encoded as Latin-1.
std::optional<PickleValue> encodedBytes(const Pickle& pickle, const Refs& arguments) {
    const auto* text = arguments.empty() ? nullptr : pickle.as<std::string>(arguments[0]);
    if (text == nullptr) return std::nullopt;
    PickleBytes result;
    for (const char32_t c : decodeUtf8(*text)) {
        if (c > 0xff) return std::nullopt;
        result.bytes += static_cast<char>(c);
    }
    return result;
}

struct Named {
    std::string_view name;
    Function function;
};

constexpr std::array functions = {
    Named{"collections.OrderedDict", &orderedDict},
    Named{"builtins.set", &set},
    Named{"builtins.frozenset", &set},
    Named{"builtins.bytes", &noBytes},
    Named{"_codecs.encode", &encodedBytes},
};

[[noreturn]] void refuseArguments(const std::string& name, const std::string& subject) {
    throw Error(subject, msg("is damaged: it calls {0} with arguments of the wrong kind", name),
                msg("Fetch or export the file again"));
}

[[noreturn]] void refuseCall(const std::string& name, const std::string& subject) {
    throw Error(
        subject, msg("asks to call {0}, which no file of weights needs", printable(name)),
        msg("Offramp reads tensors and plain containers and runs nothing that a file asks for. If you trust "
            "the file, load it in Python and save its weights alone: torch.save(model.state_dict(), path)"));
}

/// Python 2's name of the module with the built-in types.
std::string modernName(const std::string& name) {
    constexpr std::string_view old = "__builtin__.";
    return name.starts_with(old) ? std::string("builtins.").append(name.substr(old.size())) : name;
}

std::optional<PickleRef> rebuiltTensor(Pickle& pickle, const std::string& name, const Refs& arguments,
                                       const std::string& subject) {
    if (name == "torch._utils._rebuild_tensor" || name == "torch._utils._rebuild_tensor_v2") {
        return pickleTensor(pickle, arguments, std::nullopt, subject);
    }
    if (name != "torch._utils._rebuild_tensor_v3") return std::nullopt;
    const auto* type = arguments.size() > 6 ? pickle.as<PickleGlobal>(arguments[6]) : nullptr;
    if (type == nullptr) refuseArguments(name, subject);
    return pickleTensor(pickle, arguments, type->name, subject);
}

} // namespace

PickleRef pickleCall(Pickle& pickle, const std::string& name, const Refs& arguments,
                     const std::string& subject) {
    const std::string modern = modernName(name);
    if (const auto tensor = rebuiltTensor(pickle, modern, arguments, subject)) return *tensor;
    if (std::ranges::find(identities, modern) != identities.end()) {
        if (arguments.empty()) refuseArguments(name, subject);
        return arguments[0];
    }
    const auto found = std::ranges::find(functions, modern, &Named::name);
    if (found == functions.end()) {
        const auto* built = arguments.empty() ? nullptr : pickle.as<PickleGlobal>(arguments[0]);
        const bool isConstructor = name == "copy_reg._reconstructor" || name == "copyreg._reconstructor";
        if (isConstructor && built != nullptr) refusePythonObject(built->name, true, subject);
        refuseCall(name, subject);
    }
    auto value = found->function(pickle, arguments);
    if (!value) refuseArguments(name, subject);
    return pickle.add(*std::move(value), subject);
}

void refusePythonObject(const std::string& name, bool isRoot, const std::string& subject) {
    const Message remedy = msg("Save its weights alone, in the program that made it: "
                               "torch.save(model.state_dict(), path)");
    if (isRoot) {
        throw Error(subject,
                    msg("is a pickled Python object of the class {0}, not tensors by name", printable(name)),
                    remedy);
    }
    throw Error(
        subject,
        msg("asks to make a Python object of the class {0}, which no file of weights needs", printable(name)),
        remedy);
}

} // namespace offramp
