// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bundle/bundle.h"

#include "base/error.h"
#include "base/files.h"
#include "model/bundle/config_json.h"

#include <string>
#include <system_error>
#include <unistd.h>

namespace offramp {

namespace fs = std::filesystem;

namespace {

/// A file that model.json names must lie in the bundle's folder: a bundle from elsewhere has no business with
/// others.
fs::path sideFile(const fs::path& folder, const std::string& name, const std::string& subject) {
    const bool plain =
        !name.empty() && name != "." && name != ".." && fs::path(name).filename() == fs::path(name);
    if (!plain) {
        throw Error(subject, msg("names the file \"{0}\", which is not a plain file name", name),
                    msg("Put the file into the bundle's folder"));
    }
    if (!fs::exists(folder / name)) {
        throw Error(subject, msg("names the file \"{0}\", which isn't there", name),
                    msg("Put the file into the bundle's folder"));
    }
    return folder / name;
}

void checkAbsent(const fs::path& to) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(to, ignored))) return;
    throw Error(to.string(), msg("is there already"),
                msg("Name a folder that doesn't exist yet, or remove this one"));
}

} // namespace

Bundle readBundle(const fs::path& path) {
    const bool isFolder = fs::is_directory(path);
    const fs::path file = isFolder ? path / "model.json" : path;
    const fs::path folder = isFolder ? path : path.parent_path();
    const std::string subject = file.string();
    if (!fs::exists(file)) {
        throw Error(path.string(), msg("is a folder without a model.json"),
                    msg("Name a model bundle or a model's file"));
    }
    Bundle bundle;
    bundle.json = parseModelJson(readFile(file), subject, [&](const std::string& name) {
        return readFile(sideFile(folder, name, subject));
    });
    if (bundle.json.weights.empty()) {
        throw Error(subject, msg("the key \"weights\" is missing"),
                    msg("docs/model-bundle.md lists the keys"));
    }
    bundle.weights = sideFile(folder, bundle.json.weights, subject);
    return bundle;
}

void writeBundle(const fs::path& to, const ModelJson& json,
                 const std::function<void(const fs::path&)>& writeWeights) {
    checkAbsent(to);
    fs::path folder = fs::absolute(to).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    std::string name(".");
    name.append(folder.filename().string()).append(".").append(std::to_string(::getpid())).append(".part");
    const fs::path temporary = folder.parent_path() / name;
    try {
        std::error_code failure;
        fs::create_directory(temporary, failure);
        if (failure) {
            throw Error(to.string(), msg("cannot be made ({0})", failure.message()),
                        msg("Check that the folder it is to lie in exists and that you may write there"));
        }
        writeWeights(temporary);
        if (!json.description.tokenizer.sentencePieceModel.empty()) {
            writeFile(temporary / tokenizerFileName, json.description.tokenizer.sentencePieceModel);
        }
        writeFile(temporary / "model.json", formatModelJson(json));
        fs::rename(temporary, folder, failure);
        if (failure) throw Error(to.string(), msg("cannot be made ({0})", failure.message()));
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(temporary, ignored);
        throw;
    }
}

} // namespace offramp
