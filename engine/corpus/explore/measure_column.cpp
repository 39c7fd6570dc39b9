// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/measure_column.h"

#include "base/error.h"

#include <string>

namespace offramp {

namespace {

Message otherMeasures(const DecoderResults& decoder) {
    if (decoder.scores.empty()) return msg("Choose another decoder, or run the model again");
    std::string names;
    for (const ScoreColumn& column : decoder.scores)
        names.append(names.empty() ? "" : ", ").append(textOf(column.spec));
    return msg("Choose one of its measures ({0}), or run the model again with this one", names);
}

} // namespace

std::span<const double> valuesOf(const CorpusResults& results, const DecoderResults& decoder,
                                 const MeasureSpec& spec) {
    const ScoreColumn* column = decoder.find(spec);
    if (column != nullptr) return column->values;
    throw Error(results.source.string(),
                msg("the {0} decoder's results have no values of {1}", decoder.name, textOf(spec)),
                otherMeasures(decoder));
}

} // namespace offramp
