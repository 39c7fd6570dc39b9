// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/demo/demo_corpus.h"

#include "corpus/demo/makers.h"

#include <system_error>

namespace offramp {

namespace fs = std::filesystem;

namespace {

/// What the strings take of the time, where the languages are made too.
constexpr double stringsShare = 0.9;

void makeFolder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) throw Error(folder.string(), msg("cannot be made ({0})", failure.message()));
}

/// False, and said, if a check throws.
bool isThere(DemoCorpus& corpus, const std::function<void()>& check) {
    try {
        check();
        return true;
    } catch (const Error& error) {
        corpus.missing.push_back(error);
        return false;
    }
}

} // namespace

DemoCorpus makeDemoCorpus(const fs::path& folder, const DemoCorpusOptions& options,
                          const std::function<void(double)>& progress, const CancelToken& cancel) {
    makeFolder(folder);
    DemoCorpus corpus;
    const double share = options.languages.empty() ? 1 : stringsShare;
    const auto report = [&](double part) {
        if (progress) progress(part);
    };
    if (options.strings > 0 && isThere(corpus, [&] { (void)promptFolder(options.recipe); })) {
        const auto ofStrings = [&](double part) {
            report(share * part);
        };
        corpus.manifests.push_back(makeDigitStrings(folder, options, ofStrings, cancel));
    }
    for (std::size_t i = 0; i < options.languages.size(); ++i) {
        const PromptCollection& collection = options.languages[i];
        if (isThere(corpus, [&] { checkInstalled(collection); }))
            corpus.manifests.push_back(makePromptManifest(folder, collection, cancel));
        report(share +
               (1 - share) * static_cast<double>(i + 1) / static_cast<double>(options.languages.size()));
    }
    if (corpus.manifests.empty() && !corpus.missing.empty()) throw Error(corpus.missing.front());
    return corpus;
}

} // namespace offramp
