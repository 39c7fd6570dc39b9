// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench's decoder: which one, and what is still decoded by another.
#include "workbench/workbench.h"

#include <utility>

namespace offramp {

void Workbench::connectDecoding() {
    connect(&decodingService_, &DecodingService::opened, this, &Workbench::takeDecoding);
    connect(&decodingService_, &DecodingService::openFailed, this, [this](const auto& error) {
        if (!openingDecoder_) return; // a session was opened meanwhile
        openingDecoder_ = false;
        // What a former model could use; this one goes on without it.
        if (!decoding_) decoding_ = Decoding();
        decoderError_ = error;
        Q_EMIT decoderChanged();
        schedule();
    });
    connect(&decodingService_, &DecodingService::decoded, this, &Workbench::takeDecoded);
    connect(&decodingService_, &DecodingService::failed, this, [this](quint64 id, const auto& error) {
        if (id != decodingId_ || decodingIndex_ < 0) return;
        decodingIndex_ = -1;
        decoderError_ = error;
        Q_EMIT decoderChanged();
        if (isIdle()) Q_EMIT idle();
    });
}

void Workbench::setDecoder(const DecoderOptions& options) {
    if (options == decoder_ && !decoderError_) return;
    decoder_ = options;
    decoderRestored_ = false;
    decoderError_.reset();
    if (recogniser_) openDecoder();
    Q_EMIT decoderChanged();
}

void Workbench::restoreDecoder(const DecoderOptions& options) {
    decoder_ = options;
    decoderRestored_ = true;
    if (recogniser_) renewDecoder();
    Q_EMIT decoderChanged();
}

/// The decoder that is wanted, for the model that is open.
void Workbench::openDecoder() {
    openingDecoder_ = true;
    decodingIndex_ = -1;
    decodingService_.open(recogniser_->sharedTokenizer(), decoder_);
}

/// Another model's classes need the decoder anew; greedy decoding needs nothing.
void Workbench::renewDecoder() {
    decoding_.reset();
    decoderError_.reset();
    const bool greedy = decoder_.kind == DecoderOptions::Kind::greedy;
    const bool hasFiles = !decoder_.lexicon.empty() || !decoder_.languageModel.empty();
    if (greedy || (decoderRestored_ && hasFiles)) decoding_ = Decoding();
    if (!greedy) openDecoder();
    Q_EMIT decoderChanged();
}

void Workbench::takeDecoding(const Decoding& decoding) {
    if (!openingDecoder_) return; // a session was opened meanwhile
    openingDecoder_ = false;
    decoding_ = decoding;
    decoderRestored_ = false;
    decoderError_.reset();
    Q_EMIT decoderChanged();
    decodeCurrent();
    schedule();
}

void Workbench::cancelDecoding() {
    if (!isDecoding()) return;
    decodingService_.cancel();
    decodingIndex_ = -1;
    // The list that is shown stays, and says so: the decoder is again what it was found by.
    const Utterance* shown = currentUtterance();
    if (shown != nullptr && shown->shown.analysis) setDecoder(shown->shown.analysis->decoder);
    Q_EMIT decoderChanged();
    if (isIdle()) Q_EMIT idle();
}

bool Workbench::needsDecoding(const Utterance& utterance) const {
    return decoding_ && utterance.hasResult && utterance.shown.analysis && recogniser_ &&
           utterance.shown.analysis->model == recogniser_->sharedDescription() &&
           utterance.shown.analysis->decoder != decoding_->options;
}

/// Others are decoded when they are looked at.
void Workbench::decodeCurrent() {
    if (current_ < 0 || current_ == running_ || openingDecoder_ || !needsDecoding(*currentUtterance()))
        return;
    decodingIndex_ = current_;
    decodingId_ = decodingService_.decode(currentUtterance()->shown, *decoding_, preferences_.threads);
    Q_EMIT decoderChanged();
}

void Workbench::takeDecoded(quint64 id, const AnalysisUpdate& update) {
    if (id != decodingId_ || decodingIndex_ < 0) return;
    const int index = std::exchange(decodingIndex_, -1);
    Utterance& utterance = utterances_[static_cast<std::size_t>(index)];
    // A run that came in between was decoded so already.
    if (index != running_ && utterance.shown.peaks == update.peaks &&
        utterance.shown.analysis->exits.size() == update.analysis->exits.size()) {
        utterance.shown = update;
        change(index);
    }
    Q_EMIT decoderChanged();
    catchUp();
    if (isIdle()) Q_EMIT idle();
}

} // namespace offramp
