// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "export/format.h"
#include "workbench/background_thread.h"

#include <QList>
#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>

namespace offramp {

/// One way to write what a view shows. It keeps what it is made of, so it can be written by any thread at any
/// time, whatever the view shows by then.
struct DataExport {
    QString name; ///< "Frame traces"
    QString id;   ///< for a file's name: "traces"
    ExportFormat format = ExportFormat::csv;
    std::function<void(std::ostream&)> write; ///< may throw Error

    /// As a file dialog has it: "Frame traces as CSV (*.csv)".
    [[nodiscard]] QString filter() const;
    [[nodiscard]] QString suffix() const;
};

/// Of `choices`, which have at least one entry, the one whose filter was chosen; where the file's name ends
/// in the suffix of another with the same name, that one.
[[nodiscard]] const DataExport& chosenExport(const QList<DataExport>& choices, const QString& filter,
                                             const QString& file);

/// Writes exports in a thread of its own, one after the other, each whole or not at all. What was handed over
/// is written also when this is destroyed, which waits for it. Signals come to the thread that it lives in.
class DataWriter : public QObject {
    Q_OBJECT

public:
    explicit DataWriter(QObject* parent = nullptr);
    ~DataWriter() override;
    DataWriter(const DataWriter&) = delete;
    DataWriter& operator=(const DataWriter&) = delete;

    /// Ends in written() or failed().
    void write(const DataExport& what, const std::filesystem::path& file);
    [[nodiscard]] bool isBusy() const { return busy_ > 0; }

Q_SIGNALS:
    void written(const std::filesystem::path& file);
    void failed(const std::shared_ptr<const offramp::Error>& error);

private:
    int busy_ = 0;
    BackgroundThread thread_; ///< the last member: what it works on ends before the others do
};

} // namespace offramp
