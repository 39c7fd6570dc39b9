// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QElapsedTimer;

namespace offramp {

class MainWindow;

/// Prints two lines to the standard output, "window MS" once the window is painted and takes input, and
/// "first exit MS" once the first exit's text is in it, in milliseconds on `clock`; then quits. Also quits,
/// with exit status 1, if there is nothing more to do and no exit was shown.
void reportStartup(MainWindow& window, const QElapsedTimer& clock);

} // namespace offramp
