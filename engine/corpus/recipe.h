// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace offramp {

/// How to make recordings with transcripts from prompts that are installed on the machine (resources/demo).
struct Recipe {
    struct Part {
        std::string prompt; ///< a file below the prompts' folder, without extension: "digits/7"
        std::string text;   ///< what is said in it
    };
    struct Utterance {
        std::string name;
        std::vector<Part> parts;
        double gap = 0; ///< seconds of silence between the parts
    };

    std::vector<std::filesystem::path> folders; ///< where the prompts may be; the first that exists is taken
    std::string package;                        ///< the Debian package that installs them
    int sampleRate = 16000;                     ///< of the recordings, Hz
    double margin = 0;                          ///< seconds of silence at both ends
    std::map<std::string, std::string> prompts; ///< what is said in each prompt that may be used
    std::vector<Utterance> utterances;
};

/// Throws Error that names the key that is missing or wrong.
[[nodiscard]] Recipe readRecipe(const std::filesystem::path& path);

/// The folder that has the recipe's prompts. Throws Error, naming the package, where they aren't installed.
[[nodiscard]] std::filesystem::path promptFolder(const Recipe& recipe);

/// Makes the recipe's recordings in `folder` (made if it isn't there): NAME.wav and NAME.txt each. Older
/// ones of these names are replaced. Returns the sound files in the recipe's order. Throws Error, naming
/// the package where the prompts aren't installed, and Cancelled. `progress` gets rising numbers from 0 to 1.
[[nodiscard]] std::vector<std::filesystem::path>
makeRecordings(const Recipe& recipe, const std::filesystem::path& folder,
               const std::function<void(double)>& progress = {}, const CancelToken& cancel = {});

} // namespace offramp
