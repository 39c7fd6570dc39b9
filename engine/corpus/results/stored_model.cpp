// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/stored_model.h"

#include "model/bundle/model_json.h"

namespace offramp::detail {

namespace {

class StoredRun : public ModelRun {
public:
    explicit StoredRun(std::shared_ptr<const std::vector<StoredExit>> exits) : exits_(std::move(exits)) {}

    [[nodiscard]] std::optional<ExitOutput> next(const CancelToken& cancel) override {
        cancel.check();
        if (next_ == exits_->size()) return std::nullopt;
        const StoredExit& exit = (*exits_)[next_];
        ExitOutput output;
        output.index = static_cast<int>(next_++);
        output.logProbs = exit.trace.logProbs;
        output.hiddenCosines = exit.trace.hiddenCosines;
        output.seconds = exit.seconds;
        output.macs = exit.macs;
        output.modelScore = exit.trace.modelScore;
        return output;
    }

private:
    std::shared_ptr<const std::vector<StoredExit>> exits_;
    std::size_t next_ = 0;
};

} // namespace

ModelDescription storedDescription(const RunIdentity& identity, const std::string& subject) {
    const auto tokenizer = [&](const std::string& /*name*/) {
        return identity.tokenizerModel;
    };
    ModelDescription description =
        parseModelJson(identity.modelJson, subject + ": the model's description", tokenizer).description;
    description.classes = identity.model.classes;
    description.format = "results file";
    description.path = subject;
    return description;
}

StoredModel::StoredModel(ModelDescription description, std::vector<StoredExit> exits)
    : description_(std::move(description)),
      exits_(std::make_shared<const std::vector<StoredExit>>(std::move(exits))) {}

std::int64_t StoredModel::outputFrames(std::int64_t /*inputFrames*/) const {
    return exits_->empty() ? 0 : exits_->front().trace.logProbs->rows();
}

std::optional<std::int64_t> StoredModel::macs(int exit, std::int64_t /*inputFrames*/) const {
    const auto index = static_cast<std::size_t>(exit);
    return index < exits_->size() ? (*exits_)[index].macs : std::nullopt;
}

std::unique_ptr<ModelRun> StoredModel::start(std::shared_ptr<const Matrix> /*input*/,
                                             const RunOptions& /*options*/) const {
    return std::make_unique<StoredRun>(exits_);
}

} // namespace offramp::detail
