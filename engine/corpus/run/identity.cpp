// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/run/identity.h"

#include "base/error.h"
#include "base/files.h"
#include "model/load.h"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <span>

namespace offramp {

namespace fs = std::filesystem;

namespace {

/// SHA-256 (FIPS 180-4) of the file, lower-case hexadecimal.
std::string fingerprintOf(const fs::path& file) {
    const auto mapped = MappedFile::open(file);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(mapped->bytes().data(), mapped->bytes().size(), digest.data(), &size, EVP_sha256(),
                   nullptr) != 1)
        throw Error(file.string(), msg("its SHA-256 can't be computed"));
    std::string text;
    for (const unsigned char byte : std::span(digest).first(size))
        for (const int digit : {byte >> 4, byte & 15})
            text += "0123456789abcdef"[digit];
    return text;
}

} // namespace

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
    identity.model = {description.name, description.architecture, fingerprintOf(weights), description.exits,
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
