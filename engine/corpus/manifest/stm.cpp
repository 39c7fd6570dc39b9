// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/channel.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"
#include "corpus/manifest/nist.h"
#include "corpus/manifest/segments.h"

namespace offramp {

namespace fs = std::filesystem;

// Segment time marked files: FILE CHANNEL SPEAKER BEGIN END [<LABELS>] TEXT.

namespace {

constexpr std::string_view notScored = "ignore_time_segment_in_scoring";

/// The first of alternatives: "{ a b / c }" is a b, "@" is nothing.
std::string firstAlternative(std::string_view text) {
    std::string first;
    bool other = false;
    for (const std::string_view word : fieldsOf(text)) {
        if (word == "{" || word == "}" || word == "/")
            other = word == "/";
        else if (!other && word != "@")
            first.append(first.empty() ? "" : " ").append(word);
    }
    return first;
}

class StmReader {
public:
    StmReader(const fs::path& source, const fs::path& folder, const Paths& audio,
              const ManifestOptions& options)
        : builder_(source, "STM", folder, options), segments_(builder_, audio),
          speaker_(builder_.column("speaker")) {}

    void read(const fs::path& file) {
        readNistFile(builder_, file, [&](const NistFields& fields, ManifestPlace place) {
            read(fields, file.parent_path(), place);
        });
    }

    Manifest finish() { return builder_.finish(); }

private:
    void read(const NistFields& fields, const fs::path& near, ManifestPlace place) {
        const auto begin = numberOf(fields[3]);
        const auto end = numberOf(fields[4]);
        if (!begin || !end) return builder_.problem(place, msg("its beginning or its end is no number"));
        std::string_view text = fields.size() > 5 ? fields[5] : std::string_view();
        ManifestEntry entry;
        setColumn(entry, speaker_, std::string(fields[2]));
        if (const std::size_t close = text.find('>');
            text.starts_with('<') && close != std::string_view::npos) {
            setColumn(entry, builder_.column("labels"), std::string(text.substr(1, close - 1)));
            text.remove_prefix(close + 1);
        }
        if (inLowerCase(trimmed(text)) == notScored)
            return builder_.problem(place, msg("is marked as not to be scored"));
        entry.stretch = Stretch{*begin, *end};
        entry.channel = channelFromOne(fields[1]);
        entry.reference = firstAlternative(text);
        segments_.add(std::move(entry), fields[0], near, place);
    }

    ManifestBuilder builder_;
    SegmentAdder segments_;
    std::size_t speaker_;
};

} // namespace

bool looksLikeStm(std::string_view text) {
    const NistFields fields = firstNistFields(text);
    if (fields.empty()) return false;
    const auto begin = numberOf(fields[3]);
    const auto end = numberOf(fields[4]);
    return begin && end && *begin >= 0 && *begin < *end;
}

Manifest readStm(const fs::path& source, const Paths& files, const Paths& audio,
                 const ManifestOptions& options) {
    return readSegmentFiles<StmReader>(source, files, audio, options);
}

} // namespace offramp
