// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/corpus_gui.h"

#include "base/files.h"
#include "support/gui.h"

#include <QtTest>

#include <string>

namespace offramp::test {

void writeNoiseCorpus(const std::filesystem::path& folder, const char* name, int utterances) {
    std::string lines;
    for (int i = 0; i < utterances; ++i) {
        const std::string file = "noise-" + std::to_string(i) + ".wav";
        writeNoise(folder / file, 0.5 + 0.1 * (i % 5), static_cast<unsigned>(i + 1));
        lines.append("{\"audio_filepath\": \"").append(file);
        lines.append("\", \"text\": \"one two\", \"split\": \"").append(i % 2 == 0 ? "dev" : "test");
        lines.append("\"}\n");
    }
    writeFile(folder / name, lines);
}

CorpusRequest requestFor(MainWindow& window, const std::filesystem::path& folder, const char* corpus,
                         const char* out) {
    CorpusRequest request;
    request.recogniser = window.workbench().recogniser();
    request.openedWith = window.workbench().openedWith();
    request.manifest = folder / corpus;
    request.out = folder / out;
    request.threads = 1;
    return request;
}

bool openShippedModel(MainWindow& window) {
    window.show();
    window.workbench().openModel(shippedModel());
    return waitUntilIdle(window);
}

bool waitUntilAllIsIdle(MainWindow& window) {
    return QTest::qWaitFor([&] { return window.isIdle(); }, 60000);
}

std::shared_ptr<CorpusResults> threeExits(std::size_t utterances) {
    auto results = std::make_shared<CorpusResults>();
    results->source = "three.offramp";
    results->model.name = "three exits";
    results->model.exits = {{"first", 1}, {"second", 2}, {"third", 3}};
    results->utterances.resize(utterances);
    DecoderResults greedy;
    greedy.name = "greedy";
    std::vector<double> entropies;
    for (std::size_t u = 0; u < utterances; ++u) {
        results->utterances[u].key = static_cast<std::int64_t>(u + 1);
        results->utterances[u].id = "utterance-" + std::to_string(u);
        results->utterances[u].reference = "one";
        const double first = 0.1 * static_cast<double>(u + 1);
        entropies.insert(entropies.end(), {first, first / 2, first / 4});
    }
    greedy.texts.assign(3 * utterances, "one");
    greedy.words.assign(3 * utterances, {.hits = 1});
    greedy.characters.assign(3 * utterances, {.hits = 3});
    greedy.scores = {{specOf("entropy_normalised"), std::move(entropies)}};
    results->decoders.push_back(std::move(greedy));
    results->seconds.assign(3 * utterances, 0.1);
    results->macs.assign(3 * utterances, 1e9);
    return results;
}

} // namespace offramp::test
