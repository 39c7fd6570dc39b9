// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/corpus/other_results.h"

#include "workbench/corpus/grown.h"

#include <algorithm>
#include <utility>

namespace offramp {

namespace {

using Results = OtherResults::Results;

ComparedResults sideOf(const Results& results) {
    return {results.get(), &results->decoders.front(), results->source.filename().string(), std::nullopt,
            std::nullopt};
}

CommonUtterances commonOf(const Results& own, const std::vector<Results>& others) {
    std::vector<ComparedResults> sides{sideOf(own)};
    for (const Results& other : others)
        sides.push_back(sideOf(other));
    return commonUtterances(sides);
}

} // namespace

OtherResults::OtherResults(Background background, std::function<void()> changed,
                           std::function<void(const Error&)> failed)
    : background_(std::move(background)), changed_(std::move(changed)), failed_(std::move(failed)) {}

void OtherResults::add(const Results& own, const Results& other) {
    wanted_.push_back(other);
    match(own);
}

void OtherResults::grow(const CorpusResults& before, const Results& now) {
    if (!empty()) common_.rows.front() = inGrown(common_.rows.front(), before, *now);
    match(now);
}

void OtherResults::match(const Results& own) {
    if (wanted_.empty()) return;
    matching_.run(
        background_,
        [own, wanted = wanted_](const CancelToken& cancel) {
            cancel.check();
            return commonOf(own, wanted);
        },
        [this](CommonUtterances common) {
            files_ = wanted_;
            common_ = std::move(common);
            changed_();
        },
        [this](const Error& error) {
            wanted_ = files_;
            failed_(error);
        });
}

void OtherResults::clear() {
    matching_.drop();
    wanted_.clear();
    files_.clear();
    common_ = {};
}

Selection OtherResults::within(const Selection& scope) const {
    return empty() ? scope : commonWithin(common_, scope).rows.front();
}

std::vector<OtherFile> OtherResults::files(const Selection& scope) const {
    std::vector<OtherFile> files;
    if (empty()) return files;
    CommonUtterances common = commonWithin(common_, scope);
    for (std::size_t i = 0; i < files_.size(); ++i) {
        Selection& rows = common.rows[i + 1];
        std::ranges::sort(rows);
        files.push_back({files_[i], std::move(rows)});
    }
    return files;
}

} // namespace offramp
