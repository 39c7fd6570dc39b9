// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/save.h"

#include "analysis/json_values.h"
#include "base/error.h"
#include "base/files.h"
#include "base/sha256.h"
#include "exits/policy_json.h"
#include "session/container.h"
#include "session/document.h"
#include "session/migration.h"
#include "session/model_entry.h"
#include "session/option_json.h"
#include "session/pack.h"
#include "session/stored_analysis.h"
#include "session/zip_write.h"

#include <algorithm>
#include <set>
#include <system_error>

namespace offramp {

namespace fs = std::filesystem;
using detail::Entry;
using detail::Json;

namespace {

/// Names of entries that are found by their content.
std::string contentName(const char* folder, std::string_view bytes, const char* suffix) {
    return std::string(folder) + "/" + sha256Of(std::as_bytes(std::span(bytes))) + suffix;
}

/// A session's document and the entries that it names.
class Writing {
public:
    Writing(const fs::path& folder, const fs::path& subject, WrittenTraces* written)
        : folder_(folder), subject_(subject), paths_(folder), written_(written) {}

    /// Takes what is packed along; it must live until the entries are written.
    [[nodiscard]] detail::PathsOut& paths() { return paths_; }
    [[nodiscard]] std::vector<Entry>& entries() { return entries_; }
    /// All names that the document has, those among them that were written before.
    [[nodiscard]] const std::set<std::string>& names() const { return names_; }

    [[nodiscard]] std::string document(const Session& session) {
        Json root{{"format", detail::sessionFormat}, {"version", detail::sessionVersion}};
        if (!session.packed) root["saved_in"] = folder_.string();
        root["packed"] = session.packed;
        root["model"] = session.model ? modelJson(*session.model) : Json(nullptr);
        root["policy"] = Json::parse(policyJson(session.policy));
        root["stop_early"] = session.stopEarly;
        root["decoder"] = detail::decoderEntry(session.decoder, paths_);
        root["view"] = detail::viewEntry(session.view);
        Json utterances = Json::array();
        for (const SessionUtterance& utterance : session.utterances)
            utterances.push_back(utteranceJson(utterance));
        root["models"] = models_; // found on the way
        root["utterances"] = std::move(utterances);
        root["notes"] = detail::noteEntries(session.notes);
        root["layout"] = detail::base64(session.layout);
        // Names that are no UTF-8 are kept as far as they go; such a file is found by its content.
        return root.dump(1, ' ', false, Json::error_handler_t::replace).append("\n");
    }

private:
    [[nodiscard]] Json modelJson(const SessionModel& model) const {
        return {{"file", detail::fileEntry(model.file, paths_)},
                {"options", detail::openEntry(model.options, paths_)}};
    }

    [[nodiscard]] Json utteranceJson(const SessionUtterance& utterance) {
        Json entry = detail::utteranceEntry(utterance, paths_);
        entry["analysis"] = utterance.analysis ? analysisJson(*utterance.analysis) : Json(nullptr);
        return entry;
    }

    [[nodiscard]] Json analysisJson(const Analysis& analysis) {
        Json entry = detail::analysisEntry(analysis, paths_);
        entry["model"] = indexOf(analysis.model);
        entry["traces"] = traces(analysis);
        return entry;
    }

    std::string traces(const Analysis& analysis) {
        std::string name = written_ != nullptr ? written_->find(analysis) : std::string();
        std::error_code ignored;
        if (name.empty() || !fs::exists(folder_ / name, ignored)) {
            std::string bytes = detail::tracesOf(analysis, subject_);
            name = contentName("analyses", bytes, ".safetensors");
            if (!names_.contains(name)) entries_.push_back({name, std::move(bytes), {}});
            if (written_ != nullptr) written_->add(analysis, name);
        }
        names_.insert(name);
        return name;
    }

    std::size_t indexOf(const std::shared_ptr<const ModelDescription>& model) {
        for (std::size_t i = 0; i < known_.size(); ++i)
            if (known_[i] == model || describeTheSame(*known_[i], *model)) return i;
        known_.push_back(model);
        const std::string& bytes = model->tokenizer.sentencePieceModel;
        const std::string name = bytes.empty() ? "" : contentName("tokenizers", bytes, ".model");
        if (!name.empty() && names_.insert(name).second) entries_.push_back({name, bytes, {}});
        models_.push_back(detail::modelEntry(*model, name));
        return known_.size() - 1;
    }

