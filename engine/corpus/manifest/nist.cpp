// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/nist.h"

#include "base/error.h"
#include "base/text_file.h"
#include "corpus/manifest/lines.h"

namespace offramp {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t fewest = 5;

bool isComment(const Line& line) {
    return trimmed(line.text).starts_with(";;");
}

void take(ManifestBuilder& builder, const Line& line, ManifestPlace place, const TakeNistLine& taken) {
    if (auto reason = unreadable(line.text)) return builder.problem(place, std::move(*reason));
    const NistFields fields = fieldsOf(line.text, fewest + 1);
    if (fields.size() < fewest)
        return builder.problem(place, msg("has {0} values where {1} are needed", fields.size(), fewest));
    taken(fields, place);
}

} // namespace

void readNistFile(ManifestBuilder& builder, const fs::path& file, const TakeNistLine& taken) {
    const std::size_t number = builder.file(file);
    try {
        const std::string text = readTextFile(file, largestManifest);
        LineReader lines(text);
        while (const auto line = lines.next())
            if (!isComment(*line)) take(builder, *line, {number, line->number}, taken);
    } catch (const Error& error) {
        builder.problem({number, 0}, error.reason());
    }
}

NistFields firstNistFields(std::string_view text) {
    LineReader lines(text);
    auto line = lines.next();
    while (line && isComment(*line))
        line = lines.next();
    NistFields fields = line ? fieldsOf(line->text, fewest + 1) : NistFields();
    return fields.size() < fewest ? NistFields() : fields;
}

} // namespace offramp
