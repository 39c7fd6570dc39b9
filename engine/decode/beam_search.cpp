// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/beam_search.h"

#include "decode/log_sum.h"

#include <algorithm>

namespace offramp {

BeamSearch::BeamSearch(const Tokenizer& tokenizer, const BeamOptions& options, Expansion& expansion)
    : options_(options), expansion_(expansion), allowed_(static_cast<std::size_t>(tokenizer.classes()), 0),
      candidates_(static_cast<std::size_t>(options.beamSize), options.beamThreshold) {
    for (int id = 0; id < tokenizer.classes(); ++id) {
        const bool isBlank = id == tokenizer.blank() || tokenizer.isIgnored(id);
        (isBlank ? blanks_ : tokens_).push_back(id);
        if (!isBlank) allowed_[static_cast<std::size_t>(id)] = 1;
    }
    picked_ = tokens_;
    beam_.entries.emplace_back();
    beam_.scores.push_back(0);
    beam_.tokens.push_back(-1);
    beam_.grown = TokenBits(options.beamSize, tokenizer.classes());
    tree_.enter(0, 0);
    expansion_.fillRoot(tree_.words(0));
}

double BeamSearch::sum(double a, double b) const {
    return options_.logAdd ? logSum(a, b) : std::max(a, b);
}

void BeamSearch::step(std::span<const float> logProbs) {
    const Frame frame = frameOf(logProbs);
    candidates_.clear();
    if (beam_.size() > 0) {
        findParents();
        stay(frame);
        expansion_.propose(frame, beam_, tree_, candidates_);
        clearGrown();
    }
    replaceBeam(frame, candidates_.best());
    if (runs_.isDue()) sweepRuns();
    ++frames_;
}

Frame BeamSearch::frameOf(std::span<const float> logProbs) {
    Frame frame{frames_, logProbs, BeamEntry::impossible, BeamEntry::impossible, {}, allowed_};
    for (const int id : blanks_) {
        frame.blank = sum(frame.blank, frame[id]);
        frame.bestBlank = std::max(frame.bestBlank, frame[id]);
    }
    if (options_.beamSizeToken > 0 && static_cast<std::size_t>(options_.beamSizeToken) < tokens_.size())
        pickTokens(logProbs);
    frame.tokens = picked_;
    return frame;
}

/// The frame's most probable, the lower class of equals.
void BeamSearch::pickTokens(std::span<const float> logProbs) {
    const auto isBefore = [&](int a, int b) {
        const float x = logProbs[static_cast<std::size_t>(a)];
        const float y = logProbs[static_cast<std::size_t>(b)];
        return x > y || (x == y && a < b);
    };
    for (const int id : picked_)
        allowed_[static_cast<std::size_t>(id)] = 0;
    picked_ = tokens_;
    std::nth_element(picked_.begin(), picked_.begin() + options_.beamSizeToken - 1, picked_.end(), isBefore);
    picked_.resize(static_cast<std::size_t>(options_.beamSizeToken));
    for (const int id : picked_)
        allowed_[static_cast<std::size_t>(id)] = 1;
}

void BeamSearch::findParents() {
    parents_.clear();
    for (const BeamEntry& entry : beam_.entries) {
        const int parent = tree_[entry.prefix].parent;
        parents_.push_back(parent < 0 ? -1 : tree_[parent].entry);
        if (parents_.back() >= 0) beam_.grown.set(parents_.back(), entry.token);
    }
}

void BeamSearch::clearGrown() {
    for (std::size_t at = 0; at < beam_.size(); ++at) {
        if (parents_[at] >= 0) beam_.grown.clear(parents_[at], beam_.tokens[at]);
    }
}

/// What becomes of the prefixes that are in the beam.
void BeamSearch::stay(const Frame& frame) {
    stays_.clear();
    for (std::size_t at = 0; at < beam_.size(); ++at) {
        stays_.push_back(stayed(frame, at));
        const BeamEntry& entry = stays_.back();
        const double score = entry.acoustic + tree_.words(entry.prefix).language;
        if (candidates_.wants(score)) candidates_.add({score, static_cast<int>(at)});
    }
    candidates_.settle();
}

BeamEntry BeamSearch::stayed(const Frame& frame, std::size_t at) {
    const BeamEntry& old = beam_.entries[at];
    BeamEntry entry = old;
    entry.afterBlank = old.acoustic + frame.blank;
    entry.bestAfterBlank = std::max(old.bestAfterBlank, old.bestAfterToken) + frame.bestBlank;
    if (old.bestAfterToken > old.bestAfterBlank) {
        entry.blankRuns = old.tokenRuns;
        entry.blankRunsEnd = static_cast<int>(frame.number);
    }
    if (old.token >= 0) {
        const double logProb = frame[old.token];
        entry.afterToken += logProb;
        entry.bestAfterToken += logProb;
        const int parent = parents_[at];
        if (parent >= 0 && frame.allows(old.token))
            addFrom(beam_.entries[static_cast<std::size_t>(parent)], logProb, entry);
    }
    entry.acoustic = sum(entry.afterBlank, entry.afterToken);
    return entry;
}

/// Adds to `entry` the alignments of its parent that this frame ends with its token.
void BeamSearch::addFrom(const BeamEntry& parent, double logProb, BeamEntry& entry) {
    const bool repeats = parent.token == entry.token;
    const double before = repeats ? parent.afterBlank : parent.acoustic;
    entry.afterToken = sum(entry.afterToken, before + logProb);
    const bool fromBlank = repeats || parent.bestAfterBlank >= parent.bestAfterToken;
    const double best = (fromBlank ? parent.bestAfterBlank : parent.bestAfterToken) + logProb;
    if (!(best > entry.bestAfterToken)) return;
    const int now = static_cast<int>(frames_);
    entry.bestAfterToken = best;
    entry.tokenRuns = fromBlank ? runs_.add(parent.blankRuns, parent.blankRunsEnd, now)
                                : runs_.add(parent.tokenRuns, now, now);
}

/// A prefix that comes into the beam.
BeamEntry BeamSearch::grown(const Frame& frame, const Candidate& candidate) {
    const BeamEntry& parent = beam_.entries[static_cast<std::size_t>(candidate.entry)];
    const bool known = tree_[parent.prefix].ghosts > 0;
    int prefix = known ? tree_.find(parent.prefix, candidate.token, candidate.word) : -1;
    if (prefix < 0) {
        prefix = tree_.add(parent.prefix, candidate.token, candidate.word);
        expansion_.fill(tree_, prefix, candidate);
    }
    BeamEntry entry;
    entry.prefix = prefix;
    entry.token = candidate.token;
    entry.afterBlank = BeamEntry::impossible;
    entry.bestAfterBlank = BeamEntry::impossible;
    addFrom(parent, frame[candidate.token], entry);
    entry.acoustic = entry.afterToken;
    return entry;
}

void BeamSearch::replaceBeam(const Frame& frame, const std::vector<Candidate>& best) {
    next_.clear();
    kept_.assign(beam_.size(), 0);
    beam_.scores.clear();
    for (const Candidate& candidate : best) {
        const auto from = static_cast<std::size_t>(candidate.entry);
        const bool stays = candidate.token < 0;
        if (stays) kept_[from] = 1;
        next_.push_back(stays ? stays_[from] : grown(frame, candidate));
        beam_.scores.push_back(candidate.score);
    }
    for (std::size_t at = 0; at < next_.size(); ++at) {
        const int prefix = next_[at].prefix;
        if (best[at].token < 0) {
            tree_[prefix].entry = static_cast<int>(at);
        } else {
            tree_.enter(prefix, static_cast<int>(at));
        }
    }
    for (std::size_t at = 0; at < beam_.size(); ++at) {
        if (kept_[at] == 0) tree_.leave(beam_.entries[at].prefix);
    }
    beam_.entries.swap(next_);
    beam_.tokens.clear();
    for (const BeamEntry& entry : beam_.entries)
        beam_.tokens.push_back(entry.token);
}

void BeamSearch::sweepRuns() {
    std::vector<int*> chains;
    for (BeamEntry& entry : beam_.entries) {
        chains.push_back(&entry.blankRuns);
        chains.push_back(&entry.tokenRuns);
    }
    runs_.sweep(chains);
}

} // namespace offramp
