// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/text_file.h"
#include "corpus/manifest/channel.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"
#include "corpus/manifest/segments.h"

namespace offramp {

namespace fs = std::filesystem;

// NIST's segment time marked files (SCTK, infmts.htm): FILE CHANNEL SPEAKER BEGIN END [<LABELS>] TEXT.

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
        const std::size_t number = builder_.file(file);
        try {
            const std::string text = readTextFile(file, largestManifest);
            LineReader lines(text);
            while (const auto line = lines.next())
                if (!trimmed(line->text).starts_with(";;"))
                    read(*line, file.parent_path(), {number, line->number});
        } catch (const Error& error) {
            builder_.problem({number, 0}, error.reason());
        }
    }

    Manifest finish() { return builder_.finish(); }

private:
    void read(const Line& line, const fs::path& near, ManifestPlace place) {
        if (auto reason = unreadable(line.text)) return builder_.problem(place, std::move(*reason));
        const auto fields = fieldsOf(line.text, 6);
        if (fields.size() < 5)
            return builder_.problem(place, msg("has {0} values where {1} are needed", fields.size(), 5));
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
    LineReader lines(text);
    auto line = lines.next();
    while (line && trimmed(line->text).starts_with(";;"))
        line = lines.next();
    if (!line) return false;
    const auto fields = fieldsOf(line->text, 6);
    if (fields.size() < 5) return false;
    const auto begin = numberOf(fields[3]);
    const auto end = numberOf(fields[4]);
    return begin && end && *begin >= 0 && *begin < *end;
}

Manifest readStm(const fs::path& source, const Paths& files, const Paths& audio,
                 const ManifestOptions& options) {
    std::error_code ignored;
    const fs::path folder = fs::is_directory(source, ignored) ? source : source.parent_path();
    StmReader reader(source, folder, audio, options);
    for (const fs::path& file : files)
        reader.read(file);
    return reader.finish();
}

} // namespace offramp
