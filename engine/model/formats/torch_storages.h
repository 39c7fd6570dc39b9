// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/pickle.h"
#include "model/formats/zip_archive.h"

#include <map>
#include <memory>
#include <span>
#include <string>

namespace offramp {

class MappedFile;

/// Where the numbers of a torch.save file lie.
class TorchStorages {
public:
    struct Bytes {
        std::span<const std::byte> bytes;
        std::shared_ptr<const void> owner;
    };

    TorchStorages() = default;
    virtual ~TorchStorages() = default;
    TorchStorages(const TorchStorages&) = delete;
    TorchStorages& operator=(const TorchStorages&) = delete;

    /// Throws Error if they aren't there or are of another size than the pickle says.
    [[nodiscard]] virtual Bytes bytesOf(const PickleStorage& storage) = 0;
};

/// Entries FOLDER/data/KEY of a zip archive, each read once.
class ZipStorages : public TorchStorages {
public:
    ZipStorages(const ZipArchive& archive, std::string prefix, std::string subject)
        : archive_(archive), prefix_(std::move(prefix)), subject_(std::move(subject)) {}
    [[nodiscard]] Bytes bytesOf(const PickleStorage& storage) override;

private:
    const ZipArchive& archive_;
    std::string prefix_;
    std::string subject_;
    std::map<std::string, Bytes> read_;
};

/// Behind the pickles of a legacy file: a list of keys, then for each a count of 8 bytes and the numbers.
/// Mapped.
class LegacyStorages : public TorchStorages {
public:
    /// `begin` is where the pickled list of keys begins; `pickle` tells the storages' types.
    LegacyStorages(std::shared_ptr<const MappedFile> file, std::size_t begin, const Pickle& pickle,
                   std::string subject);
    [[nodiscard]] Bytes bytesOf(const PickleStorage& storage) override;

private:
    std::shared_ptr<const MappedFile> file_;
    std::string subject_;
    std::map<std::string, std::span<const std::byte>> byKey_;
};

} // namespace offramp
