// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// What bare weights cannot tell of a model. What isn't given is taken as the paper has it (arXiv
/// 2309.09546), and a warning in the description says so.
struct OpenOptions {
    std::filesystem::path config; ///< a model.json whose features, tokenizer, exits and parameters are used
    std::filesystem::path tokenizer;       ///< a SentencePiece model, or a text file with one token a line
    std::optional<int> heads;              ///< attention heads; 8 in the paper
    std::optional<FeatureConfig::Log> log; ///< none in the paper
    std::optional<FeatureConfig::Normalize> normalize; ///< none in the paper
};

/// Which of the OpenOptions a file leaves open: what to ask a person before it is opened.
struct OpenQuestions {
    bool config = false;  ///< a model.json would help: the file has no description of its own
    bool details = false; ///< without one, the tokenizer, the heads and the features must be known

    [[nodiscard]] bool any() const { return config || details; }
};

/// Looks at the file's kind only. Throws Error as openModel() does for files of no kind that Offramp reads.
[[nodiscard]] OpenQuestions questionsAbout(const std::filesystem::path& path);

/// Loads a model of any kind that Offramp reads, told apart by content: a model bundle (folder, or a file in
/// it), a PyTorch checkpoint (zip or legacy), safetensors, TorchScript. Runs nothing that a checkpoint asks
/// to run. Throws Error that says what is wrong or missing and what would help.
[[nodiscard]] std::unique_ptr<Model> openModel(const std::filesystem::path& path,
                                               const OpenOptions& options = {});

/// Loads the model at `from` and writes it as a bundle, the new folder `to`. Native architectures become
/// safetensors in the precision of their file; a TorchScript module of another is copied. Throws Error;
/// leaves nothing half-done.
std::vector<Message> convertModel(const std::filesystem::path& from, const OpenOptions& options,
                                  const std::filesystem::path& to);

} // namespace offramp
