// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/pickle_tensors.h"

#include "base/error.h"
#include "model/formats/pickle_calls.h"
#include "model/formats/text.h"

#include <algorithm>
#include <array>

namespace offramp {

namespace {

using Refs = std::vector<PickleRef>;
using Dimensions = std::vector<std::int64_t>;

/// More numbers than any storage holds; products with a type's size don't overflow.
constexpr std::int64_t mostNumbers = std::int64_t(1) << 48;
constexpr std::size_t mostDimensions = 32;
/// An expanded tensor shows the same number many times; beyond this it is a trick to fill the memory.
constexpr std::int64_t mostRepeated = std::int64_t(1) << 24;

struct TypeName {
    std::string_view storage;
    std::string_view dtype;
    DType type;
};

constexpr std::array typeNames = {
    TypeName{"FloatStorage", "float32", DType::f32},      TypeName{"HalfStorage", "float16", DType::f16},
    TypeName{"BFloat16Storage", "bfloat16", DType::bf16}, TypeName{"DoubleStorage", "float64", DType::f64},
    TypeName{"LongStorage", "int64", DType::i64},         TypeName{"IntStorage", "int32", DType::i32},
    TypeName{"ShortStorage", "int16", DType::i16},        TypeName{"CharStorage", "int8", DType::i8},
    TypeName{"ByteStorage", "uint8", DType::u8},          TypeName{"BoolStorage", "bool", DType::boolean},
};

[[noreturn]] void damaged(const std::string& subject, const Message& reason) {
    throw Error(subject, reason, msg("Fetch or export the file again"));
}

[[noreturn]] void refuseType(const std::string& name, const std::string& subject) {
    throw Error(subject, msg("holds numbers of the type {0}, which Offramp doesn't read", printable(name)),
                msg("Convert the weights to float32 or float16 and save them again"));
}

std::string_view lastPart(std::string_view name) {
    return name.substr(name.rfind('.') + 1);
}

std::optional<std::int64_t> integer(const Pickle& pickle, PickleRef ref) {
    const auto* number = pickle.as<std::int64_t>(ref);
    return number != nullptr && *number >= 0 && *number <= mostNumbers ? std::optional(*number)
                                                                       : std::nullopt;
}

std::optional<Dimensions> dimensions(const Pickle& pickle, PickleRef ref) {
    const auto* sequence = pickle.as<PickleSequence>(ref);
    if (sequence == nullptr || sequence->items.size() > mostDimensions) return std::nullopt;
    Dimensions numbers;
    for (const PickleRef item : sequence->items) {
        const auto number = integer(pickle, item);
        if (!number) return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

/// Whether every element lies within the storage's `count` numbers.
bool liesWithin(const PickleTensor& tensor, std::int64_t count) {
    const auto elements = countOf(tensor.shape);
    if (!elements || *elements > std::max(count, mostRepeated)) return false;
    if (*elements == 0) return true;
    std::int64_t last = tensor.offset;
    for (std::size_t d = 0; d < tensor.shape.size(); ++d) {
        const std::int64_t steps = tensor.shape[d] - 1;
        if (steps > 0 && tensor.strides[d] > mostNumbers / steps) return false;
        last += steps * tensor.strides[d];
        if (last >= count) return false;
    }
    return last < count;
}

DType typeOfTensor(const PickleStorage& storage, const std::optional<std::string>& name,
                   const std::string& subject) {
    if (!storage.isUntyped) return storage.type;
    if (!name) damaged(subject, msg("is damaged: it has a tensor without a type"));
    const auto found = std::ranges::find(typeNames, lastPart(*name), &TypeName::dtype);
    if (found == typeNames.end() || !name->starts_with("torch.")) refuseType(*name, subject);
    return found->type;
}

/// Type, count and key; (storage type, key, location, count[, view]) follow the word 'storage'.
PickleStorage storageOf(const Pickle& pickle, const Refs& items, const std::string& subject) {
    PickleStorage storage;
    const auto* type = pickle.as<PickleGlobal>(items[1]);
    const auto* key = pickle.as<std::string>(items[2]);
    const auto* number = pickle.as<std::int64_t>(items[2]);
    const auto count = integer(pickle, items[4]);
    if (type == nullptr || (key == nullptr && number == nullptr) || !count) {
        damaged(subject, msg("is damaged: it describes a storage of numbers in a way that makes no sense"));
    }
    const std::string_view name = lastPart(type->name);
    storage.isUntyped = name == "UntypedStorage" || name == "_UntypedStorage";
    const auto found = std::ranges::find(typeNames, name, &TypeName::storage);
    if (!type->name.starts_with("torch.") || (found == typeNames.end() && !storage.isUntyped)) {
        refuseType(type->name, subject);
    }
    storage.type = storage.isUntyped ? DType::u8 : found->type;
    storage.key = key != nullptr ? *key : std::to_string(*number);
    storage.count = *count;
    return storage;
}

/// Old files have storages that show a part of another: (key, begin, count).
void applyView(const Pickle& pickle, PickleRef ref, PickleStorage& storage, const std::string& subject) {
    const auto* view = pickle.as<PickleSequence>(ref);
    if (view == nullptr) return;
    const auto begin = view->items.size() == 3 ? integer(pickle, view->items[1]) : std::nullopt;
    const auto count = view->items.size() == 3 ? integer(pickle, view->items[2]) : std::nullopt;
    if (!begin || !count || *begin + *count > storage.count) {
        damaged(subject, msg("is damaged: a part of storage {0} is beyond its end", printable(storage.key)));
    }
    storage.begin = *begin;
}

} // namespace

PickleRef pickleTensor(Pickle& pickle, const Refs& arguments, const std::optional<std::string>& typeName,
                       const std::string& subject) {
    const PickleStorage* storage = arguments.size() < 4 ? nullptr : pickle.storage(arguments[0]);
    if (storage == nullptr) damaged(subject, msg("is damaged: it has a tensor without numbers"));
    const auto offset = integer(pickle, arguments[1]);
    auto shape = dimensions(pickle, arguments[2]);
    auto strides = dimensions(pickle, arguments[3]);
    if (!offset || !shape || !strides || shape->size() != strides->size()) {
        damaged(subject, msg("is damaged: it has a tensor without a proper shape"));
    }
    auto tensor = std::make_unique<PickleTensor>();
    tensor->type = typeOfTensor(*storage, typeName, subject);
    tensor->storage = *storage;
    tensor->offset = *offset;
    tensor->shape = *std::move(shape);
    tensor->strides = *std::move(strides);
    const auto elementSize = static_cast<std::int64_t>(storage->isUntyped ? sizeOf(tensor->type) : 1);
    if (!liesWithin(*tensor, (storage->count - storage->begin) / elementSize)) {
        damaged(subject,
                msg("is damaged: a tensor of the shape {0} is larger than its storage of {1} numbers",
                    textOf(tensor->shape), storage->count));
    }
    return pickle.add(std::unique_ptr<const PickleTensor>(std::move(tensor)), subject);
}

PickleRef picklePersistent(Pickle& pickle, PickleRef id, const std::string& subject) {
    const auto* sequence = pickle.as<PickleSequence>(id);
    const Refs items = sequence != nullptr ? sequence->items : Refs();
    const auto* kind = items.empty() ? nullptr : pickle.as<std::string>(items[0]);
    // Old files note a module's source code beside its class.
    const auto* name = kind != nullptr && *kind == "module" && items.size() > 1
                           ? pickle.as<PickleGlobal>(items[1])
                           : nullptr;
    if (name != nullptr) refusePythonObject(name->name, true, subject);
    if (kind == nullptr || *kind != "storage" || items.size() < 5) {
        damaged(subject,
                msg("is damaged, or was not written by torch.save: it refers to something that is no storage "
                    "of numbers"));
    }
    auto storage = std::make_unique<PickleStorage>(storageOf(pickle, items, subject));
    if (items.size() > 5) applyView(pickle, items[5], *storage, subject);
    return pickle.add(std::unique_ptr<const PickleStorage>(std::move(storage)), subject);
}

} // namespace offramp
