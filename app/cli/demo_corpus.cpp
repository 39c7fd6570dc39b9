// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/demo/demo_corpus.h"
#include "commands.h"
#include "common/demo.h"
#include "number_text.h"
#include "styled_text.h"
#include "terminal.h"

#include <algorithm>
#include <iostream>
#include <set>

namespace offramp::cli {

namespace {

struct Request {
    std::filesystem::path folder;
    int strings = 300;
    std::uint64_t seed = 1;
    std::vector<std::string> languages; ///< empty: all
};

std::set<std::string> knownLanguages() {
    std::set<std::string> languages;
    for (const PromptCollection& collection : debianPrompts())
        languages.insert(collection.language);
    return languages;
}

DemoCorpusOptions optionsOf(const Request& request) {
    DemoCorpusOptions options = demoCorpusOptions();
    options.strings = request.strings;
    options.seed = request.seed;
    if (!request.languages.empty()) {
        std::erase_if(options.languages, [&](const PromptCollection& collection) {
            return std::find(request.languages.begin(), request.languages.end(), collection.language) ==
                   request.languages.end();
        });
    }
    return options;
}

void print(const DemoManifest& manifest) {
    std::cout << "  " << padded(manifest.file.filename().string(), 18)
              << paddedLeft(std::to_string(manifest.utterances), 6)
              << padded(manifest.isOfStrings ? " strings of digits," : " prompts,", 20)
              << paddedLeft(formatted("%.1f", manifest.seconds / 60), 6) << " min";
    if (manifest.leftOut > 0) std::cout << "; " << manifest.leftOut << " left out";
    std::cout << "\n";
}

/// What wasn't asked for by name may be missing.
int makeCorpus(const Request& request) {
    ProgressLine line;
    const auto progress = [&](double part) {
        line.show("making the corpus: " + std::to_string(static_cast<int>(100 * part)) + " %");
    };
    const DemoCorpus corpus = makeDemoCorpus(request.folder, optionsOf(request), progress);
    line.clear();
    std::cout << "Wrote to " << request.folder.string() << ":\n";
    for (const DemoManifest& manifest : corpus.manifests)
        print(manifest);
    std::cout.flush();
    for (const Error& error : corpus.missing)
        std::cerr << "offramp-cli: " << error.what() << "\n";
    const bool asked = !request.languages.empty();
    const bool noStrings = request.strings > 0 && !corpus.manifests.front().isOfStrings;
    return !corpus.missing.empty() && (asked || noStrings) ? inputFailed : done;
}

} // namespace

void addDemoCorpus(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "demo-corpus", "Make a corpus with manifests from Debian's telephone prompts: strings of digits for "
                       "the demo model, and the prompts themselves in several languages");
    auto request = std::make_shared<Request>();
    command->add_option("DIR", request->folder, "Where it goes; older files of the same names are replaced")
        ->required()
        ->type_name("");
    command->add_option("--strings", request->strings, "How many strings of digits (0: none)")
        ->check(CLI::Range(0, 100000))
        ->capture_default_str()
        ->type_name("N");
    command->add_option("--seed", request->seed, "What they are drawn from: the same seed, the same strings")
        ->capture_default_str()
        ->type_name("S");
    command
        ->add_option("--language", request->languages,
                     "Whose prompts get a manifest: en, es, fr, it, ru (default: all that are installed)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(knownLanguages()))
        ->type_name("LANG");
    command->callback([=, &action] {
        action = [=] {
            return makeCorpus(*request);
        };
    });
}

} // namespace offramp::cli
