// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/files.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace offramp::test {

/// Writes a small folder in the form of the paper's authors: two utterances of test.clean and one of
/// test.other, exits after the layers 2 and 4.
///
///                   expected            layer 2                      layer 4
/// 1-2-0000 (clean)  the cat sat down    the hat sat  H2 S1 D1        the cat sat down  H4
/// 1-2-0001 (clean)  yes                 (nothing)    D1              yes no            H1 I1
/// 3-4-0000 (other)  one two three       one three    H2 D1           one two tree      H2 S1
///
/// So clean has 3/5 and 1/5, other 1/3 and 1/3. The beam search's errors (its texts aren't there), by its
/// numbers of reference words, words, hits and errors: layer 2: 4 4 3 1 (S1), 1 2 1 1 (I1), 3 2 1 2 (S1 D1);
/// layer 4: no errors.
class PublishedFolder {
public:
    explicit PublishedFolder(std::filesystem::path path) : path_(std::move(path)) {
        std::filesystem::create_directories(path_);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void write(const std::string& name, std::string_view text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        writeFile(path_ / name, text);
    }
    /// Changes a file that was written.
    void replace(const std::string& name, const std::string& what, const std::string& by) const {
        std::string text = readFile(path_ / name);
        const std::size_t at = text.find(what);
        if (at != std::string::npos) text.replace(at, what.size(), by);
        writeFile(path_ / name, text);
    }

    void writeTexts() const {
        write("test.clean_results.txt", "file: 1-2-0000.flac\n"
                                        "expected: the cat sat down\n"
                                        "\tlayer_2: the hat sat\n"
                                        "\tlayer_4: the cat sat down\n"
                                        "\n"
                                        "file: 1-2-0001.flac\n"
                                        "expected: yes\n"
                                        "\tlayer_2: \n"
                                        "\tlayer_4: yes no\n"
                                        "\n");
        write("test.other_results.txt", "file: 3-4-0000.flac\n"
                                        "expected: one two three\n"
                                        "\tlayer_2: one three\n"
                                        "\tlayer_4: one two tree\n"
                                        "\n");
    }
    void writeRates() const {
        write("wer_results.txt", "split: test.clean\n"
                                 "layer_2 WER: 0.6\n"
                                 "layer_4 WER: 0.2\n"
                                 "\n"
                                 "split: test.other\n"
                                 "layer_2 WER: 0.3333333333333333\n"
                                 "layer_4 WER: 0.3333333333333333\n");
    }
    void writeEntropies() const {
        write("entropy_wer/entropy_2.txt", "-0.05 0.5\n-0.1 1.0\n-0.02 0.3333333333333333\n");
        write("entropy_wer/entropy_4.txt", "-0.01 0.0\n-0.03 1.0\n-0.0 0.3333333333333333\n");
        write("entropy_wer/wer_2.txt",
              "expect_len: 4 pred_len: 3 hit: 2 sub: 1 ins: 0 del: 1 wer: 0.5\n"
              "expect_len: 1 pred_len: 0 hit: 0 sub: 0 ins: 0 del: 1 wer: 1.0\n"
              "expect_len: 3 pred_len: 2 hit: 2 sub: 0 ins: 0 del: 1 wer: 0.33333\n");
        write("entropy_wer/wer_4.txt",
              "expect_len: 4 pred_len: 4 hit: 4 sub: 0 ins: 0 del: 0 wer: 0.0\n"
              "expect_len: 1 pred_len: 2 hit: 1 sub: 0 ins: 1 del: 0 wer: 1.0\n"
              "expect_len: 3 pred_len: 3 hit: 2 sub: 1 ins: 0 del: 0 wer: 0.33333\n");
    }
    void writePosteriors() const {
        write("posterior_wer/posterior_2.txt", "0.5\n0.25\n0.125\n");
        write("posterior_wer/posterior_4.txt", "1.0\n0.75\n0.625\n");
        write("posterior_wer/wer_2.txt", "expect_len: 4 pred_len: 4 hits: 3 errors: 1 wer: 0.25\n"
                                         "expect_len: 1 pred_len: 2 hits: 1 errors: 1 wer: 1.0\n"
                                         "expect_len: 3 pred_len: 2 hits: 1 errors: 2 wer: 0.66667\n");
        write("posterior_wer/wer_4.txt", "expect_len: 4 pred_len: 4 hits: 4 errors: 0 wer: 0.0\n"
                                         "expect_len: 1 pred_len: 1 hits: 1 errors: 0 wer: 0.0\n"
                                         "expect_len: 3 pred_len: 3 hits: 3 errors: 0 wer: 0.0\n");
    }
    void writeAll() const {
        writeTexts();
        writeRates();
        writeEntropies();
        writePosteriors();
    }

private:
    std::filesystem::path path_;
};

} // namespace offramp::test
