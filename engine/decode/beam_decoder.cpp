// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/beam_decoder.h"

#include "base/error.h"
#include "base/workers.h"
#include "decode/beam_search.h"
#include "decode/free_expansion.h"
#include "decode/language_model.h"
#include "decode/lexicon.h"
#include "decode/lexicon_expansion.h"
#include "decode/output_check.h"
#include "decode/ranking.h"

#include <exception>
#include <utility>

namespace offramp {

namespace {

/// The class whose text is one space, −1 if there is none.
int spaceOf(const Tokenizer& tokenizer) {
    for (int id = 0; id < tokenizer.classes(); ++id) {
        if (tokenizer.surface(id) == " ") return id;
    }
    return -1;
}

void checkLexicon(const Lexicon& lexicon, const Tokenizer& tokenizer) {
    for (int node = 1; node < lexicon.nodes(); ++node) {
        const int token = lexicon.token(node);
        if (token >= 0 && token < tokenizer.classes()) continue;
        throw Error("the lexicon", msg("spells words with class {0}, which the tokenizer hasn't", token),
                    msg("Give the lexicon that was made for this tokenizer"));
    }
}

} // namespace

BeamDecoder::BeamDecoder(std::shared_ptr<const Tokenizer> tokenizer, std::shared_ptr<const Lexicon> lexicon,
                         std::shared_ptr<const LanguageModel> model, const BeamOptions& options)
    : options_(options), tokenizer_(std::move(tokenizer)), lexicon_(std::move(lexicon)),
      scores_(std::make_unique<const WordScores>(options, std::move(model))), space_(spaceOf(*tokenizer_)) {
    checkBeamOptions(options);
    if (!lexicon_) return;
    checkLexicon(*lexicon_, *tokenizer_);
    words_ = std::make_unique<const LexiconScores>(*lexicon_, *scores_);
}

BeamDecoder::~BeamDecoder() = default;

NBest BeamDecoder::decode(const Matrix& logProbs, const CancelToken& cancel) const {
    checkWidth(logProbs, *tokenizer_);
    std::unique_ptr<Expansion> expansion;
    if (lexicon_) {
        expansion = std::make_unique<LexiconExpansion>(*lexicon_, *words_, *scores_, space_);
    } else {
        expansion = std::make_unique<FreeExpansion>(*tokenizer_, *scores_);
    }
    BeamSearch search(*tokenizer_, options_, *expansion);
    for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
        cancel.check();
        checkFrame(logProbs.row(t), t);
        search.step(logProbs.row(t));
    }
    return Ranking(search, *expansion, *tokenizer_, lexicon_.get()).best(options_.nbest, logProbs);
}

std::shared_ptr<const BeamDecoder> openBeamDecoder(std::shared_ptr<const Tokenizer> tokenizer,
                                                   const DecoderOptions& options) {
    checkBeamOptions(options.beam);
    std::shared_ptr<const Lexicon> lexicon;
    if (!options.lexicon.empty())
        lexicon = std::make_shared<const Lexicon>(readLexicon(options.lexicon, *tokenizer));
    std::shared_ptr<const LanguageModel> model;
    if (!options.languageModel.empty()) model = readArpa(options.languageModel);
    return std::make_shared<const BeamDecoder>(std::move(tokenizer), std::move(lexicon), std::move(model),
                                               options.beam);
}

std::vector<NBest> decodeAll(const BeamDecoder& decoder, std::span<const Matrix* const> logProbs,
                             Workers& workers, const CancelToken& cancel) {
    std::vector<NBest> results(logProbs.size());
    std::vector<std::exception_ptr> thrown(logProbs.size());
    const auto decodeSome = [&](std::int64_t begin, std::int64_t end, int /*thread*/) {
        for (auto at = static_cast<std::size_t>(begin); at < static_cast<std::size_t>(end); ++at) {
            try {
                results[at] = decoder.decode(*logProbs[at], cancel);
            } catch (...) {
                thrown[at] = std::current_exception();
            }
        }
    };
    workers.run(static_cast<std::int64_t>(logProbs.size()), 1, decodeSome);
    for (const std::exception_ptr& exception : thrown) {
        if (exception) std::rethrow_exception(exception);
    }
    return results;
}

} // namespace offramp
