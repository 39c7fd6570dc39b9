// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/decoding_service.h"

#include <utility>

namespace offramp {

DecodingService::DecodingService(QObject* parent) : QObject(parent), thread_(QStringLiteral("decoding")) {}

DecodingService::~DecodingService() {
    running_.cancel();
}

void DecodingService::answer(std::function<void()> signal) {
    QMetaObject::invokeMethod(this, std::move(signal), Qt::QueuedConnection);
}

void DecodingService::cancel() {
    running_.cancel();
    current_ = 0;
}

void DecodingService::open(std::shared_ptr<const Tokenizer> tokenizer, const DecoderOptions& options) {
    cancel();
    const quint64 id = currentOpening_ = ++lastId_;
    thread_.run([this, id, tokenizer = std::move(tokenizer), options] {
        Decoding decoding;
        const auto error = errorOf("decoder", [&] { decoding = openDecoding(tokenizer, options); });
        answer([this, id, decoding, error] {
            if (id != currentOpening_) return;
            if (error)
                Q_EMIT openFailed(error);
            else
                Q_EMIT opened(decoding);
        });
    });
}

quint64 DecodingService::decode(const AnalysisUpdate& update, const Decoding& decoding, int threads) {
    cancel();
    running_ = CancelToken();
    const quint64 id = current_ = ++lastId_;
    ++decodings_;
    thread_.run([this, id, update, decoding, threads, token = running_] {
        if (!token.isCancelled()) decodeInThread(id, update, decoding, threads, token);
    });
    return id;
}

void DecodingService::decodeInThread(quint64 id, const AnalysisUpdate& update, const Decoding& decoding,
                                     int threads, const CancelToken& cancel) {
    try {
        AnalysisUpdate changed = update;
        const auto error = errorOf(update.analysis->audio.string(), [&] {
            changed.analysis = withDecoding(*update.analysis, decoding, threads, cancel);
            changed.comparison = std::make_shared<const Comparison>(compare(*changed.analysis));
        });
        answer([this, id, changed, error] {
            if (id != current_) return;
            current_ = 0;
            if (error)
                Q_EMIT failed(id, error);
            else
                Q_EMIT decoded(id, changed);
        });
    } catch (const Cancelled&) {
        // Who cancelled knows; results of this id are not wanted any more.
    }
}

} // namespace offramp
