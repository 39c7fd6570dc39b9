// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/failure_model.h"
#include "corpus/manifest/manifest.h"

#include <QDialog>

namespace offramp {

/// A list of what couldn't be used, to be read and copied. Stays beside the window, which goes on.
class FailuresDialog : public QDialog {
    Q_OBJECT

public:
    /// `what`: the header of the first column.
    FailuresDialog(const QString& title, const QString& what, std::vector<FailureRow> rows,
                   QWidget* parent = nullptr);
};

/// Lines of a manifest that were skipped.
[[nodiscard]] std::vector<FailureRow> problemRows(const std::vector<ManifestProblem>& problems);

} // namespace offramp
