// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/store.h"

#include <algorithm>

namespace offramp {

namespace {

bool sameWeights(const ModelIdentity& one, const ModelIdentity& other) {
    if (!one.fingerprint.empty() && !other.fingerprint.empty()) return one.fingerprint == other.fingerprint;
    return one.name == other.name;
}

bool sameExits(const ModelIdentity& one, const ModelIdentity& other) {
    return std::ranges::equal(one.exits, other.exits, [](const auto& a, const auto& b) {
        return a.name == b.name && a.afterLayer == b.afterLayer;
    });
}

bool samePath(const std::filesystem::path& one, const std::filesystem::path& other) {
    const auto whole = [](const std::filesystem::path& path) {
        return path.empty() ? path : std::filesystem::absolute(path).lexically_normal();
    };
    return whole(one) == whole(other);
}

/// What a greedy decoder has of a beam's options says nothing.
bool sameOptions(const DecoderOptions& one, const DecoderOptions& other) {
    if (one.kind != other.kind) return false;
    if (one.kind == DecoderOptions::Kind::greedy) return true;
    return one.beam == other.beam && samePath(one.lexicon, other.lexicon) &&
           samePath(one.languageModel, other.languageModel);
}

} // namespace

Message RunIdentity::difference(const RunIdentity& other) const {
    if (model.architecture != other.model.architecture || !sameWeights(model, other.model))
        return msg("they are of different models, {0} and {1}", model.name, other.model.name);
    if (!sameExits(model, other.model)) return msg("their models have different exits");
    if (!std::ranges::equal(decoders, other.decoders, {}, &DecoderIdentity::name, &DecoderIdentity::name))
        return msg("they have different decoders");
    for (std::size_t i = 0; i < decoders.size(); ++i) {
        if (!sameOptions(decoders[i].options, other.decoders[i].options))
            return msg("their {0} decoders have different options", decoders[i].name);
    }
    if (normalisation != other.normalisation)
        return msg("their texts are compared in different ways, {0} and {1}", normalisation,
                   other.normalisation);
    if (columns != other.columns) return msg("their manifests have different columns");
    if (traces != other.traces) return msg("one keeps frame traces and the other doesn't");
    return {};
}

bool RunIdentity::matches(const RunIdentity& other) const {
    return difference(other).empty();
}

} // namespace offramp
