// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/torch_storages.h"

#include "base/error.h"
#include "base/files.h"
#include "base/matrix.h"
#include "model/formats/byte_reader.h"
#include "model/formats/text.h"

namespace offramp {

namespace {

using AlignedBytes = std::vector<std::byte, AlignedAllocator<std::byte>>;

std::uint64_t sizeOf(const PickleStorage& storage) {
    // A count is at most 2^48 (pickle_tensors.cpp), so this doesn't overflow.
    return static_cast<std::uint64_t>(storage.count) * offramp::sizeOf(storage.type);
}

[[noreturn]] void refuseSize(const PickleStorage& storage, std::uint64_t actual, const std::string& subject) {
    throw Error(subject,
                msg("is damaged: its storage {0} should have {1} bytes, but has {2}", printable(storage.key),
                    sizeOf(storage), actual),
                msg("Fetch or export the file again"));
}

[[noreturn]] void refuseMissing(const std::string& key, const std::string& subject) {
    throw Error(subject, msg("is damaged: the numbers of its storage {0} are missing", printable(key)),
                msg("Fetch or export the file again"));
}

/// The storages that a pickle names, by key. The same key with another type or count would be a trick.
std::map<std::string, const PickleStorage*> storagesOf(const Pickle& pickle, const std::string& subject) {
    std::map<std::string, const PickleStorage*> storages;
    for (PickleRef ref = 0; ref < pickle.size(); ++ref) {
        const PickleStorage* storage = pickle.storage(ref);
        if (storage == nullptr) continue;
        const PickleStorage* first = storages.emplace(storage->key, storage).first->second;
        if (first->type != storage->type || first->count != storage->count) {
            throw Error(subject,
                        msg("is damaged: it describes its storage {0} in two ways", printable(storage->key)),
                        msg("Fetch or export the file again"));
        }
    }
    return storages;
}

} // namespace

TorchStorages::Bytes ZipStorages::bytesOf(const PickleStorage& storage) {
    const auto known = read_.find(storage.key);
    if (known != read_.end()) {
        if (known->second.bytes.size() != sizeOf(storage))
            refuseSize(storage, known->second.bytes.size(), subject_);
        return known->second;
    }
    const ZipEntry* entry = archive_.find(std::string(prefix_).append(storage.key));
    if (entry == nullptr) refuseMissing(storage.key, subject_);
    if (entry->size != sizeOf(storage)) refuseSize(storage, entry->size, subject_);
    const auto buffer = std::make_shared<AlignedBytes>(entry->size);
    archive_.read(*entry, *buffer);
    return read_[storage.key] = {*buffer, buffer};
}

LegacyStorages::LegacyStorages(std::shared_ptr<const MappedFile> file, std::size_t begin,
                               const Pickle& pickle, std::string subject)
    : file_(std::move(file)), subject_(std::move(subject)) {
    const auto rest = file_->bytes().subspan(begin);
    const Pickle keys = readPickle(rest, subject_);
    const auto* list = keys.as<PickleSequence>(keys.root);
    if (list == nullptr) refuseMissing("0", subject_);
    const auto storages = storagesOf(pickle, subject_);
    ByteReader reader(rest.subspan(keys.length), subject_);
    for (const PickleRef item : list->items) {
        const auto* key = keys.as<std::string>(item);
        const auto storage = key != nullptr ? storages.find(*key) : storages.end();
        if (storage == storages.end()) refuseMissing(key != nullptr ? *key : std::string(), subject_);
        const std::uint64_t count = reader.takeUnsigned(8);
        if (count != static_cast<std::uint64_t>(storage->second->count)) {
            refuseSize(*storage->second, count * offramp::sizeOf(storage->second->type), subject_);
        }
        byKey_[*key] = reader.take(sizeOf(*storage->second));
    }
}

TorchStorages::Bytes LegacyStorages::bytesOf(const PickleStorage& storage) {
    const auto found = byKey_.find(storage.key);
    if (found == byKey_.end()) refuseMissing(storage.key, subject_);
    return {found->second, file_};
}

} // namespace offramp
