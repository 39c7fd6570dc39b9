// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/import/import.h"

#include "corpus/corpus.h"

#include <iostream>
#include <memory>

namespace offramp::cli {

namespace {

struct ImportRequest {
    std::filesystem::path from;
    std::filesystem::path out;
    std::int64_t classes = 0; ///< 0: not said
    int layer = 0;            ///< likewise
    std::string name;
    std::string normalisation = "none";
};

ImportOptions optionsOf(const ImportRequest& request) {
    ImportOptions options;
    if (request.classes > 0) options.classes = request.classes;
    if (request.layer > 0) options.layer = request.layer;
    options.name = request.name;
    options.normalisation = &normalisationOf(request.normalisation);
    return options;
}

int import(const ImportRequest& request) {
    const ImportOutcome outcome = importResults(request.from, request.out, optionsOf(request));
    for (const Message& note : outcome.notes)
        std::cerr << "offramp-cli: note: " << note.text() << "\n";
    std::cout << "Wrote " << request.out.string() << ": " << outcome.utterances
              << (outcome.utterances == 1 ? " utterance, " : " utterances, ") << outcome.exits
              << (outcome.exits == 1 ? " exit, " : " exits, ");
    for (std::size_t i = 0; i < outcome.decoders.size(); ++i)
        std::cout << (i > 0 ? " and " : "") << outcome.decoders[i];
    std::cout << "\n";
    return done;
}

} // namespace

void addCorpusImport(CLI::App& corpus, Action& action) {
    CLI::App* command = corpus.add_subcommand(
        "import", "Make a results file of published results: a folder in the form of the paper's authors, or "
                  "a table (docs/results-file.md)");
    auto request = std::make_shared<ImportRequest>();
    command->add_option("FROM", request->from, "The folder, or a CSV or TSV file")->required();
    command->add_option("--out", request->out, "The results file to make")->required();
    command
        ->add_option("--classes", request->classes,
                     "The model's classes, the blank included (of a folder 32 by default)")
        ->check(CLI::Range(2, 1000000))
        ->type_name("V");
    command->add_option("--layer", request->layer, "The layer of a single-exit run's exit (default 12)")
        ->check(CLI::Range(1, 100000))
        ->type_name("N");
    command->add_option("--name", request->name, "The model's name (default: the folder's or the file's)")
        ->type_name("NAME");
    command
        ->add_option("--normalisation", request->normalisation,
                     "How texts are compared: none (default; the published rates are counted so), basic or "
                     "letters")
        ->type_name("ID");
    command->callback([=, &action] {
        action = [=] {
            return import(*request);
        };
    });
}

} // namespace offramp::cli
