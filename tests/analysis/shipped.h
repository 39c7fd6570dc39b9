// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"
#include "model/open.h"
#include "support/support.h"

#include <filesystem>
#include <memory>

namespace offramp::test {

/// The model that ships, opened once.
inline const Recogniser& shippedRecogniser() {
    static const Recogniser recogniser(openModel(sourceDir() / "resources/models/digits-early-conformer"));
    return recogniser;
}

/// The recording that is kept with the tests: 3 s, made by a formula.
inline std::filesystem::path murmur() {
    return dataDir() / "shipping/murmur.flac";
}

inline AnalyzeOptions twoThreads() {
    AnalyzeOptions options;
    options.run.threads = 2;
    return options;
}

/// All exits of the murmur, computed once.
inline const std::shared_ptr<const Analysis>& murmurAnalysis() {
    static const auto analysis = analyze(shippedRecogniser(), murmur(), twoThreads());
    return analysis;
}

} // namespace offramp::test
