// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy_options.h"

#include "base/error.h"
#include "commands.h"
#include "exits/policy_json.h"
#include "number_text.h"

#include <iostream>

namespace offramp::cli {

namespace {

Policy policyOfOptions(const PolicyRequest& request) {
    if (!request.measure.empty() && !request.threshold)
        throw UsageError("--measure needs a --threshold: the measures' scales differ.");
    Policy policy = defaultPolicy();
    ThresholdRule rule = *thresholdRule(policy);
    if (!request.measure.empty()) rule.spec = parseMeasureSpec(request.measure);
    if (request.threshold) rule.thresholds = {*request.threshold};
    policy.rule = std::move(rule);
    return policy;
}

} // namespace

void addPolicyOptions(CLI::App& command, PolicyRequest& request) {
    const ThresholdRule standard = *thresholdRule(defaultPolicy());
    command
        .add_option(
            "--measure", request.measure,
            "The exit measure, with its --threshold: a name that \"offramp-cli measures\" lists, and how "
            "it is taken, as in tsallis:alpha=0.5,mask=nonblank,pool=min (default " +
                textOf(standard.spec) + ")")
        ->type_name("NAME[:KEY=VALUE,…]");
    command
        .add_option("--threshold", request.threshold,
                    "Stop at the first exit whose measure is below X where low is sure, above X where high "
                    "is (default " +
                        formatted("%g", standard.threshold(0)) + ")")
        ->type_name("X");
    command
        .add_option(
            "--policy", request.file,
            "Where to stop, from a file (docs/measures.md): two measures, patience, a gate, an oracle "
            "… A budget without a threshold is fitted to the recordings given")
        ->type_name("FILE");
    command.add_flag("--stop-early", request.stopEarly,
                     "Really stop the model there: later exits are not computed");
}

void checkPolicyUsage(const PolicyRequest& request) {
    if (!request.file.empty()) {
        if (request.measure.empty() && !request.threshold) return;
        throw UsageError("--policy takes the place of --measure and --threshold: leave one out.");
    }
    try {
        checkPolicy(policyOfOptions(request), 1);
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

Policy policyOf(const PolicyRequest& request) {
    checkPolicyUsage(request);
    if (request.file.empty()) return policyOfOptions(request);
    ReadPolicy read = readPolicy(request.file);
    for (const Message& warning : read.warnings)
        std::cerr << "offramp-cli: note: " << warning.text() << "\n";
    return std::move(read.policy);
}

} // namespace offramp::cli
