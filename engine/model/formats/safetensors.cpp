// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/safetensors.h"

#include "base/error.h"
#include "base/files.h"
#include "model/formats/text.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>

namespace offramp {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Bytes = std::span<const std::byte>;

constexpr std::uint64_t longestHeader = 100'000'000;
constexpr std::size_t mostValues = 4'000'000;
constexpr std::size_t deepest = 4;
constexpr std::size_t mostDimensions = 32;

[[noreturn]] void refuse(const fs::path& path, Message reason) {
    throw Error(path.string(), std::move(reason), msg("Fetch or export the file again"));
}

/// Sees the header's JSON go by: refuses what the document tree would hide (a name given twice) or choke on.
class HeaderGuard {
public:
    explicit HeaderGuard(const fs::path& path) : path_(path) {}

    bool operator()(int /*depth*/, json::parse_event_t event, const json& parsed) {
        using Event = json::parse_event_t;
        if (++values_ > mostValues) refuse(path_, msg("has a header with more than {0} values", mostValues));
        if (event == Event::object_start || event == Event::array_start) open();
        if (event == Event::object_end || event == Event::array_end) names_.pop_back();
        if (event == Event::key) note(parsed.get_ref<const std::string&>());
        return true;
    }

private:
    void open() {
        names_.emplace_back();
        if (names_.size() > deepest) refuse(path_, msg("has a header that is nested too deeply"));
    }
    void note(const std::string& name) {
        if (!names_.back().insert(name).second)
            refuse(path_, msg("names {0} twice in its header", printable(name)));
    }

    const fs::path& path_;
    std::vector<std::set<std::string>> names_;
    std::size_t values_ = 0;
};

std::uint64_t headerLength(const fs::path& path, Bytes file) {
    std::uint64_t length = 0;
    if (file.size() < sizeof(length))
        refuse(path, msg("is too short for a safetensors file ({0} bytes)", file.size()));
    for (std::size_t i = sizeof(length); i-- > 0;)
        length = length << 8U | std::to_integer<std::uint64_t>(file[i]);
    if (length > longestHeader) {
        refuse(path,
               msg("claims a header of {0} bytes, more than safetensors allows, so it is damaged or another "
                   "kind of file",
                   length));
    }
    if (length > file.size() - sizeof(length)) {
        refuse(path, msg("is cut off: its header should have {0} bytes, but only {1} are there", length,
                         file.size() - sizeof(length)));
    }
    return length;
}

json parseHeader(const fs::path& path, Bytes text) {
    const auto* begin = reinterpret_cast<const char*>(text.data());
    if (text.empty() || *begin != '{') refuse(path, msg("has no safetensors header"));
    try {
        return json::parse(begin, begin + text.size(), HeaderGuard(path));
    } catch (const json::parse_error& error) {
        refuse(path, msg("has a header that is not valid JSON (byte {0})", error.byte));
    } catch (const json::exception&) {
        refuse(path, msg("has a header that is not valid JSON"));
    }
}

std::map<std::string, std::string> metadataOf(const fs::path& path, const json& header) {
    std::map<std::string, std::string> metadata;
    const auto found = header.find("__metadata__");
    if (found == header.end() || found->is_null()) return metadata;
    if (!found->is_object()) refuse(path, msg("has metadata that is not a list of names and texts"));
    for (const auto& [key, value] : found->items()) {
        if (!value.is_string()) refuse(path, msg("has metadata {0} that is not text", printable(key)));
        metadata.emplace(key, value.get<std::string>());
    }
    return metadata;
}

std::optional<DType> typeNamed(std::string_view name) {
    for (const DType type : {DType::f16, DType::bf16, DType::f32, DType::f64, DType::u8, DType::i8,
                             DType::i16, DType::i32, DType::i64, DType::boolean}) {
        if (nameOf(type) == name) return type;
    }
    return std::nullopt;
}

std::optional<std::vector<std::int64_t>> naturals(const json& entry, const char* field) {
    const auto found = entry.find(field);
    if (found == entry.end() || !found->is_array()) return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (const json& number : *found) {
        if (!number.is_number_unsigned() || number.get<std::uint64_t>() > INT64_MAX) return std::nullopt;
        numbers.push_back(number.get<std::int64_t>());
    }
    return numbers;
}

struct Extent {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::string name;
    auto operator<=>(const Extent&) const = default; // NOLINT(modernize-use-nullptr): a false positive
};

/// Reads one entry of the header and adds its tensor and the stretch of the numbers that it takes.
class EntryReader {
public:
    EntryReader(const fs::path& path, Bytes numbers, std::shared_ptr<const void> owner)
        : path_(path), numbers_(numbers), owner_(std::move(owner)) {}

