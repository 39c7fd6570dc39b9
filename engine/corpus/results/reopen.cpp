// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/reopen.h"

#include "analysis/analyze.h"
#include "analysis/evidence.h"
#include "base/error.h"
#include "corpus/results/database.h"
#include "corpus/results/read_rows.h"
#include "corpus/results/readable_file.h"
#include "corpus/results/recording_paths.h"
#include "corpus/results/schema.h"
#include "corpus/results/stored_model.h"
#include "corpus/results/trace_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace offramp {

namespace fs = std::filesystem;
using detail::damaged;
using detail::Rows;
using detail::StoredExit;

namespace {

/// An utterance as its row has it.
struct StoredUtterance {
    std::string id;
    fs::path audio;
    AnalyzeOptions options;
    double duration = std::numeric_limits<double>::quiet_NaN();
};

class Reopening {
public:
    Reopening(const fs::path& path, std::int64_t key, std::string_view decoder)
        : path_(path), key_(key), file_(path), database_(file_.connect()),
          identity_(detail::readIdentity(database_)), decoder_(chosen(decoder)) {}

    std::shared_ptr<const Analysis> run(const CancelToken& cancel) {
        if (identity_.modelJson.empty()) {
            throw Error(path_.string(), msg("keeps no description of its model, so its traces can't be read"),
                        msg("Open the recording with the model"));
        }
        StoredUtterance utterance = readUtterance();
        auto exits = readExits(utterance);
        identity_.model.classes = exits.front().trace.logProbs->cols();
        const Recogniser recogniser(std::make_shared<detail::StoredModel>(
            detail::storedDescription(identity_, path_.string()), std::move(exits)));
        utterance.options.decoding = openDecoding(recogniser.sharedTokenizer(), decoder_->options);
        const auto analysis = analyze(recogniser, utterance.audio, utterance.options, cancel);
        checkSound(*analysis, utterance);
        return finished(*analysis);
    }

private:
    [[nodiscard]] std::vector<DecoderIdentity>::const_iterator chosen(std::string_view name) const {
        if (identity_.decoders.empty()) damaged(path_);
        if (name.empty()) return identity_.decoders.begin();
        const auto found = std::ranges::find(identity_.decoders, name, &DecoderIdentity::name);
        if (found != identity_.decoders.end()) return found;
        throw Error(path_.string(), msg("has no results of a decoder \"{0}\"", name));
    }

    StoredUtterance readUtterance() {
        Rows rows(database_,
                  "SELECT id, audio, begin_seconds, end_seconds, channel, duration, reference FROM "
                  "utterance WHERE utterance = ?");
        rows.bind(1, key_);
        if (!rows.next()) throw Error(path_.string(), msg("has no utterance {0}", key_));
        detail::RecordingPaths paths(detail::folderOf(path_), detail::readFolder(database_));
        StoredUtterance utterance;
        utterance.id = rows.text(0);
        utterance.audio = paths.find(rows.text(1));
        AnalyzeOptions& options = utterance.options;
        if (!rows.isNull(2)) options.stretch = {rows.real(2), rows.real(3)};
        if (!rows.isNull(4)) options.channel = static_cast<int>(rows.integer(4));
        utterance.duration = rows.realOr(5, utterance.duration);
        if (!rows.isNull(6)) options.reference = rows.text(6);
        options.normalisation = &normalisationOf(identity_.normalisation);
        return utterance;
    }

    std::vector<StoredExit> readExits(const StoredUtterance& utterance) {
        Rows rows(database_, "SELECT trace.exit, trace.frames, classes, log_probs, hidden_cosines, "
                             "model_score, seconds, macs FROM trace LEFT JOIN exit_cost USING (utterance, "
                             "exit) WHERE utterance = ? ORDER BY trace.exit");
        rows.bind(1, key_);
        std::vector<StoredExit> exits;
        while (rows.next()) {
            if (rows.integer(0) != std::ssize(exits)) damaged(path_);
            exits.push_back(exitFrom(rows));
        }
        if (exits.empty()) {
            throw Error(path_.string(), msg("keeps no frame traces of {0}", utterance.id),
                        msg("Open the recording with the model, or run the corpus with traces"));
        }
        if (exits.size() != identity_.model.exits.size()) damaged(path_);
        return exits;
    }

    [[nodiscard]] StoredExit exitFrom(const Rows& rows) const {
        StoredExit exit;
        exit.trace = detail::traceOf(rows, path_);
        exit.seconds = rows.real(6);
        if (!rows.isNull(7)) exit.macs = rows.integer(7);
        return exit;
    }

    void checkSound(const Analysis& analysis, const StoredUtterance& utterance) const {
        const double halfSample = 0.5 / analysis.waveform->sampleRate;
        if (std::isnan(utterance.duration) || std::abs(analysis.duration() - utterance.duration) < halfSample)
            return;
        throw Error(
            utterance.audio.string(),
            msg("lasts {0} s, and the recording that was run lasted {1} s", analysis.duration(),
                utterance.duration),
            msg("Put back the recording that {0} was made from, or run the corpus again", path_.string()));
    }

    /// The seconds as they were then, and the scores that were asked for beyond the usual ones.
    [[nodiscard]] std::shared_ptr<const Analysis> finished(const Analysis& analysis) {
        Analysis changed = analysis;
        changed.featureSeconds = 0;
        std::vector<MeasureSpec> specs;
        for (const detail::MeasureColumn& column : detail::measureColumns(database_))
            specs.push_back(column.spec);
        return withScores(changed, specs);
    }

    fs::path path_;
    std::int64_t key_;
    detail::ReadableFile file_;
    SQLite::Database database_;
    RunIdentity identity_;
    std::vector<DecoderIdentity>::const_iterator decoder_;
};

} // namespace

std::shared_ptr<const Analysis> reopen(const fs::path& results, std::int64_t key, const CancelToken& cancel,
                                       std::string_view decoder) {
    return detail::aboutFile(results, [&] { return Reopening(results, key, decoder).run(cancel); });
}

} // namespace offramp
