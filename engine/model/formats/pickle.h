// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/tensor.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace offramp {

/// The number of a value within its Pickle. Values refer to each other by number, never by pointer: one may
/// be in several places, even within itself, and the deepest nesting is torn down without recursion.
using PickleRef = std::uint32_t;

struct PickleNone {};
struct PickleBytes {
    std::string bytes;
};
/// An integer beyond 64 bits: two's complement, lowest byte first.
struct PickleBigInteger {
    std::string bytes;
};
struct PickleSequence {
    enum class Kind { list, tuple, set };
    Kind kind = Kind::list;
    std::vector<PickleRef> items;
};
/// In the order in which the entries were set; of equal keys the last counts.
struct PickleDict {
    std::vector<std::pair<PickleRef, PickleRef>> items;
};
/// A name in a Python module, "torch.FloatStorage". It stays a name: nothing is looked up.
struct PickleGlobal {
    std::string name;
};
/// Numbers that lie beside the pickle under `key`.
struct PickleStorage {
    DType type = DType::f32;
    bool isUntyped = false; ///< a count of bytes whose type the tensor tells
    std::string key;
    std::int64_t count = 0; ///< numbers in all
    std::int64_t begin = 0; ///< the first of them that this storage shows
};
struct PickleTensor {
    DType type = DType::f32;
    PickleStorage storage;
    std::int64_t offset = 0; ///< elements from the storage's start
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; ///< ≥ 0; every element lies within the storage
};
/// A module or class of a TorchScript archive: attributes by name.
struct PickleObject {
    std::string className; ///< "__torch__.…"
    PickleRef state = 0;   ///< its own number until attributes are set
};

using PickleValue = std::variant<PickleNone, bool, std::int64_t, double, std::string, PickleBytes,
                                 PickleBigInteger, PickleSequence, PickleDict, PickleGlobal, PickleObject,
                                 std::unique_ptr<const PickleStorage>, std::unique_ptr<const PickleTensor>>;

/// What a Python pickle holds, as inert data.
class Pickle {
public:
    /// Throws Error at the end of what one file may hold.
    PickleRef add(PickleValue value, const std::string& subject);

    [[nodiscard]] PickleRef size() const { return static_cast<PickleRef>(values_.size()); }
    [[nodiscard]] PickleValue& operator[](PickleRef ref) { return values_[ref]; }
    [[nodiscard]] const PickleValue& operator[](PickleRef ref) const { return values_[ref]; }
    template <typename Value>
    [[nodiscard]] const Value* as(PickleRef ref) const {
        return std::get_if<Value>(&values_[ref]);
    }
    /// Null if the value is no tensor.
    [[nodiscard]] const PickleTensor* tensor(PickleRef ref) const;
    [[nodiscard]] const PickleStorage* storage(PickleRef ref) const;

    PickleRef root = 0;
    std::size_t length = 0; ///< bytes from the pickle's first opcode to behind its last

private:
    std::deque<PickleValue> values_;
    std::size_t bytes_ = 0; ///< that the values hold beside themselves
};

/// Reads the pickle that `bytes` begins with, protocols 0 to 5, as far as PyTorch uses them. It understands
/// None, truth values, numbers, text, bytes, lists, tuples, sets, dictionaries, tensors and what belongs to
/// these, and TorchScript's own classes as bags of attributes. It calls nothing and imports nothing: a pickle
/// that asks for anything else is refused with an Error that names it. Time and memory are bounded by the
/// bytes' number.
[[nodiscard]] Pickle readPickle(std::span<const std::byte> bytes, const std::string& subject);

} // namespace offramp
