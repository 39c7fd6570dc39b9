// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/class_names.h"

#include <map>

namespace offramp::detail {

std::vector<std::string> classNames(const Tokenizer& tokenizer) {
    std::map<std::string, int> times;
    for (int id = 0; id < tokenizer.classes(); ++id)
        ++times[tokenizer.name(id)];
    std::vector<std::string> names;
    for (int id = 0; id < tokenizer.classes(); ++id) {
        std::string name = tokenizer.name(id);
        if (times[name] > 1) name.append("#").append(std::to_string(id));
        names.push_back(std::move(name));
    }
    return names;
}

} // namespace offramp::detail
