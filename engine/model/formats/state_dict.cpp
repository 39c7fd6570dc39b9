// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/state_dict.h"

#include "base/error.h"
#include "model/formats/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace offramp {

namespace {

/// Where training programs put the weights within a checkpoint, the most telling first.
constexpr std::array usualNames = {
    std::string_view("state_dict"), std::string_view("model_state_dict"), std::string_view("model_state"),
    std::string_view("model"),      std::string_view("module"),           std::string_view("net"),
    std::string_view("network"),    std::string_view("weights"),          std::string_view("params"),
};
constexpr std::array wrapperPrefixes = {std::string_view("module."), std::string_view("_orig_mod.")};

const char* const saveWeights = "Save the weights by name: torch.save(model.state_dict(), path)";

bool hasTensors(const Pickle& pickle, const PickleDict& dict) {
    return std::ranges::any_of(dict.items, [&](const auto& item) {
        return pickle.as<std::string>(item.first) != nullptr && pickle.tensor(item.second) != nullptr;
    });
}

const PickleDict* entryNamed(const Pickle& pickle, const PickleDict& dict, std::string_view name) {
    const PickleDict* found = nullptr;
    for (const auto& [key, value] : dict.items) {
        const auto* text = pickle.as<std::string>(key);
        if (text != nullptr && *text == name) found = pickle.as<PickleDict>(value);
    }
    return found;
}

struct Found {
    const PickleDict* dict = nullptr;
    std::string under;
};

/// Looks into entries of the usual names, and into theirs: {"model": {"state_dict": …}}.
Found search(const Pickle& pickle, const PickleDict& dict, int depth) {
    if (hasTensors(pickle, dict)) return {&dict, {}};
    if (depth == 0) return {};
    for (const std::string_view name : usualNames) {
        const PickleDict* inner = entryNamed(pickle, dict, name);
        const Found found = inner != nullptr ? search(pickle, *inner, depth - 1) : Found();
        if (found.dict == nullptr) continue;
        const std::string rest = found.under.empty() ? std::string() : std::string(".").append(found.under);
        return {found.dict, std::string(name).append(rest)};
    }
    return {};
}

std::vector<std::string> textKeys(const Pickle& pickle, const PickleDict& dict) {
    std::vector<std::string> keys;
    for (const auto& item : dict.items) {
        if (const auto* text = pickle.as<std::string>(item.first)) keys.push_back(*text);
    }
    return keys;
}

[[noreturn]] void refuseRoot(const Pickle& pickle, const std::string& subject) {
    if (const auto* object = pickle.as<PickleObject>(pickle.root)) {
        throw Error(
            subject,
            msg("holds a TorchScript module ({0}), not tensors by name", printable(object->className)),
            msg("Open it as a TorchScript module"));
    }
    if (pickle.tensor(pickle.root) != nullptr) {
        throw Error(subject, msg("holds a single tensor, not a model's tensors by name"), msg(saveWeights));
    }
    throw Error(subject, msg("holds no tensors by name"), msg(saveWeights));
}

[[noreturn]] void refuseEmpty(const Pickle& pickle, const PickleDict& dict, const std::string& subject) {
    const auto keys = textKeys(pickle, dict);
    if (keys.empty())
        throw Error(subject, msg("holds an empty dictionary instead of tensors by name"), msg(saveWeights));
    throw Error(subject,
                msg("is a checkpoint without a state dict that Offramp recognises; it has the entries {0}",
                    listed(keys)),
                msg(saveWeights));
}

void takePrefixesOff(std::map<std::string, const PickleTensor*>& tensors) {
    const auto commonPrefix = [&]() -> std::optional<std::string_view> {
        for (const std::string_view prefix : wrapperPrefixes) {
            const auto has = [&](const auto& item) {
                return item.first.starts_with(prefix) && item.first.size() > prefix.size();
            };
            if (!tensors.empty() && std::ranges::all_of(tensors, has)) return prefix;
        }
        return std::nullopt;
    };
    constexpr int mostWrappers = 8;
    for (int i = 0; i < mostWrappers; ++i) {
        const auto prefix = commonPrefix();
        if (!prefix) return;
        std::map<std::string, const PickleTensor*> bare;
        for (const auto& [name, tensor] : tensors)
            bare.emplace(name.substr(prefix->size()), tensor);
        tensors = std::move(bare);
    }
}

/// Walks a TorchScript module's attributes, depth first.
class ModuleWalk {
public:
    ModuleWalk(const Pickle& pickle, const std::string& subject) : pickle_(pickle), subject_(subject) {}

    void visit(PickleRef ref, const std::string& name, int depth) {
        // A module that is its own part would be visited for ever, one shared on every level 2^depth times.
        if (depth > deepest || ++visits_ > mostVisits || name.size() > longestName) {
            throw Error(subject_, msg("is damaged: its modules are nested without end"));
        }
        if (const PickleTensor* tensor = pickle_.tensor(ref)) tensors.emplace(name, tensor);
        const auto* object = pickle_.as<PickleObject>(ref);
        const auto* attributes = object != nullptr ? pickle_.as<PickleDict>(object->state) : nullptr;
        if (attributes == nullptr) return;
        for (const auto& [key, value] : attributes->items) {
            const auto* part = pickle_.as<std::string>(key);
            if (part != nullptr)
                visit(value, name.empty() ? *part : std::string(name).append(".").append(*part), depth + 1);
        }
    }

    std::map<std::string, const PickleTensor*> tensors;

private:
    static constexpr int deepest = 64;
    static constexpr int mostVisits = 1'000'000;
    static constexpr std::size_t longestName = 4096;
    const Pickle& pickle_;
    const std::string& subject_;
    int visits_ = 0;
};

} // namespace

StateDict findStateDict(const Pickle& pickle, const std::string& subject) {
    const auto* root = pickle.as<PickleDict>(pickle.root);
    if (root == nullptr) refuseRoot(pickle, subject);
    constexpr int deepest = 3;
    const Found found = search(pickle, *root, deepest);
    if (found.dict == nullptr) refuseEmpty(pickle, *root, subject);
    StateDict result;
    result.under = found.under;
    for (const auto& [key, value] : found.dict->items) {
        const auto* name = pickle.as<std::string>(key);
        const PickleTensor* tensor = pickle.tensor(value);
        if (name == nullptr) continue;
        if (tensor != nullptr)
            result.tensors[*name] = tensor;
        else
            result.skipped.push_back(printable(*name));
    }
    takePrefixesOff(result.tensors);
    return result;
}

StateDict findModuleTensors(const Pickle& pickle, const std::string& subject) {
    if (pickle.as<PickleObject>(pickle.root) == nullptr) {
        throw Error(subject, msg("holds no TorchScript module"), msg("Export it again with torch.jit.save"));
    }
    ModuleWalk walk(pickle, subject);
    walk.visit(pickle.root, {}, 0);
    StateDict result;
    result.tensors = std::move(walk.tensors);
    return result;
}

} // namespace offramp
