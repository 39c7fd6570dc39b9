// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/open.h"

#include "base/error.h"
#include "exits/policy_json.h"
#include "session/container.h"
#include "session/document.h"
#include "session/locate.h"
#include "session/migration.h"
#include "session/model_entry.h"
#include "session/option_json.h"
#include "session/stored_analysis.h"
#include "session/unpack.h"

#include <algorithm>
#include <system_error>

namespace offramp {

namespace fs = std::filesystem;
using detail::Container;
using nlohmann::json;

namespace {

class Opening {
public:
    Opening(const fs::path& path, const OpenSessionOptions& options, const CancelToken& cancel)
        : path_(fs::absolute(path).lexically_normal()), subject_(path.string()), options_(options),
          cancel_(cancel), container_(Container::open(path_)), folder_(folderOf(path_)) {
        document_ = parseJson(container_->text(detail::documentName, detail::largestDocument), subject_);
        detail::migrateSession(document_, subject_);
    }

    OpenedSession run() {
        JsonObject root(document_, subject_, detail::sessionKeys);
        session().packed = root.boolean("packed", false);
        paths_.emplace(folder_, root.string("saved_in", ""));
        if (detail::isSet(root, "model")) session().model = modelFrom(root.object("model"));
        readPolicyAndDecoder(root);
        for (JsonObject& entry : root.objects("models"))
            models_.push_back(knownModel(entry));
        for (JsonObject& entry : root.objects("utterances"))
            session().utterances.push_back(utteranceFrom(entry));
        session().notes = detail::notesFrom(root, session().utterances.size());
        session().view = detail::viewFrom(root.object("view"), session().utterances.size());
        session().layout = detail::fromBase64(root.string("layout", "")).value_or("");
        for (const std::string& key : root.unread())
            if (key != "format" && key != "version") warn(unknownKeyWarning(subject_, key));
        return std::move(opened_);
    }

private:
    [[nodiscard]] static fs::path folderOf(const fs::path& path) {
        std::error_code ignored;
        return fs::is_directory(path, ignored) ? path : path.parent_path();
    }
    [[nodiscard]] Session& session() { return opened_.session; }
    void warn(Message warning) { opened_.warnings.push_back(std::move(warning)); }

    void readPolicyAndDecoder(JsonObject& root) {
        ReadPolicy read = parsePolicy(root.value("policy").dump(), subject_);
        session().policy = std::move(read.policy);
        std::ranges::move(read.warnings, std::back_inserter(opened_.warnings));
        session().stopEarly = root.boolean("stop_early", false);
        session().decoder = detail::decoderFrom(root.object("decoder"), *paths_);
    }

    /// A model that can't be described leaves its analyses out, not the session.
    [[nodiscard]] std::optional<detail::KnownModel> knownModel(const JsonObject& entry) {
        try {
            return detail::modelFrom(entry, [this](const std::string& name) {
                return container_->text(name, detail::largestDocument);
            });
        } catch (const Error& error) {
            warn(msg("{0}", std::string(error.what())));
            return std::nullopt;
        }
    }

    [[nodiscard]] SessionModel modelFrom(JsonObject entry) {
        SessionModel model;
        JsonObject file = entry.object("file");
        model.file = detail::fileFrom(file, *paths_);
        model.options = detail::openFrom(entry.object("options"), *paths_);
        const std::string stored = file.string("path");
        if (!session().packed)
            locateModel(model.file, paths_->candidates(stored), folder_);
        else
            unpack(model.file, [&] {
                return detail::unpackedModel(*container_, model.file, stored, options_.unpackInto);
            });
        return model;
    }

    template <typename Unpack>
    void unpack(SessionFile& file, const Unpack& unpack) {
        try {
            file.path = unpack();
            file.state = SessionFile::State::same;
        } catch (const Error& error) {
            file.state = SessionFile::State::missing;
            warn(msg("{0}", std::string(error.what())));
        }
    }

    [[nodiscard]] SessionUtterance utteranceFrom(JsonObject& entry) {
        cancel_.check();
        SessionUtterance utterance = detail::utteranceFrom(entry, *paths_);
        const std::string stored = entry.object("audio").string("path");
        if (!session().packed)
            locate(utterance.audio, paths_->candidates(stored), folder_);
        else
            unpack(utterance.audio, [&] {
                return detail::unpacked(*container_, utterance.audio, stored, options_.unpackInto);
            });
        if (detail::isSet(entry, "analysis")) restore(utterance, entry.object("analysis"));
        return utterance;
    }

    /// One that can't be restored is missing, not fatal.
    void restore(SessionUtterance& utterance, JsonObject entry) {
        try {
            const auto index = static_cast<std::size_t>(entry.integer("model"));
            if (index >= models_.size() || !models_[index]) return;
            const detail::StoredAnalysis stored{container_->read(entry.string("traces")), *models_[index],
                                                utterance.audio.path, utterance.stretch};
            utterance.analysis =
                detail::restored(std::move(entry), stored, *paths_, opened_.warnings, cancel_);
        } catch (const Error& error) {
            warn(msg("The analysis of {0} can't be shown: {1}", utterance.audio.path.filename().string(),
                     std::string(error.what())));
        }
    }

    fs::path path_;
    std::string subject_;
    const OpenSessionOptions& options_;
    const CancelToken& cancel_;
    std::unique_ptr<const Container> container_;
    fs::path folder_;
    json document_;
    std::optional<detail::PathsIn> paths_;
    std::vector<std::optional<detail::KnownModel>> models_;
    OpenedSession opened_;
};

} // namespace

OpenedSession openSession(const fs::path& path, const OpenSessionOptions& options,
                          const CancelToken& cancel) {
    return Opening(path, options, cancel).run();
}

} // namespace offramp
