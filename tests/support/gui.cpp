// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/gui.h"

#include "base/files.h"
#include "support/support.h"

#include <QDataStream>
#include <QSettings>
#include <QStandardPaths>
#include <QtTest>

#include <random>

namespace offramp::test {

void isolateSettings() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("offramp-tests"));
    QCoreApplication::setApplicationName(QFileInfo(QCoreApplication::applicationFilePath()).fileName());
    QSettings().clear();
}

std::filesystem::path shippedModel() {
    return sourceDir() / "resources/models/digits-early-conformer";
}

void writeNoise(const std::filesystem::path& file, double seconds, unsigned seed) {
    constexpr quint32 rate = 8000;
    const auto samples = static_cast<quint32>(seconds * rate);
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.writeRawData("RIFF", 4);
    stream << quint32(36 + 2 * samples);
    stream.writeRawData("WAVEfmt ", 8);
    stream << quint32(16) << quint16(1) << quint16(1) << rate << quint32(2 * rate) << quint16(2)
           << quint16(16);
    stream.writeRawData("data", 4);
    stream << quint32(2 * samples);
    std::minstd_rand random(seed);
    for (quint32 i = 0; i < samples; ++i)
        stream << static_cast<qint16>(static_cast<int>(random() % 4001U) - 2000);
    writeFile(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

bool waitUntilIdle(MainWindow& window) {
    constexpr int patience = 60000;
    return QTest::qWaitFor([&] { return window.workbench().isIdle(); }, patience);
}

} // namespace offramp::test
