// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "corpus/corpus.h"

#include "base/error.h"

#include <exception>
#include <iostream>
#include <new>

using namespace offramp;
using namespace offramp::cli;

namespace {

constexpr const char* closing =
    "Exit status: 0 done; 1 an input could not be used (the others were done); 2 wrong usage.";

int runAction(const Action& action) {
    try {
        const int status = action();
        if (std::cout.flush()) return status;
        std::cerr << "offramp-cli: standard output could not be written.\n";
    } catch (const UsageError& error) {
        std::cerr << "offramp-cli: " << error.what() << "\n";
        return wrongUsage;
    } catch (const Error& error) {
        std::cerr << "offramp-cli: " << error.what() << "\n";
    } catch (const std::bad_alloc&) {
        std::cerr << "offramp-cli: the machine hasn't enough free memory for this.\n";
    } catch (const std::exception& error) {
        std::cerr << "offramp-cli: unexpected error: " << error.what() << "\n";
    }
    return inputFailed;
}

int runProgram(int argc, char** argv) {
    CLI::App app("Offramp looks into early-exit speech recognisers: what every exit heard, how sure it was, "
                 "and where a "
                 "threshold would have stopped.",
                 "offramp-cli");
    app.require_subcommand(1);
    app.footer(closing);
    app.set_version_flag("--version", versionText, "Print the versions of Offramp and its libraries");
    Action action;
    addAnalyze(app, action);
    addInfo(app, action);
    addConvert(app, action);
    addCorpus(app, action);
    addFigure(app, action);
    addDemo(app, action);
    addDemoCorpus(app, action);
    addLesson(app, action);
    addExport(app, action);
    addMeasures(app, action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success); // --help, --version
    } catch (const CLI::ParseError& error) {
        std::cerr << "offramp-cli: " << error.what() << "\nSee offramp-cli --help.\n";
        return wrongUsage;
    }
    return runAction(action);
}

} // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    try {
        return runProgram(argc, argv);
    } catch (...) {
        return inputFailed; // not even the options could be set up: memory is out
    }
}
