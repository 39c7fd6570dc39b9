// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"
#include "corpus/choose/threshold.h"
#include "strategy/number_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QWidget>

#include <array>
#include <vector>

namespace offramp {

/// What a threshold is to reach: an average layer, a share of the computation, a word error rate, or a
/// guarantee.
class TargetForm : public QWidget {
    Q_OBJECT

public:
    enum Kind { layer, macs, wer, risk, kinds };

    explicit TargetForm(QWidget* parent = nullptr);

    /// Of other layers half the last is the target.
    void setSubject(const CorpusSubject& subject);
    [[nodiscard]] Target target() const;

    [[nodiscard]] QComboBox& kindBox() const { return *kind_; }
    /// Of each kind, in its unit: layers, or per cent.
    [[nodiscard]] NumberBox& numberBox(Kind kind) const { return *numbers_[kind]; }
    [[nodiscard]] QComboBox& lossBox() const { return *loss_; }
    [[nodiscard]] QComboBox& methodBox() const { return *method_; }
    /// Per cent.
    [[nodiscard]] NumberBox& confidenceBox() const { return *confidence_; }
    [[nodiscard]] QCheckBox& monotoneBox() const { return *monotone_; }

private:
    void build();
    void makeGuarantee();
    void showFields();

    int lastLayer_ = 0;
    QComboBox* kind_;
    std::array<NumberBox*, kinds> numbers_{};
    QComboBox* loss_;
    QComboBox* method_;
    NumberBox* confidence_;
    QCheckBox* monotone_;
    std::vector<QWidget*> guarantee_; ///< the fields of a risk
    QWidget* confidenceField_ = nullptr;
};

} // namespace offramp
