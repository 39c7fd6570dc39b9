// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/demo.h"
#include "analyze.h"
#include "commands.h"

#include <iostream>

namespace offramp::cli {

void addDemo(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "demo", "Make the demo recordings (strings of digits) and show the demo model's exits for them");
    struct Request {
        std::filesystem::path folder;
        AnalyzeRequest analyze;
    };
    auto request = std::make_shared<Request>();
    command->add_option("--out", request->folder, "Where the recordings go (default: Offramp's cache folder)")
        ->type_name("DIR");
    addPolicyOptions(*command, request->analyze.policy);
    command->callback([=, &action] {
        action = [=] {
            AnalyzeRequest& analyze = request->analyze;
            checkUsage(analyze);
            const auto folder = request->folder.empty() ? demoFolder() : request->folder;
            analyze.model = demoModel();
            analyze.audio = makeDemoRecordings(folder);
            std::cout << "The demo model on " << analyze.audio.size() << " strings of digits in "
                      << folder.string() << "\n\n";
            return runAnalyze(analyze);
        };
    });
}

} // namespace offramp::cli
