// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// A way to make texts comparable before errors are counted: explicit and named, since it changes the error
/// rates. Reference and hypothesis go through the same one. Numbers are not spelled out: "7" and "seven"
/// differ.
struct Normalisation {
    std::string_view id;          ///< stable, for files and the command line
    std::string_view name;        ///< English, for translation, as is
    std::string_view explanation; ///< one sentence
    /// The words of a text: without white space and not empty.
    std::vector<std::u32string> (*words)(std::string_view text) = nullptr;
};

/// - none: words as they are written, parted at white space.
/// - basic: letters composed with their accents; lower case (Greek ς as σ); apostrophes and their typographic
/// forms as '
///   and kept inside words, between letters or digits; all other punctuation and symbols part words;
///   invisible characters dropped.
/// - letters: as basic, and apostrophes inside words are dropped too ("it's" is "its").
[[nodiscard]] std::span<const Normalisation> normalisations();
/// Throws Error, naming those that there are, if there is none of that identifier.
[[nodiscard]] const Normalisation& normalisationOf(std::string_view id);
/// The one that is used where nobody chose: basic.
[[nodiscard]] const Normalisation& defaultNormalisation();

/// The normalised text: its words, one space between them.
[[nodiscard]] std::string normalised(std::string_view text, const Normalisation& normalisation);

} // namespace offramp
