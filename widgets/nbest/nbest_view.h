// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "decode/decoder_options.h"
#include "exits/policy.h"
#include "nbest/nbest_model.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QWidget>

#include <filesystem>
#include <memory>
#include <optional>

class QAction;
class QProgressBar;
class QSplitter;

namespace offramp {

class DecoderForm;
class MessageBar;
class TableView;

/// The N best hypotheses of an exit, beside the options of the decoder that finds them. It decodes nothing:
/// it tells what is wanted, and shows what it is given.
class NBestView : public QWidget {
    Q_OBJECT

public:
    explicit NBestView(QWidget* parent = nullptr);

    /// Null: nothing to show.
    void setAnalysis(std::shared_ptr<const Analysis> analysis);
    /// The exit that is looked at; before one was chosen it is the exit taken.
    void setCurrentExit(int exit);
    void setTaken(std::optional<int> exit);
    /// Its temperature, where it looks at the N best, is that of the posteriors.
    void setPolicy(const Policy& policy);
    /// Shows them without a signal.
    void setDecoder(const DecoderOptions& options);
    void setLexicon(const std::filesystem::path& path);
    void setLanguageModel(const std::filesystem::path& path);
    /// Recordings are being decoded anew.
    void setBusy(bool busy);
    /// Why that failed, empty: it didn't. The list stays.
    void setError(const QString& text);
    /// The same where nobody has just asked for it, so that it is no more than a note.
    void setNote(const QString& text);

    /// The exit whose list is shown, from 0, computed or not; −1: none.
    [[nodiscard]] int exitShown() const;

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] NBestModel& hypotheses() const { return *model_; }
    [[nodiscard]] TableView& table() const { return *table_; }
    [[nodiscard]] DecoderForm& form() const { return *form_; }

Q_SIGNALS:
    /// By the user: decode with these from now on.
    void decoderChanged(const offramp::DecoderOptions& options);
    void cancelRequested();
    /// A file is to be chosen, and handed to setLexicon() or setLanguageModel().
    void browseLexicon();
    void browseLanguageModel();
    void currentExitChanged(int exit);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QWidget* buildForm();
    [[nodiscard]] QWidget* buildList();
    [[nodiscard]] QLayout* buildHeader();
    [[nodiscard]] QWidget* buildEmptyPage();
    void fillExits();
    void showExit();
    void showList(const NBest& list);
    void showEmpty(const QString& text, bool offerSearch);
    void showTemperature();

    std::shared_ptr<const Analysis> analysis_;
    std::optional<int> chosen_;
    std::optional<int> taken_;
    Policy policy_ = defaultPolicy();
    NBestModel* model_;
    TableView* table_ = nullptr;
    DecoderForm* form_ = nullptr;
    QSplitter* splitter_ = nullptr;
    QComboBox* exits_ = nullptr;
    QLabel* count_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* cancel_ = nullptr;
    MessageBar* error_ = nullptr;
    QAction* again_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    QLabel* empty_ = nullptr;
    QPushButton* search_ = nullptr;
};

} // namespace offramp
