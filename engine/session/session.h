// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "base/message.h"
#include "decode/decoder_options.h"
#include "exits/policy.h"
#include "model/open.h"
#include "session/note.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// A file that a session refers to.
struct SessionFile {
    enum class State {
        unchecked, ///< nobody has looked
        same,      ///< there, with the same content
        changed,   ///< there, with another content
        missing    ///< not there
    };

    std::filesystem::path path; ///< as it can be opened
    std::string sha256;         ///< of its content when it was used, as sha256Of(); empty: not known
    std::uintmax_t bytes = 0;   ///< of that content; 0: not known
    State state = State::unchecked;
};

/// The model that was open.
struct SessionModel {
    SessionFile file;    ///< what openModel() is given; content and size are those of its weights
    OpenOptions options; ///< what it was opened with
};

/// Where an utterance's reference text is from.
enum class ReferenceSource {
    none,   ///< there is none
    beside, ///< a file beside the recording
    typed,  ///< a person's typing
    corpus, ///< the corpus that the utterance was opened from
    emptied ///< a person wants none, whatever lies beside the recording
};

struct SessionUtterance {
    SessionFile audio;
    std::optional<Stretch> stretch; ///< nothing: the whole recording
    std::optional<int> channel;     ///< from 0; nothing: the mean of all
    ReferenceSource referenceSource = ReferenceSource::none;
    std::optional<std::string> reference;
    /// As it was when the session was saved; null: it was not analysed, or can't be shown.
    std::shared_ptr<const Analysis> analysis;
};

/// What was looked at.
struct SessionView {
    int utterance = -1;               ///< −1: none
    int exit = -1;                    ///< from 0; −1: none
    std::optional<Stretch> range;     ///< seconds in view; nothing: all
    std::optional<Stretch> selection; ///< seconds
};

/// Everything that is open, as it is saved. A value.
struct Session {
    std::optional<SessionModel> model;
    Policy policy = defaultPolicy();
    bool stopEarly = false; ///< the policy stops the model
    DecoderOptions decoder;
    std::vector<SessionUtterance> utterances;
    std::vector<Note> notes;
    SessionView view;
    std::string layout;  ///< the window's own bytes
    bool packed = false; ///< the file holds the recordings and the model too
};

} // namespace offramp
