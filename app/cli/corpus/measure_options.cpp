// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/measure_options.h"

#include "base/error.h"
#include "commands.h"
#include "corpus/explore/measure_column.h"
#include "corpus/part_options.h"

namespace offramp::cli {

MeasureSpec measureFrom(const std::string& text) {
    try {
        return parseMeasureSpec(text);
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

const DecoderResults& decoderFor(const CorpusResults& results, const std::string& name,
                                 const MeasureSpec& spec) {
    if (!name.empty()) return decoderOf(results, name);
    if (const DecoderResults* decoder = results.decoderOf(spec)) return *decoder;
    for (const DecoderResults& decoder : results.decoders)
        (void)valuesOf(results, decoder, spec); // throws: says what there is
    throw Error(results.source.string(), msg("it has no results of any decoder"));
}

} // namespace offramp::cli
