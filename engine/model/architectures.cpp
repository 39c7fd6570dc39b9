// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architectures.h"

#include "base/error.h"
#include "model/formats/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace offramp {

namespace {

struct Relative {
    std::string_view namePart;
    const char* what;
};

// Told by their tensors' names (docs/checkpoints.md); the first that fits is it.
constexpr std::array<Relative, 6> relatives{{
    {"conformer_parallel", "a Splitformer"},
    {"conv_subsample.conv", "an early-exit Zipformer"},
    {"decoders.0.layers", "a Conformer with attention decoders"},
    {"wav2vec2.", "a Wav2Vec2"},
    {"wavlm.", "a WavLM"},
    {"encoders.0.layers", "an early-exit Transformer"},
}};

bool holds(const TensorMap& tensors, std::string_view namePart) {
    return std::ranges::any_of(
        tensors, [&](const auto& entry) { return entry.first.find(namePart) != std::string::npos; });
}

std::string someNames(const TensorMap& tensors) {
    std::string names;
    int count = 0;
    for (const auto& [name, tensor] : tensors) {
        if (count == 3) return names.append(", …");
        names.append(count++ == 0 ? "" : ", ").append(name);
    }
    return names;
}

} // namespace

const std::vector<Architecture>& architectures() {
    static const std::vector<Architecture> known{conformerArchitecture, quartzNetArchitecture};
    return known;
}

const Architecture* findArchitecture(const std::string& id) {
    for (const Architecture& architecture : architectures()) {
        if (id == architecture.id) return &architecture;
    }
    return nullptr;
}

const Architecture& recogniseArchitecture(const TensorMap& tensors, const std::string& subject) {
    const Message remedy =
        msg("Offramp runs early-exit Conformers and QuartzNets itself; export other models as "
            "TorchScript (docs/torchscript.md)");
    for (const Relative& relative : relatives) {
        if (holds(tensors, relative.namePart))
            throw Error(subject, msg("holds {0}, which isn't read yet", relative.what), remedy);
    }
    for (const Architecture& architecture : architectures()) {
        if (architecture.recognises(tensors)) return architecture;
    }
    throw Error(
        subject,
        msg("holds {0} tensors of no known early-exit model ({1})", tensors.size(), someNames(tensors)),
        remedy);
}

void warnOfUnread(const TensorReader& tensors, ModelDescription& description) {
    const std::vector<std::string> names = tensors.unread();
    if (names.empty()) return;
    description.warnings.push_back(
        msg("{0}: {1} of its tensors belong to no part of the model and were ignored: {2}", tensors.subject(),
            names.size(), listed(names, 3)));
}

void warnOfUnread(const JsonObject& parameters, ModelDescription& description) {
    for (const std::string& key : parameters.unread()) {
        description.warnings.push_back(unknownKeyWarning(parameters.subject(), key));
    }
}

} // namespace offramp
