// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/decoding.h"
#include "workbench/analysis_service.h"
#include "workbench/background_thread.h"

#include <QObject>

#include <memory>

namespace offramp {

/// The thread that opens decoders and decodes analyses anew, beside the one that runs the model. Requests are
/// latest-wins: another one of a kind cancels what runs and drops its results. All signals come to the thread
/// that the service lives in.
class DecodingService : public QObject {
    Q_OBJECT

public:
    explicit DecodingService(QObject* parent = nullptr);
    ~DecodingService() override;
    DecodingService(const DecodingService&) = delete;
    DecodingService& operator=(const DecodingService&) = delete;

    /// Ends in opened() or openFailed(). Cancels a decoding.
    void open(std::shared_ptr<const Tokenizer> tokenizer, const DecoderOptions& options);
    /// Ends in decoded(), failed() or, after cancel(), nothing more.
    quint64 decode(const AnalysisUpdate& update, const Decoding& decoding, int threads);
    void cancel();

    /// Decodings begun since the start: what tests count.
    [[nodiscard]] int decodings() const { return decodings_; }

Q_SIGNALS:
    void opened(const offramp::Decoding& decoding);
    void openFailed(const std::shared_ptr<const offramp::Error>& error);
    void decoded(quint64 id, const offramp::AnalysisUpdate& update);
    void failed(quint64 id, const std::shared_ptr<const offramp::Error>& error);

private:
    void answer(std::function<void()> signal);
    void decodeInThread(quint64 id, const AnalysisUpdate& update, const Decoding& decoding, int threads,
                        const CancelToken& cancel);

    CancelToken running_;
    quint64 lastId_ = 0;
    quint64 current_ = 0;        ///< whose result is wanted; 0: of none
    quint64 currentOpening_ = 0; ///< likewise
    int decodings_ = 0;
    BackgroundThread thread_; ///< the last member: what it works on ends before the others do
};

} // namespace offramp
