// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/demo.h"

#include "common/paths.h"

namespace offramp {

std::filesystem::path demoModel() {
    return resource("models/digits-early-conformer");
}

std::filesystem::path demoFolder() {
    return cacheFolder() / "demo";
}

DemoCorpusOptions demoCorpusOptions() {
    DemoCorpusOptions options;
    options.recipe = readRecipe(resource("demo/digits.json"));
    return options;
}

std::filesystem::path demoCorpusFolder() {
    return cacheFolder() / "demo-corpus";
}

std::filesystem::path demoCorpusResults() {
    return cacheFolder() / "demo-corpus.offramp";
}

std::vector<std::filesystem::path> makeDemoRecordings(const std::filesystem::path& folder) {
    return makeRecordings(readRecipe(resource("demo/digits.json")), folder);
}

} // namespace offramp
