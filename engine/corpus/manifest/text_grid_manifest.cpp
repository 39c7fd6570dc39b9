// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/text_grid.h"
#include "base/error.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"
#include "corpus/manifest/segments.h"

#include <algorithm>
#include <array>

namespace offramp {

namespace fs = std::filesystem;

namespace {

bool isTierOfUtterances(std::string_view kind) {
    constexpr std::array<std::string_view, 14> kinds{
        "utterances", "utterance", "sentences",  "sentence",      "segments", "segment", "phrases",
        "phrase",     "turns",     "transcript", "transcription", "text",     "ipu",     "ipus"};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

class TextGridReader {
public:
    TextGridReader(const fs::path& source, const fs::path& folder, const Paths& audio,
                   const ManifestOptions& options)
        : builder_(source, "TextGrid", folder, options), segments_(builder_, audio) {}

    void read(const fs::path& file) {
        file_ = file;
        place_ = {builder_.file(file), 0};
        try {
            use(readTextGridTiers(file));
        } catch (const Error& error) {
            builder_.problem(place_, error.reason());
        }
    }

    Manifest finish() { return builder_.finish(); }

private:
    /// The tier that was asked for; else those of utterances, else that of words as one utterance, else the
    /// first.
    void use(const std::vector<TextGridTier>& tiers) {
        const std::string wanted = inLowerCase(builder_.options().tier);
        bool any = false;
        for (const TextGridTier& tier : tiers) {
            const bool is = wanted.empty() ? isTierOfUtterances(tier.kind())
                                           : inLowerCase(tier.name) == wanted || tier.kind() == wanted;
            if (is) addIntervals(tier);
            any = any || is;
        }
        if (any) return;
        if (!wanted.empty())
            return builder_.problem(place_, msg("has no tier \"{0}\" of intervals", builder_.options().tier));
        const auto words = std::find_if(tiers.begin(), tiers.end(),
                                        [](const TextGridTier& tier) { return isTierOfWords(tier.kind()); });
        if (words == tiers.end())
            addIntervals(tiers.front());
        else
            add({}, *words, wordsOfTier(*words));
    }

    void addIntervals(const TextGridTier& tier) {
        for (const TextGridTier::Interval& interval : tier.intervals) {
            ManifestEntry entry;
            entry.stretch = Stretch{interval.begin, interval.end};
            if (std::string text = wordsOfLabel(interval.label); !text.empty())
                add(std::move(entry), tier, std::move(text));
        }
    }

    void add(ManifestEntry entry, const TextGridTier& tier, std::string text) {
        if (auto reason = unreadable(text)) return builder_.problem(place_, std::move(*reason));
        entry.reference = std::move(text);
        if (std::string speaker = tier.speaker(); !speaker.empty())
            setColumn(entry, builder_.column("speaker"), std::move(speaker));
        segments_.add(std::move(entry), file_.stem().native(), file_.parent_path(), place_);
    }

    ManifestBuilder builder_;
    SegmentAdder segments_;
    fs::path file_;
    ManifestPlace place_;
};

} // namespace

bool looksLikeTextGrid(std::string_view text) {
    const std::string_view start = text.substr(0, 200);
    return start.find("ooTextFile") != std::string_view::npos &&
           start.find("TextGrid") != std::string_view::npos;
}

Manifest readTextGridManifest(const fs::path& source, const Paths& files, const Paths& audio,
                              const ManifestOptions& options) {
    return readSegmentFiles<TextGridReader>(source, files, audio, options);
}

} // namespace offramp