    const fs::path& folder_;
    const fs::path& subject_;
    detail::PathsOut paths_;
    WrittenTraces* written_;
    std::vector<Entry> entries_;
    std::set<std::string> names_;
    std::vector<std::shared_ptr<const ModelDescription>> known_;
    Json models_ = Json::array();
};

void makeFolder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (!failure) return;
    throw Error(folder.string(), msg("cannot be made ({0})", failure.message()),
                msg("Check that the folder it is to lie in exists and that you may write there"));
}

void writeEntry(const fs::path& folder, const Entry& entry) {
    const fs::path file = folder / entry.name;
    std::error_code ignored;
    makeFolder(file.parent_path());
    if (entry.file.empty()) return writeFile(file, entry.bytes);
    if (fs::equivalent(entry.file, file, ignored)) return; // it was opened from there
    writeFileBy(file, [&](const fs::path& temporary) {
        std::error_code failure;
        fs::copy_file(entry.file, temporary, failure);
        if (failure) throw Error(file.string(), msg("cannot be written ({0})", failure.message()));
    });
}

/// What a folder's document doesn't name any more, of the parts that are named by their content.
void removeForgotten(const fs::path& folder, const std::set<std::string>& names) {
    std::error_code ignored;
    for (const char* part : {"analyses", "tokenizers"})
        for (const auto& file : fs::directory_iterator(folder / part, ignored))
            if (!names.contains(std::string(part) + "/" + file.path().filename().string()))
                fs::remove(file.path(), ignored);
}

void writeFolder(const fs::path& folder, const std::string& document, const Writing& writing,
                 const std::vector<Entry>& entries) {
    makeFolder(folder);
    for (const Entry& entry : entries)
        writeEntry(folder, entry);
    writeFile(folder / detail::documentName, document);
    removeForgotten(folder, writing.names());
}

void noteContent(SessionFile& file, const fs::path& content) {
    try {
        file.sha256 = sha256OfFile(content);
        file.bytes = fs::file_size(content);
    } catch (const std::exception&) {
        file.sha256.clear(); // it is gone, or may not be read: nothing can be told of it
    }
}

} // namespace

std::string WrittenTraces::find(const Analysis& analysis) const {
    const auto last = analysis.exits.empty() ? nullptr : analysis.exits.back()->output.logProbs;
    const auto found =
        std::ranges::find_if(names_, [&](const auto& name) { return last && name.first.lock() == last; });
    return found != names_.end() ? found->second : std::string();
}

void WrittenTraces::add(const Analysis& analysis, std::string name) {
    if (analysis.exits.empty()) return;
    std::erase_if(names_, [](const auto& each) { return each.first.expired(); });
    names_.emplace_back(analysis.exits.back()->output.logProbs, std::move(name));
}

void noteContents(Session& session) {
    for (SessionUtterance& utterance : session.utterances)
        if (utterance.audio.sha256.empty()) noteContent(utterance.audio, utterance.audio.path);
    if (!session.model || !session.model->file.sha256.empty()) return;
    try {
        noteContent(session.model->file, detail::weightsOf(session.model->file.path));
    } catch (const Error&) {
        // As for a file that can't be read.
    }
}

void saveSession(const fs::path& path, const Session& session, SessionForm form, WrittenTraces* written) {
    const bool folder = form == SessionForm::folder;
    const fs::path absolute = fs::absolute(path).lexically_normal();
    // A folder's own files are found from within; a zip's neighbours from where it lies.
    const fs::path base = folder ? absolute : absolute.parent_path();
    Session saved = session;
    Writing writing(base, path, folder ? written : nullptr);
    std::optional<detail::Packing> packing;
    if (session.packed) packing.emplace(saved, writing.paths(), writing.entries());
    const std::string document = writing.document(saved);
    if (folder) return writeFolder(absolute, document, writing, writing.entries());
    std::vector<Entry> entries{{detail::documentName, document, {}}};
    std::ranges::move(writing.entries(), std::back_inserter(entries));
    detail::writeZip(absolute, entries);
}

} // namespace offramp
