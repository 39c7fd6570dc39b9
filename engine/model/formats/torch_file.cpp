// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/torch_file.h"

#include "base/error.h"
#include "base/files.h"
#include "model/formats/detect.h"
#include "model/formats/state_dict.h"
#include "model/formats/torch_storages.h"

namespace offramp {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t longestPickle = std::uint64_t(64) << 20U;

Tensor tensorOf(const PickleTensor& pickled, TorchStorages& storages) {
    const TorchStorages::Bytes storage = storages.bytesOf(pickled.storage);
    const auto begin = static_cast<std::size_t>(pickled.storage.begin) * sizeOf(pickled.storage.type) +
                       static_cast<std::size_t>(pickled.offset) * sizeOf(pickled.type);
    // An empty tensor may claim any offset; it has no element that could be looked at.
    const std::byte* data = begin <= storage.bytes.size() ? storage.bytes.data() + begin : nullptr;
    return {pickled.type, pickled.shape, pickled.strides, data, storage.owner};
}

TorchFile collect(TorchFile::Format format, StateDict dict, TorchStorages& storages) {
    TorchFile file;
    file.format = format;
    for (const auto& [name, tensor] : dict.tensors)
        file.tensors.emplace(name, tensorOf(*tensor, storages));
    file.under = std::move(dict.under);
    file.skipped = std::move(dict.skipped);
    return file;
}

Pickle readDataPickle(const ZipArchive& archive, const std::string& folder, const std::string& subject) {
    const ZipEntry* order = archive.find(std::string(folder).append("/byteorder"));
    if (order != nullptr && archive.readText(*order, longestPickle).starts_with("big")) {
        throw Error(subject, msg("was written on a big-endian machine"),
                    msg("Load it in PyTorch on this machine and save it again"));
    }
    const std::string text =
        archive.readText(*archive.find(std::string(folder).append("/data.pkl")), longestPickle);
    return readPickle(std::as_bytes(std::span(text)), subject);
}

TorchFile readZip(const fs::path& path, TorchFile::Format format) {
    const ZipArchive archive(path);
    const std::string folder = archive.torchFolder();
    const Pickle pickle = readDataPickle(archive, folder, path.string());
    ZipStorages storages(archive, std::string(folder).append("/data/"), path.string());
    const bool isModule = format == TorchFile::Format::torchScript;
    return collect(format,
                   isModule ? findModuleTensors(pickle, path.string()) : findStateDict(pickle, path.string()),
                   storages);
}

void checkByteOrder(const Pickle& systemInfo, const std::string& subject) {
    const auto* info = systemInfo.as<PickleDict>(systemInfo.root);
    if (info == nullptr) return;
    for (const auto& [key, value] : info->items) {
        const auto* name = systemInfo.as<std::string>(key);
        const auto* isLittle = systemInfo.as<bool>(value);
        if (name != nullptr && isLittle != nullptr && *name == "little_endian" && !*isLittle) {
            throw Error(subject, msg("was written on a big-endian machine"),
                        msg("Load it in PyTorch on this machine and save it again"));
        }
    }
}

/// Five pickles one after the other: magic number, protocol, machine, object, keys; then the numbers.
TorchFile readLegacy(const fs::path& path) {
    const std::string subject = path.string();
    const auto file = MappedFile::open(path);
    std::size_t begin = 0;
    const auto next = [&] {
        Pickle pickle = readPickle(file->bytes().subspan(begin), subject);
        begin += pickle.length;
        return pickle;
    };
    (void)next();
    const Pickle protocol = next();
    const auto* version = protocol.as<std::int64_t>(protocol.root);
    if (version == nullptr || *version != 1001) {
        throw Error(subject,
                    msg("was written by torch.save in a version of its format that Offramp doesn't know"),
                    msg("Load it in PyTorch and save it again"));
    }
    checkByteOrder(next(), subject);
    const Pickle object = next();
    StateDict dict = findStateDict(object, subject);
    LegacyStorages storages(file, begin, object, subject);
    return collect(TorchFile::Format::legacy, std::move(dict), storages);
}

} // namespace

TorchFile readTorchFile(const fs::path& path) {
    const DetectedFile detected = detectFile(path);
    if (detected.kind == FileKind::torchZip) return readZip(path, TorchFile::Format::zip);
    if (detected.kind == FileKind::torchLegacy) return readLegacy(path);
    refuseKind(path, detected, msg("Name a checkpoint that torch.save wrote"));
}

TorchFile readTorchScriptTensors(const fs::path& path) {
    const DetectedFile detected = detectFile(path);
    if (detected.kind == FileKind::torchScript) return readZip(path, TorchFile::Format::torchScript);
    refuseKind(path, detected, msg("Name an archive that torch.jit.save wrote"));
}

} // namespace offramp
