// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <vector>

namespace offramp {

/// Allocates at 64 bytes, a cache line and the widest vector register, and leaves floats uninitialised.
template <typename T>
struct AlignedAllocator {
    using value_type = T;
    static constexpr std::align_val_t alignment{64};

    AlignedAllocator() = default;
    template <typename U>
    AlignedAllocator(const AlignedAllocator<U>& /*other*/) noexcept {}

    T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), alignment)); }
    void deallocate(T* p, std::size_t /*n*/) noexcept { ::operator delete(p, alignment); }
    template <typename U>
    void construct(U* p) noexcept {
        ::new (static_cast<void*>(p)) U;
    }
    template <typename U, typename... Arguments>
    void construct(U* p, Arguments&&... arguments) {
        ::new (static_cast<void*>(p)) U(std::forward<Arguments>(arguments)...);
    }
    template <typename U>
    bool operator==(const AlignedAllocator<U>& /*other*/) const noexcept {
        return true;
    }
};

using AlignedFloats = std::vector<float, AlignedAllocator<float>>;

/// Floats in rows [rows × cols], row after row without gaps. For speech: a row is a frame.
class Matrix {
public:
    Matrix() = default;
    /// Values are uninitialised.
    Matrix(std::int64_t rows, std::int64_t cols)
        : rows_(rows), cols_(cols), values_(static_cast<std::size_t>(rows * cols)) {}
    Matrix(std::int64_t rows, std::int64_t cols, float value)
        : rows_(rows), cols_(cols), values_(static_cast<std::size_t>(rows * cols), value) {}

    [[nodiscard]] std::int64_t rows() const { return rows_; }
    [[nodiscard]] std::int64_t cols() const { return cols_; }
    [[nodiscard]] std::int64_t size() const { return rows_ * cols_; }
    [[nodiscard]] bool empty() const { return values_.empty(); }

    [[nodiscard]] float* data() { return values_.data(); }
    [[nodiscard]] const float* data() const { return values_.data(); }
    [[nodiscard]] std::span<float> row(std::int64_t r) {
        assert(r >= 0 && r < rows_);
        return {values_.data() + r * cols_, static_cast<std::size_t>(cols_)};
    }
    [[nodiscard]] std::span<const float> row(std::int64_t r) const {
        assert(r >= 0 && r < rows_);
        return {values_.data() + r * cols_, static_cast<std::size_t>(cols_)};
    }
    [[nodiscard]] float& operator()(std::int64_t r, std::int64_t c) {
        assert(r >= 0 && r < rows_ && c >= 0 && c < cols_);
        return values_[static_cast<std::size_t>(r * cols_ + c)];
    }
    [[nodiscard]] float operator()(std::int64_t r, std::int64_t c) const {
        assert(r >= 0 && r < rows_ && c >= 0 && c < cols_);
        return values_[static_cast<std::size_t>(r * cols_ + c)];
    }

private:
    std::int64_t rows_ = 0;
    std::int64_t cols_ = 0;
    AlignedFloats values_;
};

} // namespace offramp
