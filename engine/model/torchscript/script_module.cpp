// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/torchscript/script_module.h"

#include "base/error.h"
#include "model/formats/torchscript_origin.h"
#include "model/torchscript/script_outputs.h"
#include "model/torchscript/torch_error.h"
#include "model/torchscript/torch_threads.h"

#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/script.h>
#include <torch/version.h>

namespace offramp {

namespace {

/// What every call into a module needs: no gradients, and the interpreter as it is. Torch's optimiser studies
/// the first two runs of a module and took two seconds in each of them, to gain nothing that could be
/// measured.
struct Calling {
    explicit Calling(int threads) : threads_(threads) {}

private:
    TorchThreads threads_;
    c10::InferenceMode inference_;
    torch::jit::GraphOptimizerEnabledGuard unoptimized_{false};
};

} // namespace

struct ScriptModule::Parts {
    std::string subject;
    mutable torch::jit::Module module; // calling a method is const in all but name
    bool takesWaveform = false;
    bool hasSteps = false;
    int exits = 0;

    /// Calls a method and turns whatever it throws into an Error.
    c10::IValue call(const char* method, std::vector<c10::IValue> arguments) const {
        try {
            return module.get_method(method)(std::move(arguments));
        } catch (const std::exception& error) {
            throw Error(subject, msg("its {0} failed: {1}", method, essenceOf(error)),
                        msg("Try the module on the same input in Python"));
        }
    }

    /// [1, mels, frames] or [1, samples], and its length [1].
    std::vector<c10::IValue> arguments(const Matrix& input) const {
        // A copy, so that a module that works in place doesn't change what others read.
        const at::Tensor rows =
            torch::from_blob(const_cast<float*>(input.data()), {input.rows(), input.cols()}, at::kFloat);
        const at::Tensor batch = takesWaveform ? rows.reshape({1, input.rows()}) : rows.t().unsqueeze(0);
        return {batch.clone(at::MemoryFormat::Contiguous), torch::full({1}, input.rows(), at::kLong)};
    }
};

namespace {

/// What both ways to run need.
class PartsRun : public ScriptRun {
public:
    PartsRun(const ScriptModule::Parts& parts, std::vector<c10::IValue> arguments, int threads)
        : parts_(parts), arguments_(std::move(arguments)), threads_(threads) {}

protected:
    const ScriptModule::Parts& parts_;
    std::vector<c10::IValue> arguments_;
    int threads_;
};

/// All exits at once, in the first call.
class ForwardRun : public PartsRun {
public:
    using PartsRun::PartsRun;

    std::shared_ptr<const Matrix> next(int exit) override {
        const Calling calling(threads_);
        if (exit == 0)
            outputs_ =
                splitExits(parts_.call("forward", std::move(arguments_)), parts_.exits, parts_.subject);
        at::Tensor& output = outputs_.at(static_cast<std::size_t>(exit));
        auto matrix = exitMatrix(output, exit, parts_.subject);
        output = at::Tensor();
        return matrix;
    }

private:
    std::vector<at::Tensor> outputs_;
};

/// One exit a call; what lies between two is the module's own affair.
class StepRun : public PartsRun {
public:
    using PartsRun::PartsRun;

    std::shared_ptr<const Matrix> next(int exit) override {
        const Calling calling(threads_);
        if (exit == 0) state_ = parts_.call("start", std::move(arguments_));
        const c10::IValue result = parts_.call("step", {state_, std::int64_t(exit)});
        const auto& elements = result.toTupleRef().elements();
        state_ = elements[1];
        return exitMatrix(elements[0].toTensor(), exit, parts_.subject);
    }

private:
    c10::IValue state_;
};

torch::jit::Module load(const std::filesystem::path& path) {
    try {
        torch::jit::Module module = torch::jit::load(path.string(), c10::Device(at::kCPU));
        module.eval();
        return module;
    } catch (const std::exception& error) {
        throw Error(
            path.string(),
            msg("was made by {0}, and LibTorch {1}, which is installed here, cannot load it: {2}",
                torchScriptOrigin(path), libTorchVersion(), essenceOf(error)),
            msg("If it is newer, export it with PyTorch {0} or older, or install an Offramp with a newer "
                "LibTorch",
                libTorchVersion()));
    }
}

void refuseMethod(const std::string& subject, const std::string& problem) {
    if (problem.empty()) return;
    throw Error(subject, msg("has {0}", problem), msg("docs/torchscript.md shows how to wrap a model"));
}

/// Whether the module computes exit by exit. Throws Error if its methods are not the ones that are agreed
/// upon.
bool checkMethods(const torch::jit::Module& module, const std::string& subject) {
    const auto start = module.find_method("start");
    const auto step = module.find_method("step");
    if (start && step) {
        refuseMethod(subject, problemWithStart(start->function().getSchema()));
        refuseMethod(subject, problemWithStep(step->function().getSchema()));
        return true;
    }
    const auto forward = module.find_method("forward");
    if (!forward) {
        throw Error(subject, msg("has no method forward, nor start and step"),
                    msg("docs/torchscript.md shows how to wrap a model"));
    }
    refuseMethod(subject, problemWithForward(forward->function().getSchema()));
    return false;
}

} // namespace

ScriptModule::ScriptModule(const std::filesystem::path& path, bool takesWaveform, int exits) {
    auto parts = std::make_unique<Parts>();
    parts->subject = path.string();
    parts->module = load(path);
    parts->takesWaveform = takesWaveform;
    parts->hasSteps = checkMethods(parts->module, parts->subject);
    parts->exits = exits;
    parts_ = std::move(parts);
}

ScriptModule::~ScriptModule() = default;

std::int64_t ScriptModule::parameterCount() const {
    std::int64_t count = 0;
    for (const at::Tensor& parameter : parts_->module.parameters())
        count += parameter.numel();
    return count;
}

bool ScriptModule::hasSteps() const {
    return parts_->hasSteps;
}

std::unique_ptr<ScriptRun> ScriptModule::start(const Matrix& input, int threads) const {
    const c10::InferenceMode inference;
    auto arguments = parts_->arguments(input);
    if (parts_->hasSteps) return std::make_unique<StepRun>(*parts_, std::move(arguments), threads);
    return std::make_unique<ForwardRun>(*parts_, std::move(arguments), threads);
}

std::string libTorchVersion() {
    return TORCH_VERSION;
}

} // namespace offramp
