// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/files.h"
#include "model/formats/safetensors.h"
#include "model/formats/text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string_view>

namespace offramp {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

std::int64_t bytesOf(const TensorToWrite& tensor) {
    return countOf(tensor.shape).value_or(0) * static_cast<std::int64_t>(sizeOf(tensor.type));
}

std::vector<const TensorToWrite*> widestFirst(const std::vector<TensorToWrite>& tensors) {
    std::vector<const TensorToWrite*> order;
    order.reserve(tensors.size());
    for (const TensorToWrite& tensor : tensors)
        order.push_back(&tensor);
    std::ranges::stable_sort(order, std::greater(), [](const auto* tensor) { return sizeOf(tensor->type); });
    return order;
}

ordered_json headerOf(const fs::path& path, const std::vector<const TensorToWrite*>& tensors,
                      const std::map<std::string, std::string>& metadata) {
    ordered_json header = ordered_json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::int64_t begin = 0;
    for (const TensorToWrite* tensor : tensors) {
        if (header.contains(tensor->name)) {
            throw Error(path.string(),
                        msg("cannot hold two tensors of the name {0}", printable(tensor->name)));
        }
        const std::int64_t end = begin + bytesOf(*tensor);
        header[tensor->name] = {
            {"dtype", nameOf(tensor->type)}, {"shape", tensor->shape}, {"data_offsets", {begin, end}}};
        begin = end;
    }
    return header;
}

std::string textOfHeader(const fs::path& path, const ordered_json& header) {
    try {
        std::string text = header.dump();
        text.resize((text.size() + 7) / 8 * 8, ' ');
        return text;
    } catch (const nlohmann::json::exception&) {
        throw Error(path.string(), msg("cannot hold names or metadata that are no UTF-8"));
    }
}

/// What stands before the numbers.
std::string preambleOf(const fs::path& path, const std::vector<const TensorToWrite*>& order,
                       const std::map<std::string, std::string>& metadata) {
    const std::string header = textOfHeader(path, headerOf(path, order, metadata));
    std::string text;
    for (std::size_t i = 0; i < sizeof(std::uint64_t); ++i)
        text += static_cast<char>(header.size() >> 8U * i & 0xffU);
    return text + header;
}

std::string_view numbersOf(const TensorToWrite& tensor) {
    return {static_cast<const char*>(tensor.data), static_cast<std::size_t>(bytesOf(tensor))};
}

} // namespace

void writeSafetensors(const fs::path& path, const std::vector<TensorToWrite>& tensors,
                      const std::map<std::string, std::string>& metadata) {
    const auto order = widestFirst(tensors);
    const std::string preamble = preambleOf(path, order, metadata);
    writeFile(path, [&](std::ostream& stream) {
        stream << preamble;
        for (const TensorToWrite* tensor : order)
            stream << numbersOf(*tensor);
    });
}

std::string safetensorsBytes(const std::vector<TensorToWrite>& tensors, const fs::path& subject,
                             const std::map<std::string, std::string>& metadata) {
    const auto order = widestFirst(tensors);
    std::string bytes = preambleOf(subject, order, metadata);
    for (const TensorToWrite* tensor : order)
        bytes += numbersOf(*tensor);
    return bytes;
}

} // namespace offramp
