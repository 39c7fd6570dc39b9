// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "exits/measure_spec.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace offramp {

/// What a policy is made for: the model, and the recording or the corpus that is looked at.
struct PolicySubject {
    std::shared_ptr<const ModelDescription> model;        ///< null: none
    std::shared_ptr<const Analysis> analysis;             ///< null: none
    bool ofCorpus = false;                                ///< a whole corpus is looked at, no recording
    std::vector<double> temperatures;                     ///< the policy's, one for each exit, or none
    std::vector<std::optional<double>> gateProbabilities; ///< of the known exits, where a gate judges them

    [[nodiscard]] int exits() const { return model ? static_cast<int>(model->exits.size()) : 0; }
    [[nodiscard]] std::int64_t classes() const {
        return model ? std::max<std::int64_t>(1, model->classes) : 2;
    }

    /// The measure's stored values at the known exits, at the policy's temperatures; nothing where it is
    /// undefined or isn't stored yet.
    [[nodiscard]] std::vector<std::optional<double>> valuesOf(const MeasureSpec& spec) const {
        std::vector<std::optional<double>> values;
        for (std::size_t exit = 0; analysis && exit < analysis->exits.size(); ++exit) {
            MeasureSpec here = spec;
            if (exit < temperatures.size() && spec.measure->has(Parameter::temperature))
                here.parameters.temperature = temperatures[exit];
            values.push_back(valueOf(analysis->exits[exit]->scores, here));
        }
        return values;
    }
};

} // namespace offramp
