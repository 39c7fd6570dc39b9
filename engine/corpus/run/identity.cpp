// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/run/identity.h"

#include "base/error.h"
#include "base/sha256.h"
#include "model/load.h"

namespace offramp {

namespace fs = std::filesystem;

std::string_view decoderName(DecoderOptions::Kind kind) {
    return kind == DecoderOptions::Kind::greedy ? "greedy" : "beam";
}

RunIdentity identityOf(const Recogniser& recogniser, const OpenOptions& open, const Manifest& manifest,
                       const UtteranceOptions& options) {
    const ModelDescription& description = recogniser.description();
    LoadedParts parts = loadParts(description.path, open);
    const fs::path weights = parts.torchScript.empty() ? parts.weights : parts.torchScript;
    parts.json.weights.clear(); // where they lie is no part of what they are
    RunIdentity identity;
    identity.model = {description.name, description.architecture, sha256OfFile(weights), description.exits,
                      description.classes};
    identity.modelJson = formatModelJson(parts.json);
    identity.tokenizerModel = description.tokenizer.sentencePieceModel;
    for (const Decoding& decoding : options.decodings)
        identity.decoders.push_back({std::string(decoderName(decoding.options.kind)), decoding.options});
    identity.normalisation = options.normalisation->id;
    identity.columns = manifest.columns;
    identity.traces = options.keepTraces;
    return identity;
}

} // namespace offramp
