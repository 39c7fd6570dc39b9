// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/support.h"

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <filesystem>

namespace offramp::test {

/// What a call of offramp-cli gave.
struct Called {
    int status = -1; ///< −1: it crashed or hung
    QByteArray out;
    QByteArray err;
};

/// Calls offramp-cli, its output to pipes (or to the file `outFile`), and waits for it, ten minutes at most.
inline Called call(const QStringList& arguments, const QString& outFile = {}) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("TERM",
                       "xterm-256color"); // colours are left out for the pipe's sake, not the terminal's
    environment.insert("COLUMNS", "200");
    environment.remove("NO_COLOR");
    process.setProcessEnvironment(environment);
    if (!outFile.isEmpty()) process.setStandardOutputFile(outFile);
    process.start(OFFRAMP_CLI, arguments);
    Called called;
    if (!process.waitForFinished(600000)) {
        process.kill();
        process.waitForFinished();
        called.err = "didn't finish";
        return called;
    }
    called.out = process.readAllStandardOutput();
    called.err = process.readAllStandardError();
    if (process.exitStatus() == QProcess::NormalExit) called.status = process.exitCode();
    return called;
}

inline QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

inline QString digitsModel() {
    return text(sourceDir() / "resources/models/digits-early-conformer");
}

inline QString murmurFile() {
    return text(dataDir() / "shipping/murmur.flac");
}

} // namespace offramp::test
