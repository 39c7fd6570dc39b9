// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/decisions.h"

#include "corpus/explore/bar.h"
#include "corpus/explore/measure_column.h"
#include "exits/gate.h"

#include <algorithm>

namespace offramp {

namespace {

/// One exit's threshold on a column: its value for utterance u is at u · exits.
struct ColumnBar {
    const double* values;
    Bar bar;
};

/// Decides a corpus by one rule after the other, column by column.
class CorpusDecider {
public:
    CorpusDecider(const CorpusResults& results, const DecoderResults& decoder, const Policy& policy)
        : results_(results), decoder_(decoder), policy_(policy), utterances_(results.utterances.size()),
          exits_(results.exits()) {}

    ExitsTaken operator()(const ThresholdRule& rule) const {
        return byThreshold([&](std::size_t exit) { return rule.threshold(static_cast<int>(exit)); });
    }
    ExitsTaken operator()(const BudgetRule& rule) const {
        return byThreshold([&](std::size_t /*exit*/) { return *rule.threshold; });
    }
    ExitsTaken operator()(const PatienceRule& rule) const {
        return byThreshold([&](std::size_t /*exit*/) { return static_cast<double>(rule.times); });
    }

    ExitsTaken operator()(const CombinedRule& rule) const {
        const auto first = bars(0, [&](std::size_t exit) { return rule.rules[0].threshold(int(exit)); });
        const auto second = bars(1, [&](std::size_t exit) { return rule.rules[1].threshold(int(exit)); });
        const auto clears = [&](const std::vector<ColumnBar>& bars, std::size_t exit, std::size_t at) {
            return bars[exit].bar.passedBy(bars[exit].values[at]);
        };
        if (rule.mode == CombinedRule::Mode::all) {
            return firstPassing([&](std::size_t exit, std::size_t at) {
                return clears(first, exit, at) && clears(second, exit, at);
            });
        }
        return firstPassing([&](std::size_t exit, std::size_t at) {
            return clears(first, exit, at) || clears(second, exit, at);
        });
    }

    ExitsTaken operator()(const GateRule& rule) const {
        std::vector<std::vector<const double*>> columns(exits_);
        for (std::size_t exit = 0; exit < exits_; ++exit) {
            for (const MeasureSpec& spec : specsOf(policy_, static_cast<int>(exit)))
                columns[exit].push_back(valuesOf(results_, decoder_, spec).data() + exit);
        }
        return firstPassing([&](std::size_t exit, std::size_t at) {
            const auto feature = [&](std::size_t i) {
                return columns[exit][i][at];
            };
            return gateProbability(rule.exits[exit], feature) > rule.threshold;
        });
    }

    ExitsTaken operator()(const FixedExit& rule) const {
        return ExitsTaken(utterances_, static_cast<std::int16_t>(rule.exit));
    }

    ExitsTaken operator()(const RandomExit& rule) const {
        ExitsTaken taken(utterances_);
        for (std::size_t u = 0; u < utterances_; ++u) {
            const int exit = drawExit(rule, results_.utterances[u].id, static_cast<int>(exits_));
            taken[u] = static_cast<std::int16_t>(exit);
        }
        return taken;
    }

    ExitsTaken operator()(const OracleRule& rule) const {
        ExitsTaken taken(utterances_, -1);
        for (std::size_t u = 0; u < utterances_; ++u) {
            if (!results_.utterances[u].reference) continue;
            const ErrorCounts* errors = &decoder_.words[u * exits_];
            std::int64_t allowed = errors[exits_ - 1].errors();
            if (rule.kind == OracleRule::Kind::fewestErrors) {
                for (std::size_t exit = 0; exit < exits_; ++exit)
                    allowed = std::min(allowed, errors[exit].errors());
            }
            std::int16_t exit = 0;
            while (errors[exit].errors() > allowed)
                ++exit;
            taken[u] = exit;
        }
        return taken;
    }

private:
    /// The thresholds of the policy's `which`-th measure, exit by exit.
    template <typename ThresholdAt>
    std::vector<ColumnBar> bars(std::size_t which, const ThresholdAt& thresholdAt) const {
        std::vector<ColumnBar> bars;
        for (std::size_t exit = 0; exit < exits_; ++exit) {
            const MeasureSpec spec = specsOf(policy_, static_cast<int>(exit))[which];
            bars.push_back(
                {valuesOf(results_, decoder_, spec).data() + exit, Bar(*spec.measure, thresholdAt(exit))});
        }
        return bars;
    }

    template <typename ThresholdAt>
    ExitsTaken byThreshold(const ThresholdAt& thresholdAt) const {
        const std::vector<ColumnBar> own = bars(0, thresholdAt);
        return firstPassing(
            [&](std::size_t exit, std::size_t at) { return own[exit].bar.passedBy(own[exit].values[at]); });
    }

    /// The first exit that passes, else the last. `passes(exit, at)`: whether it does for the utterance whose
    /// row begins at `at`.
    template <typename Passes>
    ExitsTaken firstPassing(const Passes& passes) const {
        ExitsTaken taken(utterances_);
        for (std::size_t u = 0; u < utterances_; ++u) {
            std::size_t exit = 0;
            while (exit + 1 < exits_ && !passes(exit, u * exits_))
                ++exit;
            taken[u] = static_cast<std::int16_t>(exit);
        }
        return taken;
    }

    const CorpusResults& results_;
    const DecoderResults& decoder_;
    const Policy& policy_;
    std::size_t utterances_;
    std::size_t exits_;
};

} // namespace

ExitsTaken decideAll(const CorpusResults& results, const DecoderResults& decoder, const Policy& policy) {
    checkPolicy(policy, static_cast<int>(results.exits()));
    return std::visit(CorpusDecider(results, decoder, policy), policy.rule);
}

} // namespace offramp
