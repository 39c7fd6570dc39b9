// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/tensor.h"

#include "base/matrix.h"
#include "model/formats/half.h"

#include <algorithm>
#include <cstring>

namespace offramp {

namespace {

constexpr std::int64_t largestCount = std::int64_t(1) << 62;

struct Half {
    std::uint16_t bits;
};
struct Brain {
    std::uint16_t bits;
};
struct Truth {
    std::uint8_t bits;
};

float toFloat(Half value) {
    return floatFromF16(value.bits);
}
float toFloat(Brain value) {
    return floatFromBf16(value.bits);
}
float toFloat(Truth value) {
    return value.bits != 0 ? 1.0F : 0.0F;
}
template <typename Number>
float toFloat(Number value) {
    return static_cast<float>(value);
}

/// `count` numbers that lie `stride` numbers apart. A file's numbers may lie at any address, hence memcpy.
template <typename Number>
void convertRow(const std::byte* from, std::int64_t count, std::int64_t stride, float* to) {
    if (stride == 1) {
        for (std::int64_t i = 0; i < count; ++i) {
            Number value;
            std::memcpy(&value, from + i * static_cast<std::int64_t>(sizeof(Number)), sizeof(Number));
            to[i] = toFloat(value);
        }
        return;
    }
    for (std::int64_t i = 0; i < count; ++i) {
        Number value;
        std::memcpy(&value, from + i * stride * static_cast<std::int64_t>(sizeof(Number)), sizeof(Number));
        to[i] = toFloat(value);
    }
}

using ConvertRow = void (*)(const std::byte*, std::int64_t, std::int64_t, float*);

ConvertRow rowConverterOf(DType type) {
    switch (type) {
    case DType::f16:
        return &convertRow<Half>;
    case DType::bf16:
        return &convertRow<Brain>;
    case DType::f64:
        return &convertRow<double>;
    case DType::u8:
        return &convertRow<std::uint8_t>;
    case DType::i8:
        return &convertRow<std::int8_t>;
    case DType::i16:
        return &convertRow<std::int16_t>;
    case DType::i32:
        return &convertRow<std::int32_t>;
    case DType::i64:
        return &convertRow<std::int64_t>;
    case DType::boolean:
        return &convertRow<Truth>;
    case DType::f32:
        break;
    }
    return &convertRow<float>;
}

/// Counts `index` up by one within all dimensions but the last; returns the elements from the start to that
/// row.
std::int64_t advance(std::vector<std::int64_t>& index, const Tensor& tensor) {
    std::int64_t offset = 0;
    for (std::size_t d = index.size(); d-- > 0;) {
        if (++index[d] < tensor.shape[d]) break;
        index[d] = 0;
    }
    for (std::size_t d = 0; d < index.size(); ++d)
        offset += index[d] * tensor.strides[d];
    return offset;
}

void convert(const Tensor& tensor, std::int64_t count, float* to) {
    const ConvertRow convertOne = rowConverterOf(tensor.type);
    if (count == 0) return;
    if (tensor.isContiguous()) return convertOne(tensor.data, count, 1, to);
    const std::int64_t width = tensor.shape.back();
    const auto size = static_cast<std::int64_t>(sizeOf(tensor.type));
    std::vector<std::int64_t> index(tensor.shape.size() - 1, 0);
    std::int64_t offset = 0;
    for (std::int64_t done = 0; done < count; done += width) {
        convertOne(tensor.data + offset * size, width, tensor.strides.back(), to + done);
        offset = advance(index, tensor);
    }
}

bool isAlignedFloats(const Tensor& tensor) {
    return tensor.type == DType::f32 && tensor.isContiguous() &&
           reinterpret_cast<std::uintptr_t>(tensor.data) % alignof(float) == 0;
}

} // namespace

std::size_t sizeOf(DType type) {
    switch (type) {
    case DType::f64:
    case DType::i64:
        return 8;
    case DType::f32:
    case DType::i32:
        return 4;
    case DType::f16:
    case DType::bf16:
    case DType::i16:
        return 2;
    case DType::u8:
    case DType::i8:
    case DType::boolean:
        break;
    }
    return 1;
}

std::string nameOf(DType type) {
    switch (type) {
    case DType::f16:
        return "F16";
    case DType::bf16:
        return "BF16";
    case DType::f64:
        return "F64";
    case DType::u8:
        return "U8";
    case DType::i8:
        return "I8";
    case DType::i16:
        return "I16";
    case DType::i32:
        return "I32";
    case DType::i64:
        return "I64";
    case DType::boolean:
        return "BOOL";
    case DType::f32:
        break;
    }
    return "F32";
}

std::string textOf(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (const std::int64_t dimension : shape) {
        if (text.size() > 1) text += ", ";
        text += std::to_string(dimension);
    }
    return text += "]";
}

std::optional<std::int64_t> countOf(const std::vector<std::int64_t>& shape) {
    if (std::ranges::any_of(shape, [](std::int64_t dimension) { return dimension < 0; })) return std::nullopt;
    if (std::ranges::find(shape, 0) != shape.end()) return 0;
    std::int64_t count = 1;
    for (const std::int64_t dimension : shape) {
        if (dimension > largestCount / count) return std::nullopt;
        count *= dimension;
    }
    return count;
}

std::vector<std::int64_t> contiguousStrides(const std::vector<std::int64_t>& shape) {
    std::vector<std::int64_t> strides(shape.size(), 1);
    for (std::size_t d = shape.size(); d-- > 1;)
        strides[d - 1] = strides[d] * std::max<std::int64_t>(shape[d], 1);
    return strides;
}

std::int64_t Tensor::count() const {
    return countOf(shape).value_or(0);
}

bool Tensor::isContiguous() const {
    std::int64_t expected = 1;
    for (std::size_t d = shape.size(); d-- > 0;) {
        // The stride of a dimension of one is never used; some programs write anything there.
        if (shape[d] != 1 && strides[d] != expected) return count() == 0;
        expected *= shape[d];
    }
    return true;
}

std::string Tensor::shapeText() const {
    return textOf(shape);
}

FloatView asFloats(const Tensor& tensor) {
    const std::int64_t count = tensor.count();
    if (isAlignedFloats(tensor)) {
        return {reinterpret_cast<const float*>(tensor.data), count, tensor.owner};
    }
    const auto floats = std::make_shared<AlignedFloats>(static_cast<std::size_t>(count));
    convert(tensor, count, floats->data());
    return {floats->data(), count, floats};
}

} // namespace offramp
