// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load.h"

#include "base/error.h"
#include "base/files.h"
#include "model/architectures.h"
#include "model/bundle/bundle.h"
#include "model/formats/detect.h"
#include "model/formats/safetensors.h"
#include "model/formats/text.h"
#include "model/formats/torch_file.h"

namespace offramp {

namespace fs = std::filesystem;

namespace {

const char* nameOf(FileKind kind) {
    switch (kind) {
    case FileKind::bundle:
        return "model bundle";
    case FileKind::safetensors:
        return "safetensors";
    case FileKind::torchZip:
        return "PyTorch checkpoint";
    case FileKind::torchLegacy:
        return "PyTorch checkpoint (before 1.6)";
    case FileKind::torchScript:
        return "TorchScript";
    case FileKind::torchTar:
    case FileKind::unknown:
        break;
    }
    return "unknown";
}

/// The kind of a file that holds weights, or an Error that says what it is instead.
FileKind weightsKind(const fs::path& path) {
    const DetectedFile detected = detectFile(path);
    switch (detected.kind) {
    case FileKind::safetensors:
    case FileKind::torchZip:
    case FileKind::torchLegacy:
    case FileKind::torchScript:
        return detected.kind;
    case FileKind::bundle:
    case FileKind::torchTar:
    case FileKind::unknown:
        break;
    }
    refuseKind(path, detected,
               msg("Offramp reads model bundles, PyTorch checkpoints, safetensors and TorchScript modules"));
}

/// The names, on the command line, of the options that were given.
std::vector<std::string> given(const OpenOptions& options) {
    std::vector<std::string> names;
    if (!options.config.empty()) names.emplace_back("--config");
    if (!options.tokenizer.empty()) names.emplace_back("--tokenizer");
    if (options.heads) names.emplace_back("--heads");
    if (options.log) names.emplace_back("--log");
    if (options.normalize) names.emplace_back("--normalize");
    return names;
}

/// What a model.json says is not overruled, and not silently ignored either.
void refuseOptions(const fs::path& path, const std::vector<std::string>& names) {
    if (names.empty()) return;
    throw Error(path.string(), msg("is described by a model.json, and {0} can't overrule it", listed(names)),
                msg("Leave that out, or change the model.json"));
}

/// As refuseOptions() for weights that come with `options.config`.
void refuseBesideConfig(const OpenOptions& options) {
    std::vector<std::string> others = given(options);
    std::erase(others, "--config");
    refuseOptions(options.config, others);
}

LoadedParts loadBundle(const fs::path& path, const OpenOptions& options) {
    refuseOptions(path, given(options));
    Bundle bundle = readBundle(path);
    LoadedParts parts;
    parts.json = std::move(bundle.json);
    parts.weights = bundle.weights;
    const FileKind kind = weightsKind(parts.weights);
    if (kind == FileKind::torchScript) {
        parts.torchScript = parts.weights;
    } else if (findArchitecture(parts.json.description.architecture) != nullptr) {
        parts.tensors = loadTensors(parts.weights);
    } else {
        throw Error(
            path.string(), msg("the architecture \"{0}\" isn't known", parts.json.description.architecture),
            msg("Offramp runs early-conformer and quartznet itself; export other models as TorchScript "
                "(docs/torchscript.md)"));
    }
    parts.json.description.format = nameOf(FileKind::bundle);
    return parts;
}

ModelJson configOf(const OpenOptions& options) {
    refuseBesideConfig(options);
    return parseModelJson(readFile(options.config), options.config.string(), [&](const std::string& name) {
        return readFile(options.config.parent_path() / fs::path(name).filename());
    });
}

LoadedParts loadCheckpoint(const fs::path& path, const OpenOptions& options, FileKind kind) {
    LoadedParts parts;
    parts.weights = path;
    parts.tensors = loadTensors(parts.weights);
    const Architecture& architecture = recogniseArchitecture(parts.tensors, path.string());
    parts.json = options.config.empty() ? architecture.describe(parts.tensors, options, path.string())
                                        : configOf(options);
    if (parts.json.description.architecture != architecture.id) {
        throw Error(path.string(), msg("holds the architecture {0}, and {1} describes {2}", architecture.id,
                                       options.config.string(), parts.json.description.architecture));
    }
    parts.json.description.format = nameOf(kind);
    return parts;
}

using ExtraFiles = std::map<std::string, std::string>;

[[noreturn]] void refuseUndescribed(const fs::path& path, const ExtraFiles& extra) {
    std::string names;
    for (const auto& item : extra)
        names.append(names.empty() ? "" : ", ").append(printable(item.first));
    throw Error(
        path.string(),
        names.empty()
            ? msg("is a TorchScript module without extra files; it needs a model.json among them, which says "
                  "what its input, its exits and its classes are")
            : msg("is a TorchScript module with the extra files {0}; it needs a model.json among them, which "
                  "says what its input, its exits and its classes are",
                  names),
        msg("Save it with _extra_files={\"model.json\": …} as docs/torchscript.md shows"));
}

ModelJson jsonOfTorchScript(const fs::path& path) {
    const ExtraFiles extra = readTorchScriptExtra(path);
    const auto found = extra.find("model.json");
    if (found == extra.end()) refuseUndescribed(path, extra);
    const auto sideFile = [&](const std::string& name) {
        const auto side = extra.find(name);
        if (side != extra.end()) return side->second;
        throw Error(path.string(),
                    msg("its model.json names the file \"{0}\", which isn't among its extra files", name));
    };
    return parseModelJson(found->second, path.string().append(": model.json"), sideFile);
}

LoadedParts loadTorchScript(const fs::path& path, const OpenOptions& options) {
    if (options.config.empty()) refuseOptions(path, given(options));
    LoadedParts parts;
    parts.weights = parts.torchScript = path;
    parts.json = options.config.empty() ? jsonOfTorchScript(path) : configOf(options);
    parts.json.description.format = nameOf(FileKind::torchScript);
    return parts;
}

/// A file in a bundle's folder stands for the bundle.
bool liesInBundle(const fs::path& path) {
    return path.filename() == "weights.safetensors" && fs::exists(path.parent_path() / "model.json");
}

/// What a path leads to, where `config` says how a bundle's weights are to be taken.
FileKind kindOf(const fs::path& path, const fs::path& config) {
    if (!fs::exists(path)) {
        throw Error(path.string(), msg("there is no such file or folder"), msg("Check the name"));
    }
    if (fs::is_directory(path) || (config.empty() && liesInBundle(path))) return FileKind::bundle;
    if (detectFile(path).kind == FileKind::bundle) return FileKind::bundle;
    return weightsKind(path);
}

LoadedParts loadByKind(const fs::path& path, const OpenOptions& options) {
    const FileKind kind = kindOf(path, options.config);
    if (kind == FileKind::bundle) return loadBundle(liesInBundle(path) ? path.parent_path() : path, options);
    if (kind == FileKind::torchScript) return loadTorchScript(path, options);
    return loadCheckpoint(path, options, kind);
}

} // namespace

OpenQuestions questionsAbout(const fs::path& path) {
    const FileKind kind = kindOf(path, {});
    if (kind == FileKind::bundle) return {};
    if (kind == FileKind::torchScript) return {!readTorchScriptExtra(path).contains("model.json"), false};
    return {true, true};
}

TensorMap loadTensors(const fs::path& weights) {
    switch (weightsKind(weights)) {
    case FileKind::safetensors:
        return readSafetensors(weights).tensors;
    case FileKind::torchScript:
        return readTorchScriptTensors(weights).tensors;
    default:
        return readTorchFile(weights).tensors;
    }
}

LoadedParts loadParts(const fs::path& path, const OpenOptions& options) {
    LoadedParts parts = loadByKind(path, options);
    parts.json.description.path = path;
    return parts;
}

std::unique_ptr<Model> buildNative(LoadedParts parts) {
    const Architecture* architecture = findArchitecture(parts.json.description.architecture);
    TensorReader reader(parts.tensors, parts.weights.string());
    // The tokenizer is checked against the classes where it is made (decode), the rest here.
    std::unique_ptr<Model> model =
        architecture->build(std::move(parts.json.description), parts.json.parameters, reader);
    return model;
}

} // namespace offramp
