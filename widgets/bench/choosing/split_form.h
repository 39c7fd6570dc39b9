// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"
#include "corpus/choose/choice.h"

#include <QComboBox>
#include <QSpinBox>
#include <QWidget>

#include <string>
#include <vector>

namespace offramp {

/// What a threshold is chosen on, and what it is then tried on: drawn by a column, told apart by its values,
/// or the same utterances twice.
class SplitForm : public QWidget {
    Q_OBJECT

public:
    explicit SplitForm(QWidget* parent = nullptr);

    /// What was chosen stays as far as it is still there; at first by speaker, where they are known. No
    /// signal.
    void setSubject(const CorpusSubject& subject);
    [[nodiscard]] SplitRequest request() const;

    [[nodiscard]] QComboBox& kindBox() const { return *kind_; }
    [[nodiscard]] QComboBox& calibrationBox() const { return *calibration_; }
    [[nodiscard]] QComboBox& testBox() const { return *test_; }
    [[nodiscard]] QSpinBox& shareBox() const { return *share_; }
    [[nodiscard]] QSpinBox& seedBox() const { return *seed_; }

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    struct Entry {
        Split::Kind kind = Split::Kind::none;
        std::string column;
        std::vector<std::string> values; ///< byValue

        bool operator==(const Entry&) const = default;
    };

    void build();
    void fillKinds();
    void fillValues();
    void showFields();
    void offer(const QString& name, Entry entry);
    [[nodiscard]] const Entry& chosen() const;

    std::vector<Entry> entries_;
    bool known_ = false; ///< there was a subject
    QComboBox* kind_;
    QComboBox* calibration_;
    QComboBox* test_;
    QSpinBox* share_;
    QSpinBox* seed_;
    std::vector<QWidget*> drawn_; ///< the fields of a split that is drawn
    std::vector<QWidget*> told_;  ///< those of one by values
};

} // namespace offramp
