// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/store.h"
#include "model/model.h"

#include <memory>
#include <string>
#include <vector>

namespace offramp::detail {

/// What one exit gave in an earlier run.
struct StoredExit {
    TraceRecord trace;
    double seconds = 0; ///< to it, features included
    std::optional<std::int64_t> macs;
};

/// A model as a results file describes it: its features, tokenizer and exits. `subject` names it in errors.
/// Throws Error.
[[nodiscard]] ModelDescription storedDescription(const RunIdentity& identity, const std::string& subject);

/// Gives again, for one utterance, what a model gave when it was run, as many exits as were run then:
/// whatever the input, and without computing anything.
class StoredModel : public Model {
public:
    StoredModel(ModelDescription description, std::vector<StoredExit> exits);

    [[nodiscard]] const ModelDescription& description() const override { return description_; }
    [[nodiscard]] std::int64_t outputFrames(std::int64_t inputFrames) const override;
    [[nodiscard]] std::optional<std::int64_t> macs(int exit, std::int64_t inputFrames) const override;
    [[nodiscard]] std::unique_ptr<ModelRun> start(std::shared_ptr<const Matrix> input,
                                                  const RunOptions& options) const override;

private:
    ModelDescription description_;
    std::shared_ptr<const std::vector<StoredExit>> exits_; ///< runs share them
};

} // namespace offramp::detail
