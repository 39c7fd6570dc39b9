// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/table_shape.h"

#include "base/error.h"
#include "corpus/manifest/lines.h"

#include <algorithm>
#include <charconv>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, tableFields> fieldNames{"utterance",
                                                               "exit",
                                                               "layer",
                                                               "decoder",
                                                               "text",
                                                               "reference",
                                                               "audio",
                                                               "duration",
                                                               "seconds",
                                                               "macs",
                                                               "wer",
                                                               "errors",
                                                               "hits",
                                                               "substitutions",
                                                               "insertions",
                                                               "deletions",
                                                               "character_hits",
                                                               "character_substitutions",
                                                               "character_insertions",
                                                               "character_deletions"};

constexpr std::string_view digits = "0123456789";

/// The number at the end of a name: 12 of "layer_12".
std::optional<int> numberAtEnd(std::string_view name) {
    const std::size_t last = name.find_last_not_of(digits);
    const std::string_view number = name.substr(last == std::string_view::npos ? 0 : last + 1);
    int value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    return error == std::errc() && !number.empty() ? std::optional(value) : std::nullopt;
}

/// Layers by the names of the exits.
void findLayers(std::vector<TableExit>& exits, const fs::path& file, std::vector<Message>& notes) {
    bool fromZero = false;
    for (TableExit& exit : exits) {
        exit.layer = numberAtEnd(exit.name);
        if (!exit.layer) {
            throw Error(file.string(), msg("doesn't say after which layer exit {0} stands", exit.name),
                        msg("Add a column \"layer\""));
        }
        fromZero = fromZero || *exit.layer == 0;
    }
    std::string layers;
    for (TableExit& exit : exits) {
        if (fromZero) ++*exit.layer;
        layers.append(layers.empty() ? "" : ", ").append(std::to_string(*exit.layer));
    }
    notes.push_back(
        msg("There is no column \"layer\": the exits are taken to stand after the layers {0}.", layers));
}

} // namespace

TableShape::TableShape(const std::vector<std::string>& header, const fs::path& file) {
    for (std::size_t place = 0; place < header.size(); ++place) {
        names_.emplace_back(trimmed(header[place]));
        add(place, file);
    }
    check(file);
}

void TableShape::add(std::size_t place, const fs::path& file) {
    const std::string& name = names_[place];
    if (std::ranges::count(names_, name) > 1)
        throw Error(file.string(), msg("has two columns \"{0}\"", name));
    const auto field = std::ranges::find(fieldNames, inLowerCase(name));
    if (field != fieldNames.end()) {
        fields_.at(static_cast<std::size_t>(field - fieldNames.begin())) = place;
    } else if (findMeasure(name.substr(0, name.find(':'))) != nullptr) {
        try {
            measures_.push_back({parseMeasureSpec(name), place});
        } catch (const Error& error) {
            throw Error(file.string(), msg("its column \"{0}\": {1}", name, error.reason().text()),
                        error.remedy());
        }
    } else {
        columns_.push_back(name);
        columnPlaces_.push_back(place);
    }
}

void TableShape::check(const fs::path& file) const {
    for (const TableField field : {TableField::utterance, TableField::exit}) {
        if (has(field)) continue;
        throw Error(file.string(),
                    msg("has no column \"{0}\"", fieldNames.at(static_cast<std::size_t>(field))),
                    msg("A table of results has a row for each utterance and exit (docs/results-file.md)"));
    }
    for (const TableField first : {TableField::hits, TableField::characterHits}) {
        const auto begin = static_cast<std::size_t>(first);
        const auto there = std::count_if(fields_.begin() + static_cast<std::ptrdiff_t>(begin),
                                         fields_.begin() + static_cast<std::ptrdiff_t>(begin + 4),
                                         [](const auto& place) { return place.has_value(); });
        if (there == 0 || there == 4) continue;
        throw Error(file.string(), msg("has some of hits, substitutions, insertions and deletions, not all"),
                    msg("Errors are told by the four of them"));
    }
    if (has(TableField::hits) || (has(TableField::text) && has(TableField::reference))) return;
    throw Error(file.string(), msg("doesn't tell errors"),
                msg("Add columns text and reference, or hits, substitutions, insertions and deletions"));
}

std::vector<TableExit> exitsOf(std::vector<TableExit> exits, const fs::path& file,
                               std::vector<Message>& notes) {
    const bool known =
        std::ranges::all_of(exits, [](const TableExit& exit) { return exit.layer.has_value(); });
    if (!known) findLayers(exits, file, notes);
    std::ranges::sort(exits, {}, &TableExit::layer);
    const auto twice = std::ranges::adjacent_find(exits, {}, &TableExit::layer);
    if (twice == exits.end()) return exits;
    throw Error(file.string(),
                msg("the exits {0} and {1} stand after the same layer", twice->name, std::next(twice)->name));
}

} // namespace offramp::detail
