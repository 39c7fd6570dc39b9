// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/main_window.h"

#include <filesystem>

namespace offramp::test {

/// Settings that belong to this test program alone, empty.
void isolateSettings();

/// The model that ships.
[[nodiscard]] std::filesystem::path shippedModel();

/// A recording of `seconds` of soft noise from a fixed seed, 8000 Hz, written as WAV.
void writeNoise(const std::filesystem::path& file, double seconds, unsigned seed);

/// Runs the event loop until the workbench has nothing more to do; false after a minute.
[[nodiscard]] bool waitUntilIdle(MainWindow& window);

/// Of every dock and tool bar: what a person sees of it.
[[nodiscard]] QStringList placesOf(const MainWindow& window);

} // namespace offramp::test
