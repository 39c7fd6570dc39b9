// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace offramp::cli {

/// Exit statuses of offramp-cli.
enum Status { done = 0, inputFailed = 1, wrongUsage = 2 };

/// A way of calling the program that CLI11 can't check by itself: printed with the command's name, status 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What a chosen command does; returns the program's status.
using Action = std::function<int()>;

/// Each declares its command and its options and sets `action` when it is chosen.
void addInfo(CLI::App& app, Action& action);
void addAnalyze(CLI::App& app, Action& action);
void addConvert(CLI::App& app, Action& action);
void addFigure(CLI::App& app, Action& action);
void addDemo(CLI::App& app, Action& action);
void addDemoCorpus(CLI::App& app, Action& action);
void addLesson(CLI::App& app, Action& action);
void addExport(CLI::App& app, Action& action);
void addMeasures(CLI::App& app, Action& action);

/// The text of --version: Offramp, LibTorch, libsndfile, BLAS in use and threads.
[[nodiscard]] std::string versionText();

} // namespace offramp::cli
