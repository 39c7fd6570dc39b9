// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/text_grid.h"
#include "corpus/manifest/channel.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"
#include "corpus/manifest/nist.h"
#include "corpus/manifest/segments.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace offramp {

namespace fs = std::filesystem;

// Time marked conversation files: FILE CHANNEL BEGIN DURATION WORD [CONFIDENCE …].

namespace {

/// Seconds of silence that a stretch takes along at both ends, where there is as much: words' times are
/// tight.
constexpr double margin = 0.1;

struct TimedWord {
    double begin = 0;
    double end = 0;
    std::string text;
    ManifestPlace place;
};

/// The words of one channel of one recording.
using Words = std::vector<TimedWord>;

class CtmReader {
public:
    CtmReader(const fs::path& source, const fs::path& folder, const Paths& audio,
              const ManifestOptions& options)
        : builder_(source, "CTM", folder, options), segments_(builder_, audio) {}

    void read(const fs::path& file) {
        words_.clear();
        isOtherChoice_ = false;
        readNistFile(builder_, file,
                     [&](const NistFields& fields, ManifestPlace place) { read(fields, place); });
        for (auto& [name, words] : words_)
            addUtterances(name.first, channelFromOne(name.second), words, file.parent_path());
    }

    Manifest finish() { return builder_.finish(); }

private:
    void read(const NistFields& fields, ManifestPlace place) {
        if (fields[4].starts_with("<ALT")) { // of alternatives the first is taken
            isOtherChoice_ = fields[4] == "<ALT>";
            return;
        }
        if (isOtherChoice_) return;
        const auto begin = numberOf(fields[2]);
        const auto duration = numberOf(fields[3]);
        if (!begin || !duration || *begin < 0 || *duration < 0)
            return builder_.problem(place, msg("its beginning or its duration is no number of seconds"));
        std::string word = wordsOfLabel(std::string(fields[4]));
        if (word.empty() || word == "@") return; // silence
        words_[{std::string(fields[0]), std::string(fields[1])}].push_back(
            {*begin, *begin + *duration, std::move(word), place});
    }

    /// Cuts where the silence between two words is as long as the options say.
    void addUtterances(const std::string& recording, std::optional<int> channel, Words& words,
                       const fs::path& near) {
        std::stable_sort(words.begin(), words.end(),
                         [](const TimedWord& a, const TimedWord& b) { return a.begin < b.begin; });
        double before = 0; // where the last word ended
        for (std::size_t first = 0; first < words.size();) {
            double end = words[first].end;
            std::size_t next = first + 1;
            for (; next < words.size() && words[next].begin - end < builder_.options().gap; ++next)
                end = std::max(end, words[next].end);
            ManifestEntry entry;
            entry.channel = channel;
            entry.reference = joined(words, first, next);
            if (std::isfinite(builder_.options().gap)) {
                const double after = next < words.size() ? words[next].begin : end + 2 * margin;
                const double free = first == 0 ? words[0].begin : (words[first].begin - before) / 2;
                entry.stretch = Stretch{words[first].begin - std::clamp(free, 0.0, margin),
                                        end + std::clamp((after - end) / 2, 0.0, margin)};
            }
            segments_.add(std::move(entry), recording, near, words[first].place);
            before = end;
            first = next;
        }
    }

    static std::string joined(const Words& words, std::size_t first, std::size_t last) {
        std::string text;
        for (std::size_t i = first; i < last; ++i)
            text.append(text.empty() ? "" : " ").append(words[i].text);
        return text;
    }

    ManifestBuilder builder_;
    SegmentAdder segments_;
    std::map<std::pair<std::string, std::string>, Words> words_; ///< by recording and channel
    bool isOtherChoice_ = false;
};

} // namespace

bool looksLikeCtm(std::string_view text) {
    const NistFields fields = firstNistFields(text);
    return !fields.empty() && numberOf(fields[2]) && numberOf(fields[3]);
}

Manifest readCtm(const fs::path& source, const Paths& files, const Paths& audio,
                 const ManifestOptions& options) {
    return readSegmentFiles<CtmReader>(source, files, audio, options);
}

} // namespace offramp
