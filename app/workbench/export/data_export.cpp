// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/export/data_export.h"

#include "base/files.h"
#include "text/engine_text.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace offramp {

QString DataExport::suffix() const {
    const std::string_view extension = describe(format).extension;
    return QString::fromUtf8(extension.data(), static_cast<qsizetype>(extension.size()));
}

QString DataExport::filter() const {
    return QCoreApplication::translate("offramp::DataExport", "%1 as %2 (*.%3)", "a file filter")
        .arg(name, translated(describe(format).name), suffix());
}

const DataExport& chosenExport(const QList<DataExport>& choices, const QString& filter, const QString& file) {
    const DataExport* chosen = &choices.constFirst();
    for (const DataExport& each : choices)
        if (each.filter() == filter) chosen = &each;
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == chosen->suffix().toLower()) return *chosen;
    for (const DataExport& each : choices)
        if (each.name == chosen->name && each.suffix().toLower() == suffix) return each;
    return *chosen;
}

DataWriter::DataWriter(QObject* parent) : QObject(parent), thread_(QStringLiteral("exports")) {}

DataWriter::~DataWriter() {
    thread_.finish();
}

void DataWriter::write(const DataExport& what, const std::filesystem::path& file) {
    ++busy_;
    thread_.run([this, what, file] {
        const auto error = errorOf(file.string(), [&] { writeFile(file, what.write); });
        const auto end = [this, error, file] {
            --busy_;
            if (error)
                Q_EMIT failed(error);
            else
                Q_EMIT written(file);
        };
        QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
    });
}

} // namespace offramp
