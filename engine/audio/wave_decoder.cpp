// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wave_decoder.h"

#include "audio/file_bytes.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <string>

namespace offramp {

namespace {

constexpr int integers = 1;
constexpr int floats = 3;

int bytesFor(int bits) {
    return (bits + 7) / 8;
}

int containerOf(const WaveHeader& header) {
    const bool whole = header.blockAlign > 0 && header.blockAlign % header.channels == 0;
    return whole ? header.blockAlign / header.channels : bytesFor(header.bits);
}

int carriedOf(const WaveHeader& header) {
    const bool known = header.validBits > 0 && header.validBits <= header.bits;
    return bytesFor(known ? header.validBits : header.bits);
}

std::string formatText(const WaveHeader& header, int container, int carried) {
    std::string text = "WAV, ";
    const int bits = header.validBits > 0 ? header.validBits : header.bits;
    text.append(std::to_string(bits)).append(header.coding == floats ? " bit float" : " bit");
    if (container != carried) text.append(" in ").append(std::to_string(container)).append(" bytes");
    return text;
}

} // namespace

bool WaveDecoder::isFor(const WaveHeader& header) {
    if (!header.hasFormat || !header.hasData || header.channels < 1 || header.channels > mostChannels)
        return false;
    const int container = containerOf(header);
    const int carried = carriedOf(header);
    if (header.coding == floats) return (container == 4 || container == 8) && header.blockAlign == 0;
    if (header.coding != integers || carried < 1 || container < carried || container > 8) return false;
    return container != carried || container > 4 || header.blockAlign == 0;
}

WaveDecoder::WaveDecoder(std::shared_ptr<FileBytes> file, const WaveHeader& header)
    : file_(std::move(file)), header_(header), container_(containerOf(header)), carried_(carriedOf(header)) {
    if (header_.coding == floats) carried_ = container_;
    const std::int64_t frameBytes = static_cast<std::int64_t>(container_) * header_.channels;
    info_.format = formatText(header_, container_, carried_);
    info_.channels = header_.channels;
    info_.sampleRate = static_cast<int>(std::min<std::int64_t>(header_.sampleRate, highestSampleRate + 1));
    info_.frames = header_.dataPresent / frameBytes;
    if (header_.dataPromised) promised_ = *header_.dataPromised / frameBytes;
    const bool high = isAtTheBottom() == header_.bigEndian;
    first_ = high ? container_ - carried_ : 0;
}

/// The specification puts a sample at the top of its bytes, some programs at the bottom: whatever the padding
/// shows.
bool WaveDecoder::isAtTheBottom() {
    if (container_ == carried_) return false;
    std::vector<std::byte> bytes(
        static_cast<std::size_t>(std::min<std::int64_t>(header_.dataPresent, 1 << 18)));
    bytes.resize(file_->read(header_.dataStart, bytes));
    const int padding = container_ - carried_;
    bool topIsEmpty = true;
    bool bottomIsEmpty = true;
    for (std::size_t at = 0; at + static_cast<std::size_t>(container_) <= bytes.size();
         at += static_cast<std::size_t>(container_)) {
        for (int i = 0; i < padding; ++i) {
            const auto low = at + static_cast<std::size_t>(header_.bigEndian ? container_ - 1 - i : i);
            const auto top = at + static_cast<std::size_t>(header_.bigEndian ? i : container_ - 1 - i);
            bottomIsEmpty = bottomIsEmpty && bytes[low] == std::byte{0};
            topIsEmpty = topIsEmpty && (bytes[top] == std::byte{0} || bytes[top] == std::byte{0xff});
        }
    }
    return topIsEmpty && !bottomIsEmpty;
}

float WaveDecoder::sample(const std::byte* bytes) const {
    std::uint64_t value = 0;
    for (int i = 0; i < carried_; ++i) {
        const int at = first_ + (header_.bigEndian ? i : carried_ - 1 - i);
        value = value << 8U | static_cast<std::uint64_t>(bytes[at]);
    }
    if (header_.coding == floats) {
        return carried_ == 4 ? std::bit_cast<float>(static_cast<std::uint32_t>(value))
                             : static_cast<float>(std::bit_cast<double>(value));
    }
    // Samples of one byte are unsigned, all others are two's complement.
    if (carried_ == 1) return static_cast<float>(static_cast<int>(value) - 128) / 128.0F;
    const auto atTop = static_cast<std::int64_t>(value << (64U - 8U * static_cast<unsigned>(carried_)));
    return static_cast<float>(std::ldexp(static_cast<double>(atTop), -63));
}

std::int64_t WaveDecoder::read(std::span<float> interleaved) {
    const std::int64_t frameBytes = static_cast<std::int64_t>(container_) * header_.channels;
    const auto wanted = static_cast<std::int64_t>(interleaved.size()) / header_.channels;
    const std::int64_t frames = std::min(wanted, *info_.frames - done_);
    block_.resize(static_cast<std::size_t>(frames * frameBytes));
    const std::size_t bytes = file_->read(header_.dataStart + done_ * frameBytes, block_);
    const std::int64_t present = static_cast<std::int64_t>(bytes) / frameBytes;
    for (std::int64_t i = 0; i < present * header_.channels; ++i) {
        interleaved[static_cast<std::size_t>(i)] = sample(block_.data() + i * container_);
    }
    done_ += present;
    return present;
}

} // namespace offramp
