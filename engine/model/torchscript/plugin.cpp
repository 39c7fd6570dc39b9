// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"
#include "model/torchscript/interface.h"
#include "model/torchscript/script_model.h"
#include "model/torchscript/torch_threads.h"

#include <algorithm>
#include <thread>

namespace {

using namespace offramp;

std::unique_ptr<Model> open(const std::filesystem::path& path, ModelJson json) {
    return std::make_unique<ScriptModel>(path, std::move(json));
}

TorchVersion version() {
    const int threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return {libTorchVersion(), torchThreading(threads)};
}

} // namespace

extern "C" __attribute__((visibility("default"))) const offramp::TorchScriptPlugin*
offrampTorchScriptPlugin() {
    static const offramp::TorchScriptPlugin plugin = {offramp::programVersion, &open, &version};
    return &plugin;
}
