// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// What a SentencePiece model file says of its vocabulary. (Enough to turn pieces into text. SentencePiece's
/// own library is not linked: it exports an older copy of protobuf, which breaks the one that LibTorch loads
/// into the same process.)
struct SentencePieceModel {
    /// The numbers are those of the file format.
    enum class Type { normal = 1, unknown = 2, control = 3, userDefined = 4, unused = 5, byte = 6 };

    struct Piece {
        std::string text; ///< UTF-8; "▁" (U+2581) stands for a space
        Type type = Type::normal;
    };

    std::vector<Piece> pieces;               ///< by class
    std::string unknownSurface = " \u2047 "; ///< how an unknown piece shows in text
};

/// Reads the bytes of a .model file. Throws Error, about `subject`, if they are none or are cut off.
[[nodiscard]] SentencePieceModel readSentencePieceModel(std::string_view bytes, const std::string& subject);

} // namespace offramp
