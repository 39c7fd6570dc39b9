// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/builder.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offramp {

/// What a row of a table or a JSON object says of an utterance, as text.
struct ManifestRecord {
    static constexpr std::size_t fieldCount = static_cast<std::size_t>(ManifestField::speaker) + 1;

    std::array<std::optional<std::string>, fieldCount> fields; ///< by ManifestField
    std::vector<std::pair<std::size_t, std::string>> columns;  ///< a builder's column, its value

    [[nodiscard]] std::optional<std::string>& operator[](ManifestField field) {
        return fields.at(static_cast<std::size_t>(field));
    }
};

/// What each of the names in a table's header (or of an object's keys) stands for; nothing: a column of its
/// own. Where several names mean the same, the one that is listed first in docs/manifests.md does.
[[nodiscard]] std::vector<std::optional<ManifestField>> fieldsNamed(const std::vector<std::string>& names,
                                                                    const ManifestOptions& options);

/// Where the values of a table's columns (or of an object's keys) go.
class RecordShape {
public:
    RecordShape() = default;
    /// Makes columns of the builder for names that stand for nothing known, and for speakers.
    RecordShape(const std::vector<std::string>& names, ManifestBuilder& builder);

    [[nodiscard]] std::size_t size() const { return fields_.size(); }
    /// The value of the name at `place`.
    void put(ManifestRecord& record, std::size_t place, std::string value) const;

private:
    std::vector<std::optional<ManifestField>> fields_;
    std::vector<std::size_t> columns_; ///< the builder's, where it is no field
};

/// Makes an entry of a record, or a problem.
void addRecord(ManifestBuilder& builder, ManifestRecord record, ManifestPlace place);

} // namespace offramp
