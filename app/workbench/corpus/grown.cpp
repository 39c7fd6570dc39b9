// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/grown.h"

#include <set>

namespace offramp {

bool isSameRun(const CorpusResults& before, const CorpusResults& now) {
    return before.source == now.source && before.model.name == now.model.name &&
           before.model.fingerprint == now.model.fingerprint && before.exits() == now.exits();
}

Selection inGrown(const Selection& selected, const CorpusResults& before, const CorpusResults& now) {
    std::set<std::int64_t> keys;
    for (const std::uint32_t each : selected)
        keys.insert(before.utterances[each].key);
    Selection found;
    for (std::uint32_t i = 0; i < now.utterances.size() && found.size() < keys.size(); ++i)
        if (keys.contains(now.utterances[i].key)) found.push_back(i);
    return found;
}

} // namespace offramp
