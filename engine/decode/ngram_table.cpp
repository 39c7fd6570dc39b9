// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/ngram_table.h"

#include <functional>

namespace offramp {

namespace {

constexpr std::uint64_t noKey = ~std::uint64_t{0};

std::uint64_t keyOf(std::uint32_t context, std::uint32_t word) {
    return std::uint64_t{context} << 32U | word;
}

/// Spreads keys that differ in few bits over all 64: Stafford's mixing function 13 (as in SplitMix64).
std::uint64_t mixed(std::uint64_t key) {
    key = (key ^ key >> 30U) * 0xBF58476D1CE4E5B9U;
    key = (key ^ key >> 27U) * 0x94D049BB133111EBU;
    return key ^ key >> 31U;
}

/// Where in `slots` slots a hash belongs: its leading bits, scaled (no division).
std::size_t placeOf(std::uint64_t hash, std::size_t slots) {
    return static_cast<std::size_t>((hash >> 32U) * slots >> 32U);
}

/// Three fifths full at most: a search looks at two slots on average.
std::size_t slotsFor(std::size_t count) {
    return count + count * 2 / 3 + 2;
}

} // namespace

NgramVocabulary::NgramVocabulary(std::size_t words) : slots_(slotsFor(words), noNgram) {
    begins_.reserve(words + 1);
}

std::string_view NgramVocabulary::word(std::uint32_t id) const {
    return std::string_view(letters_).substr(begins_[id], begins_[id + 1] - begins_[id]);
}

std::size_t NgramVocabulary::slotOf(std::string_view sought) const {
    std::size_t slot = placeOf(mixed(std::hash<std::string_view>()(sought)), slots_.size());
    while (slots_[slot] != noNgram && word(slots_[slot]) != sought) {
        if (++slot == slots_.size()) slot = 0;
    }
    return slot;
}

std::uint32_t NgramVocabulary::find(std::string_view word) const {
    return slots_[slotOf(word)];
}

bool NgramVocabulary::add(std::string_view word) {
    const std::size_t slot = slotOf(word);
    if (slots_[slot] != noNgram) return false;
    slots_[slot] = static_cast<std::uint32_t>(size());
    letters_ += word;
    begins_.push_back(letters_.size());
    return true;
}

NgramTable::NgramTable(std::size_t count, bool backoffs)
    : keys_(slotsFor(count), noKey), probabilities_(keys_.size()), backoffs_(backoffs ? keys_.size() : 0) {}

std::size_t NgramTable::slotOf(std::uint64_t key) const {
    std::size_t slot = placeOf(mixed(key), keys_.size());
    while (keys_[slot] != noKey && keys_[slot] != key) {
        if (++slot == keys_.size()) slot = 0;
    }
    return slot;
}

std::uint32_t NgramTable::find(std::uint32_t context, std::uint32_t word) const {
    const std::uint64_t key = keyOf(context, word);
    const std::size_t slot = slotOf(key);
    return keys_[slot] == key ? static_cast<std::uint32_t>(slot) : noNgram;
}

bool NgramTable::add(std::uint32_t context, std::uint32_t word, float probability, float backoff) {
    const std::uint64_t key = keyOf(context, word);
    const std::size_t slot = slotOf(key);
    if (keys_[slot] == key) return false;
    keys_[slot] = key;
    probabilities_[slot] = probability;
    if (!backoffs_.empty()) backoffs_[slot] = backoff;
    return true;
}

} // namespace offramp