    void add(const std::string& name, const json& entry) {
        if (!entry.is_object()) wrong(name, "has a tensor {0} whose entry is no object");
        const Extent extent = extentOf(name, entry);
        Tensor tensor = {typeOf(name, entry), shapeOf(name, entry), {}, nullptr, owner_};
        checkSize(name, tensor, extent.end - extent.begin);
        tensor.strides = contiguousStrides(tensor.shape);
        tensor.data = numbers_.data() + extent.begin;
        tensors_.emplace(name, std::move(tensor));
        extents_.push_back(extent);
    }

    /// Every byte of the numbers must belong to exactly one tensor.
    TensorMap finish() {
        std::ranges::sort(extents_);
        std::int64_t end = 0;
        for (const Extent& extent : extents_) {
            if (extent.begin < end)
                wrong(extent.name, "has a tensor {0} whose numbers another tensor has, too");
            if (extent.begin > end) wrong(extent.name, "has a tensor {0} with a gap before its numbers");
            end = extent.end;
        }
        if (static_cast<std::size_t>(end) != numbers_.size()) {
            refuse(path_, msg("has {0} bytes after its last tensor",
                              numbers_.size() - static_cast<std::size_t>(end)));
        }
        return std::move(tensors_);
    }

private:
    [[noreturn]] void wrong(const std::string& name, const char* reason) const {
        refuse(path_, msg(reason, printable(name)));
    }

    Extent extentOf(const std::string& name, const json& entry) const {
        const auto offsets = naturals(entry, "data_offsets");
        if (!offsets || offsets->size() != 2) wrong(name, "has a tensor {0} without proper data_offsets");
        Extent extent = {(*offsets)[0], (*offsets)[1], name};
        if (extent.end < extent.begin) wrong(name, "has a tensor {0} that ends before it begins");
        if (static_cast<std::uint64_t>(extent.end) > numbers_.size()) {
            refuse(path_,
                   msg("is cut off: the numbers of tensor {0} should end at byte {1}, but there are only {2}",
                       printable(name), extent.end, numbers_.size()));
        }
        return extent;
    }

    DType typeOf(const std::string& name, const json& entry) const {
        const auto found = entry.find("dtype");
        if (found == entry.end() || !found->is_string()) wrong(name, "has a tensor {0} without dtype");
        const auto type = typeNamed(found->get_ref<const std::string&>());
        if (type) return *type;
        throw Error(path_.string(),
                    msg("has a tensor {0} of the type {1}, which Offramp doesn't read", printable(name),
                        printable(found->get_ref<const std::string&>())),
                    msg("Convert its weights to F32 or F16"));
    }

    std::vector<std::int64_t> shapeOf(const std::string& name, const json& entry) const {
        auto shape = naturals(entry, "shape");
        if (!shape || shape->size() > mostDimensions) wrong(name, "has a tensor {0} without a proper shape");
        return *std::move(shape);
    }

    void checkSize(const std::string& name, const Tensor& tensor, std::int64_t bytes) const {
        const auto count = countOf(tensor.shape);
        const auto size = static_cast<std::int64_t>(sizeOf(tensor.type));
        if (!count || *count > INT64_MAX / size)
            wrong(name, "has a tensor {0} with a shape beyond all bounds");
        if (*count * size == bytes) return;
        refuse(path_, msg("has a tensor {0} whose {1} {2} do not fill its {3} bytes", printable(name),
                          textOf(tensor.shape), nameOf(tensor.type), bytes));
    }

    const fs::path& path_;
    Bytes numbers_;
    std::shared_ptr<const void> owner_;
    TensorMap tensors_;
    std::vector<Extent> extents_;
};

} // namespace

SafetensorsFile readSafetensors(Bytes bytes, const std::shared_ptr<const void>& owner,
                                const fs::path& subject) {
    const std::uint64_t length = headerLength(subject, bytes);
    const json header = parseHeader(subject, bytes.subspan(sizeof(length), length));
    EntryReader reader(subject, bytes.subspan(sizeof(length) + length), owner);
    for (const auto& [name, entry] : header.items()) {
        if (name != "__metadata__") reader.add(name, entry);
    }
    return {reader.finish(), metadataOf(subject, header)};
}

SafetensorsFile readSafetensors(const fs::path& path) {
    const auto file = MappedFile::open(path);
    return readSafetensors(file->bytes(), file, path);
}

} // namespace offramp
