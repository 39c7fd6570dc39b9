// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "model/architectures.h"
#include "model/bundle/bundle.h"
#include "model/formats/safetensors.h"
#include "model/load.h"

#include <algorithm>
#include <cstring>
#include <system_error>

namespace offramp {

namespace fs = std::filesystem;

namespace {

/// The tensor's numbers row after row: its own bytes where they lie so, else gathered into `storage`.
const void* gathered(const Tensor& tensor, std::vector<std::vector<std::byte>>& storage) {
    if (tensor.isContiguous()) return tensor.data;
    const std::size_t size = sizeOf(tensor.type);
    std::vector<std::byte>& bytes = storage.emplace_back(static_cast<std::size_t>(tensor.count()) * size);
    std::vector<std::int64_t> index(tensor.shape.size(), 0);
    for (std::size_t element = 0; element * size < bytes.size(); ++element) {
        std::int64_t offset = 0;
        for (std::size_t d = 0; d < index.size(); ++d)
            offset += index[d] * tensor.strides[d];
        std::memcpy(bytes.data() + element * size, tensor.data + offset * static_cast<std::int64_t>(size),
                    size);
        for (std::size_t d = index.size(); d-- > 0 && ++index[d] == tensor.shape[d];)
            index[d] = 0;
    }
    return bytes.data();
}

void writeTensors(const fs::path& path, const TensorMap& tensors) {
    std::vector<std::vector<std::byte>> storage;
    std::vector<TensorToWrite> list;
    for (const auto& [name, tensor] : tensors) {
        list.push_back({name, tensor.type, tensor.shape, gathered(tensor, storage)});
    }
    writeSafetensors(path, list, {{"format", "pt"}});
}

void copyModule(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    fs::copy_file(from, to, failure);
    if (failure) throw Error(to.string(), msg("cannot be written ({0})", failure.message()));
}

} // namespace

std::vector<Message> convertModel(const fs::path& from, const OpenOptions& options, const fs::path& to) {
    LoadedParts parts = loadParts(from, options);
    ModelJson json = parts.json;
    const bool native = findArchitecture(json.description.architecture) != nullptr;
    if (native) {
        if (parts.tensors.empty()) parts.tensors = loadTensors(parts.weights);
        json.weights = "weights.safetensors";
        (void)buildNative(parts); // refuses what would make a bundle that can't be opened
        writeBundle(to, json,
                    [&](const fs::path& folder) { writeTensors(folder / json.weights, parts.tensors); });
    } else {
        json.weights = "module.pt";
        writeBundle(to, json,
                    [&](const fs::path& folder) { copyModule(parts.torchScript, folder / json.weights); });
    }
    return json.description.warnings;
}

} // namespace offramp
