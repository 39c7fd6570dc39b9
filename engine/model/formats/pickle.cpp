// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/pickle.h"

#include "base/error.h"
#include "model/formats/pickle_machine.h"

namespace offramp {

namespace {

/// The bytes that a value holds beside itself, roughly.
struct Weight {
    std::size_t operator()(const std::string& text) const { return text.size(); }
    std::size_t operator()(const PickleBytes& bytes) const { return bytes.bytes.size(); }
    std::size_t operator()(const PickleBigInteger& number) const { return number.bytes.size(); }
    std::size_t operator()(const PickleSequence& sequence) const {
        return sequence.items.size() * sizeof(PickleRef);
    }
    std::size_t operator()(const PickleDict& dict) const { return dict.items.size() * 2 * sizeof(PickleRef); }
    std::size_t operator()(const PickleGlobal& global) const { return global.name.size(); }
    std::size_t operator()(const PickleObject& object) const { return object.className.size(); }
    std::size_t operator()(const std::unique_ptr<const PickleStorage>& storage) const {
        return sizeof(PickleStorage) + storage->key.size();
    }
    std::size_t operator()(const std::unique_ptr<const PickleTensor>& tensor) const {
        return sizeof(PickleTensor) + tensor->storage.key.size() +
               tensor->shape.size() * 2 * sizeof(std::int64_t);
    }
    template <typename Scalar>
    std::size_t operator()(const Scalar& /*scalar*/) const {
        return 0;
    }
};

} // namespace

PickleRef Pickle::add(PickleValue value, const std::string& subject) {
    // A checkpoint of a thousand tensors has some 15,000 values; at 40 bytes each, this is 80 MB.
    constexpr std::size_t mostValues = 2'000'000;
    constexpr std::size_t mostBytes = std::size_t(256) << 20U;
    bytes_ += std::visit(Weight(), value);
    if (values_.size() == mostValues || bytes_ > mostBytes) {
        throw Error(subject, msg("holds more besides its weights than Offramp takes in"),
                    msg("Save the weights alone: torch.save(model.state_dict(), path)"));
    }
    values_.push_back(std::move(value));
    return static_cast<PickleRef>(values_.size() - 1);
}

const PickleTensor* Pickle::tensor(PickleRef ref) const {
    const auto* found = as<std::unique_ptr<const PickleTensor>>(ref);
    return found != nullptr ? found->get() : nullptr;
}

const PickleStorage* Pickle::storage(PickleRef ref) const {
    const auto* found = as<std::unique_ptr<const PickleStorage>>(ref);
    return found != nullptr ? found->get() : nullptr;
}

Pickle readPickle(std::span<const std::byte> bytes, const std::string& subject) {
    return PickleMachine(bytes, subject).run();
}

} // namespace offramp
