// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace offramp::cli {

/// Whether standard output is a terminal that takes colours (NO_COLOR isn't set, TERM isn't "dumb").
[[nodiscard]] bool coloursWanted();
/// Columns of the terminal; where standard output is none, COLUMNS if it is set, else 100.
[[nodiscard]] int terminalWidth();

/// A line on standard error that is overwritten by the next one and gone at the end; nothing where standard
/// error is no terminal.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const std::string& text);
    void clear();

private:
    bool terminal_;
    bool shown_ = false;
};

} // namespace offramp::cli
