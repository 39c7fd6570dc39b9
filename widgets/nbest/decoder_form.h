// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/decoder_options.h"
#include "nbest/file_field.h"
#include "nbest/infinite_box.h"

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace offramp {

class MessageBar;

/// The decoder's options: greedy, or a beam search with its settings, which are in view only where they
/// matter.
class DecoderForm : public QWidget {
    Q_OBJECT

public:
    explicit DecoderForm(QWidget* parent = nullptr);

    /// What the controls say; settings that aren't in view have their defaults.
    [[nodiscard]] DecoderOptions options() const;
    /// Without a signal. Greedy decoding has no settings: those of the beam search stay as they are.
    void setOptions(const DecoderOptions& options);
    /// All that the controls hold, in view or not, to be remembered; and as it was, without a signal.
    [[nodiscard]] DecoderOptions settings() const;
    void restore(const DecoderOptions& settings);
    void useBeamSearch();
    void chooseLexicon(const std::filesystem::path& path) { lexicon_->choose(path); }
    void chooseLanguageModel(const std::filesystem::path& path) { languageModel_->choose(path); }

    /// A beam search as one begins: torchaudio's settings, but with ten hypotheses to compare.
    [[nodiscard]] static DecoderOptions beamDefaults();

Q_SIGNALS:
    /// By the user, when nothing was edited for a moment: others than before, and ones that can be used.
    void optionsChanged(const offramp::DecoderOptions& options);
    void browseLexicon();
    void browseLanguageModel();

private:
    /// A label with its field.
    struct Field {
        QLabel* label;
        QWidget* field;
        void setVisible(bool visible) const;
    };

    void buildKind(QGridLayout& grid);
    void buildSearch(QGridLayout& grid);
    void buildFiles(QGridLayout& grid);
    void buildWeights(QGridLayout& grid);
    void buildDefaults(QGridLayout& grid);
    Field addField(QGridLayout& grid, int row, int column, const QString& label, QWidget* field,
                   const QString& explanation);
    [[nodiscard]] QSpinBox* countBox(int low);
    [[nodiscard]] InfiniteBox* numberBox(double low, double high);
    [[nodiscard]] bool isBeam() const { return kind_->currentIndex() == 1; }
    void fill(const DecoderOptions& options);
    void fillBeam(const DecoderOptions& options);
    void showFields();
    void edited();
    void settle();
    void fitCounts();

    QComboBox* kind_ = nullptr;
    QSpinBox* beamSize_ = nullptr;
    QSpinBox* nbest_ = nullptr;
    QSpinBox* tokens_ = nullptr;
    InfiniteBox* threshold_ = nullptr;
    QComboBox* alignments_ = nullptr;
    FileField* lexicon_ = nullptr;
    FileField* languageModel_ = nullptr;
    InfiniteBox* wordScore_ = nullptr;
    InfiniteBox* lmWeight_ = nullptr;
    InfiniteBox* unkScore_ = nullptr;
    InfiniteBox* silScore_ = nullptr;
    QPushButton* restore_ = nullptr;
    MessageBar* note_ = nullptr;
    std::vector<Field> beamFields_;  ///< of every beam search
    std::vector<Field> wordFields_;  ///< with a lexicon or a language model
    std::vector<Field> modelFields_; ///< with a language model
    QTimer rest_;
    DecoderOptions told_;         ///< that the signal told last, or that were set
    bool beamSizeEdited_ = false; ///< after the number of hypotheses
    bool setting_ = false;
};

} // namespace offramp
