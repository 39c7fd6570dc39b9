// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/migration.h"

#include "base/error.h"
#include "base/json_object.h"

#include <algorithm>

namespace offramp::detail {

namespace {

int versionOf(const nlohmann::json& document, const std::string& subject, int newest) {
    JsonObject root(document, subject, "docs/session-file.md");
    if (!root.has("format") || root.value("format") != sessionFormat) {
        throw Error(subject, msg("is no session: its \"format\" is not \"{0}\"", sessionFormat),
                    msg("Check that it is the file you meant"));
    }
    const int version = root.integer("version", 1);
    if (version <= newest) return version;
    throw Error(subject, msg("is a session of version {0}; this Offramp reads up to {1}", version, newest),
                msg("Use a newer Offramp"));
}

} // namespace

std::span<const SessionMigration> sessionMigrations() {
    return {};
}

void migrateSession(nlohmann::json& document, const std::string& subject,
                    std::span<const SessionMigration> steps, int newest) {
    for (int version = versionOf(document, subject, newest); version < newest; ++version) {
        const auto step = std::ranges::find(steps, version, &SessionMigration::from);
        if (step == steps.end()) {
            throw Error(subject,
                        msg("is a session of version {0}, which this Offramp doesn't read any more", version),
                        msg("Open and save it with an older Offramp"));
        }
        step->apply(document);
        document["version"] = version + 1;
    }
}

} // namespace offramp::detail
