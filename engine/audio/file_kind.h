// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace offramp {

class FileBytes;

/// What a file is, by its first bytes; decides who decodes it.
enum class FileKind {
    wave, ///< RIFF, RIFX or RF64 with the form WAVE
    aiff,
    flac,
    mp3,
    other, ///< libsndfile may know it
};

struct FileStart {
    FileKind kind = FileKind::other;
    /// Where the file proper begins, behind an ID3v2 tag.
    std::int64_t offset = 0;
};

[[nodiscard]] FileStart recogniseStart(FileBytes& file);

/// Throws the Error for a file whose bytes are plainly something else than readable sound: what they are, and
/// what would help. Returns for any other file. To be asked once decoding has failed.
void refuseIfSomethingElse(FileBytes& file);
/// As refuseIfSomethingElse, but any other file is refused too.
[[noreturn]] void refuseUnknown(FileBytes& file);

/// A command line that makes a readable file of this one, for remedies.
[[nodiscard]] std::string conversionCommand(const FileBytes& file);

} // namespace offramp
