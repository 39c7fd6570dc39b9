// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "model_options.h"

#include <iostream>

namespace offramp::cli {

void addConvert(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("convert", "Turn a model of any kind into a model bundle");
    struct Request {
        std::filesystem::path from;
        std::filesystem::path to;
    };
    auto request = std::make_shared<Request>();
    command->add_option("MODEL", request->from, "A checkpoint, safetensors, TorchScript file or bundle")
        ->required();
    command->add_option("BUNDLE", request->to, "The folder to make")->required();
    const auto open = addModelOptions(*command);
    command->callback([=, &action] {
        action = [=] {
            for (const Message& warning : convertModel(request->from, *open, request->to)) {
                std::cerr << "offramp-cli: note: " << warning.text() << "\n";
            }
            std::cout << "Wrote " << request->to.string() << "\n";
            return done;
        };
    });
}

} // namespace offramp::cli
