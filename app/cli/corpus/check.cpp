// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "corpus/corpus.h"
#include "corpus/manifest/manifest_json.h"
#include "corpus/manifest_options.h"
#include "corpus/point_text.h"
#include "number_text.h"
#include "styled_text.h"
#include "terminal.h"

#include <algorithm>
#include <iostream>
#include <memory>

namespace offramp::cli {

namespace {

struct CheckRequest {
    std::shared_ptr<ManifestRequest> manifest;
    std::filesystem::path json;
};

std::string count(std::size_t number, const char* one, const char* many) {
    return counted(static_cast<std::int64_t>(number), one, many);
}

void printHead(const Manifest& manifest) {
    const auto withReference =
        std::count_if(manifest.entries.begin(), manifest.entries.end(),
                      [](const ManifestEntry& entry) { return entry.reference.has_value(); });
    double seconds = 0;
    std::size_t known = 0;
    for (const ManifestEntry& entry : manifest.entries) {
        seconds += entry.duration.value_or(0);
        known += entry.duration ? 1 : 0;
    }
    std::cout << rendered(Piece{manifest.source.string(), Style::strong}, coloursWanted()) << "  "
              << manifest.format << ", " << count(manifest.entries.size(), "utterance", "utterances") << ", "
              << withReference << " with a reference";
    if (known > 0) std::cout << ", " << formatted("%.1f min", seconds / 60);
    if (known > 0 && known < manifest.entries.size())
        std::cout << " in the " << known << " whose length is known";
    std::cout << "\n";
    if (manifest.columns.empty()) return;
    std::cout << "  columns:";
    for (const std::string& column : manifest.columns)
        std::cout << " " << (column.find(' ') == std::string::npos ? column : "\"" + column + "\"");
    std::cout << "\n";
}

void printProblems(const Manifest& manifest) {
    if (manifest.problems.empty()) return;
    std::cout << "\n" << count(manifest.problems.size(), "problem", "problems") << ":\n";
    for (const ManifestProblem& problem : manifest.problems) {
        std::cout << "  " << problem.file.string();
        if (problem.line > 0) std::cout << ", line " << problem.line;
        std::cout << ": " << problem.reason.text() << "\n";
    }
}

void printMissing(const Manifest& manifest) {
    if (manifest.missing.empty()) return;
    std::cout << "\n"
              << count(manifest.missing.size(), "recording isn't", "recordings aren't") << " there:\n";
    for (const std::size_t index : manifest.missing) {
        const ManifestEntry& entry = manifest.entries[index];
        std::cout << "  " << entry.id << "  " << entry.audio.string() << "\n";
    }
}

int check(const CheckRequest& request) {
    const Manifest manifest = readRequested(*request.manifest);
    if (request.json == "-") {
        std::cout << manifestJson(manifest);
    } else {
        printHead(manifest);
        printProblems(manifest);
        printMissing(manifest);
        if (!request.json.empty()) writeFile(request.json, manifestJson(manifest));
    }
    return manifest.problems.empty() && manifest.missing.empty() ? done : inputFailed;
}

} // namespace

void addCorpusCheck(CLI::App& corpus, Action& action) {
    CLI::App* command = corpus.add_subcommand(
        "check", "Read a manifest and say what it holds, which lines can't be used and which recordings are "
                 "missing; nothing is run");
    auto request = std::make_shared<CheckRequest>();
    request->manifest = addManifestOptions(*command);
    command->add_option("--json", request->json, "Write the manifest as JSON; - is standard output")
        ->type_name("FILE");
    command->callback([=, &action] {
        action = [=] {
            return check(*request);
        };
    });
}

} // namespace offramp::cli
