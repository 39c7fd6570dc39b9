// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"
#include "corpus/choose/choice.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include <optional>
#include <vector>

namespace offramp {

/// What is fitted on the calibration part before the threshold is chosen.
class FitForm : public QWidget {
    Q_OBJECT

public:
    explicit FitForm(QWidget* parent = nullptr);

    /// The measures that a gate may look at; those chosen stay so as far as they are among them.
    void setMeasures(const std::vector<MeasureSpec>& measures);
    /// Whether the results keep traces, which temperatures are fitted to.
    void setHasTraces(bool has);

    [[nodiscard]] ChoiceRequest::Fit fit() const;
    /// Those of a gate that are chosen, in the order of the list.
    [[nodiscard]] std::vector<MeasureSpec> features() const;
    void setFeature(const MeasureSpec& spec, bool on);
    [[nodiscard]] QComboBox& kindBox() const { return *kind_; }

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    struct Entry {
        MeasureSpec spec;
        QAction* action = nullptr;
    };

    void showFields();
    void nameFeatures();

    QComboBox* kind_;
    QToolButton* features_;
    QLabel* note_;
    std::vector<Entry> entries_;
    bool hasTraces_ = false;
};

} // namespace offramp
