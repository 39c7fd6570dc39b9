// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/npz.h"

#include "base/error.h"
#include "base/utf8.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <bit>
#include <ostream>

namespace offramp {

namespace {

constexpr char order = std::endian::native == std::endian::little ? '<' : '>';

template <typename T>
NpyArray copied(std::string name, std::string type, std::span<const T> values,
                std::vector<std::int64_t> shape) {
    const auto kept = std::make_shared<const std::vector<T>>(values.begin(), values.end());
    return {std::move(name), order + type, std::move(shape), std::as_bytes(std::span(*kept)), kept};
}

NpyArray textArray(std::string name, const std::vector<std::u32string>& texts,
                   std::vector<std::int64_t> shape) {
    std::size_t longest = 1; // NumPy has no texts of no length
    for (const std::u32string& text : texts)
        longest = std::max(longest, text.size());
    std::vector<char32_t> codePoints;
    for (std::u32string text : texts) {
        text.resize(longest, U'\0');
        codePoints.insert(codePoints.end(), text.begin(), text.end());
    }
    return copied<char32_t>(std::move(name), std::string("U").append(std::to_string(longest)), codePoints,
                            std::move(shape));
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "(";
    for (const std::int64_t size : shape)
        text.append(std::to_string(size)).append(", ");
    if (shape.size() > 1) text.resize(text.size() - 2);
    if (shape.size() == 1) text.pop_back(); // a tuple of one: (5,)
    return text.append(")");
}

[[noreturn]] void cannotPack(zip_error_t* error) {
    throw Error("NPZ", msg("the archive can't be made ({0})", zip_error_strerror(error)),
                msg("Export less at a time"));
}

/// An archive in memory that is being made.
class Packing {
public:
    Packing() {
        zip_error_t error;
        zip_error_init(&error);
        target_ = zip_source_buffer_create(nullptr, 0, 0, &error);
        if (target_ == nullptr) cannotPack(&error);
        zip_source_keep(target_); // its bytes are read when the archive is closed
        archive_ = zip_open_from_source(target_, ZIP_CREATE | ZIP_TRUNCATE, &error);
        if (archive_ == nullptr) {
            zip_source_free(target_);
            zip_source_free(target_);
            cannotPack(&error);
        }
    }
    ~Packing() {
        if (archive_ != nullptr) zip_discard(archive_);
        zip_source_free(target_);
    }
    Packing(const Packing&) = delete;
    Packing& operator=(const Packing&) = delete;

    /// Both outlive the packing.
    void add(const std::string& name, const std::string& header, std::span<const std::byte> data) {
        const std::array<zip_buffer_fragment_t, 2> parts{
            {{reinterpret_cast<zip_uint8_t*>(const_cast<char*>(header.data())), header.size()},
             {reinterpret_cast<zip_uint8_t*>(const_cast<std::byte*>(data.data())), data.size()}}};
        zip_source_t* source = zip_source_buffer_fragment(archive_, parts.data(), data.empty() ? 1 : 2, 0);
        if (source == nullptr) cannotPack(zip_get_error(archive_));
        const zip_int64_t index = zip_file_add(archive_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            cannotPack(zip_get_error(archive_));
        }
        constexpr zip_uint16_t firstDay = 1U << 5U | 1U; // 1980-01-01, where DOS's calendar begins
        const auto place = static_cast<zip_uint64_t>(index);
        if (zip_set_file_compression(archive_, place, ZIP_CM_STORE, 0) != 0 ||
            zip_file_set_dostime(archive_, place, 0, firstDay, 0) != 0)
            cannotPack(zip_get_error(archive_));
    }

    void writeTo(std::ostream& out) {
        if (zip_close(archive_) != 0) cannotPack(zip_get_error(archive_));
        archive_ = nullptr;
        if (zip_source_open(target_) != 0) cannotPack(zip_source_error(target_));
        std::vector<char> piece(std::size_t{1} << 20U);
        zip_int64_t got = 0;
        while ((got = zip_source_read(target_, piece.data(), piece.size())) > 0)
            out.write(piece.data(), static_cast<std::streamsize>(got));
        zip_source_close(target_);
        if (got < 0) cannotPack(zip_source_error(target_));
    }

private:
    zip_source_t* target_ = nullptr;
    zip_t* archive_ = nullptr;
};

} // namespace

NpyArray npyArray(std::string name, std::span<const float> values, std::vector<std::int64_t> shape,
                  std::shared_ptr<const void> owner) {
    if (owner == nullptr) return copied(std::move(name), "f4", values, std::move(shape));
    return {std::move(name), std::string(1, order).append("f4"), std::move(shape), std::as_bytes(values),
            std::move(owner)};
}

NpyArray npyArray(std::string name, std::span<const double> values, std::vector<std::int64_t> shape) {
    return copied(std::move(name), "f8", values, std::move(shape));
}

NpyArray npyArray(std::string name, std::span<const std::int32_t> values, std::vector<std::int64_t> shape) {
    return copied(std::move(name), "i4", values, std::move(shape));
}

NpyArray npyArray(std::string name, const std::vector<std::string>& texts) {
    std::vector<std::u32string> decoded;
    for (const std::string& text : texts)
        decoded.push_back(decodeUtf8(text));
    return textArray(std::move(name), decoded, {static_cast<std::int64_t>(texts.size())});
}

NpyArray npyArray(std::string name, const std::string& text) {
    return textArray(std::move(name), {decodeUtf8(text)}, {});
}

std::string npyHeader(const NpyArray& array) {
    constexpr std::size_t alignment = 64;
    constexpr std::size_t before = 10; // the magic bytes, the version, the length
    std::string text = "{'descr': '";
    text.append(array.descr).append("', 'fortran_order': False, 'shape': ");
    text.append(shapeText(array.shape)).append(", }");
    text.append((alignment - (before + text.size() + 1) % alignment) % alignment, ' ').append("\n");
    std::string header("\x93NUMPY\x01\x00", 8);
    header += static_cast<char>(text.size() & 0xffU);
    header += static_cast<char>(text.size() >> 8U);
    return header + text;
}

void writeNpz(std::ostream& out, std::span<const NpyArray> arrays) {
    std::vector<std::string> headers;
    for (const NpyArray& array : arrays)
        headers.push_back(npyHeader(array));
    Packing packing;
    for (std::size_t i = 0; i < arrays.size(); ++i)
        packing.add(arrays[i].name + ".npy", headers[i], arrays[i].data);
    packing.writeTo(out);
}

} // namespace offramp
