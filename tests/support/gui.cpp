// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/gui.h"

#include "audio/write.h"
#include "support/support.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

namespace offramp::test {

void isolateSettings() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("offramp-tests"));
    QCoreApplication::setApplicationName(QFileInfo(QCoreApplication::applicationFilePath()).fileName());
    QSettings().clear();
    // What is saved for the case of a crash.
    static const QTemporaryDir folder;
    qputenv("XDG_STATE_HOME", folder.filePath(QStringLiteral("state")).toUtf8());
}

std::filesystem::path shippedModel() {
    return sourceDir() / "resources/models/digits-early-conformer";
}

void writeNoise(const std::filesystem::path& file, double seconds, unsigned seed) {
    Waveform noise;
    noise.sampleRate = 8000;
    noise.samples.resize(static_cast<std::size_t>(seconds * noise.sampleRate));
    std::minstd_rand random(seed);
    for (float& sample : noise.samples)
        sample = (static_cast<float>(random() % 4001U) - 2000) / 32768;
    writeAudio(file, noise);
}

bool waitUntilIdle(MainWindow& window) {
    constexpr int patience = 60000;
    return QTest::qWaitFor([&] { return window.workbench().isIdle(); }, patience);
}

QStringList placesOf(const MainWindow& window) {
    QStringList places;
    for (const char* kind : {"QDockWidget", "QToolBar"}) {
        for (const QWidget* part : window.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!part->inherits(kind)) continue;
            QString place;
            QDebug(&place) << part->objectName() << part->isVisible() << part->isWindow();
            const bool inFront = !part->visibleRegion().isEmpty(); // not behind another tab
            if (inFront) QDebug(&place) << part->geometry();
            places.append(place);
        }
    }
    places.sort(); // children are in the order of stacking
    return places;
}

} // namespace offramp::test
