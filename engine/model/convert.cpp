// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "model/architectures.h"
#include "model/bundle/bundle.h"
#include "model/formats/safetensors.h"
#include "model/load.h"
#include "model/torchscript_loader.h"

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

/// The tensors under the one attribute that a wrapping module keeps them in: "m.linears.0.bias" as
/// "linears.0.bias". Nothing if they have no first name in common.
TensorMap unwrapped(const TensorMap& tensors) {
    if (tensors.empty()) return {};
    const std::string& first = tensors.begin()->first;
    const std::string prefix = first.substr(0, first.find('.') + 1);
    TensorMap inner;
    for (const auto& [name, tensor] : tensors) {
        if (prefix.empty() || !name.starts_with(prefix)) return {};
        inner[name.substr(prefix.size())] = tensor;
    }
    return inner;
}

/// The tensors of a TorchScript module that its model.json calls a native architecture's, under that
/// architecture's names; nothing if they have others, and the module has to be run as it is.
TensorMap nativeTensors(const LoadedParts& parts) {
    const Architecture* architecture = findArchitecture(parts.json.description.architecture);
    if (architecture == nullptr) return {};
    TensorMap tensors = loadTensors(parts.weights);
    while (!tensors.empty() && !architecture->recognises(tensors))
        tensors = unwrapped(tensors);
    return tensors;
}

void writeNative(LoadedParts parts, ModelJson& json, const fs::path& to) {
    json.weights = "weights.safetensors";
    (void)buildNative(parts); // refuses what would make a bundle that can't be opened
    writeBundle(to, json,
                [&](const fs::path& folder) { writeTensors(folder / json.weights, parts.tensors); });
}

} // namespace

std::vector<Message> convertModel(const fs::path& from, const OpenOptions& options, const fs::path& to) {
    LoadedParts parts = loadParts(from, options);
    ModelJson json = parts.json;
    if (!parts.torchScript.empty()) parts.tensors = nativeTensors(parts);
    if (!parts.tensors.empty()) {
        writeNative(std::move(parts), json, to);
    } else {
        (void)openTorchScript(parts.torchScript, json); // likewise
        json.weights = "module.pt";
        writeBundle(to, json,
                    [&](const fs::path& folder) { copyModule(parts.torchScript, folder / json.weights); });
    }
    return json.description.warnings;
}

} // namespace offramp
