// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/byte_reader.h"
#include "model/formats/pickle.h"

#include <unordered_map>

namespace offramp {

/// The stack machine that a pickle is a program for (Python's Lib/pickletools.py describes the opcodes).
class PickleMachine {
public:
    PickleMachine(std::span<const std::byte> bytes, const std::string& subject);

    [[nodiscard]] Pickle run();

private:
    using Refs = std::vector<PickleRef>;

    // Each does its kind of opcode and returns false for those of another kind.
    bool doNumber(std::uint8_t opcode);
    bool doText(std::uint8_t opcode);
    bool doBytes(std::uint8_t opcode);
    bool doSequence(std::uint8_t opcode);
    bool doDict(std::uint8_t opcode);
    bool doStack(std::uint8_t opcode);
    bool doMemo(std::uint8_t opcode);
    bool doName(std::uint8_t opcode);
    bool doCall(std::uint8_t opcode);

    void push(PickleValue value) { stack_.push_back(pickle_.add(std::move(value), reader_.subject())); }
    void pushText(std::string_view text);
    void pushDecimal(std::string_view line, bool mayBeTruth);
    void pushLong(std::uint64_t length);
    void pushFloat(std::string_view line);
    void pushQuoted(std::string_view line);
    void pushSequence(PickleSequence::Kind kind, Refs items) { push(PickleSequence{kind, std::move(items)}); }
    PickleRef pop();
    [[nodiscard]] PickleRef top() const;
    Refs popLast(std::size_t count);
    Refs popMarked();
    void append(const Refs& items, PickleSequence::Kind kind);
    void setItems(const Refs& items);
    void memoize(std::uint64_t index);
    void recall(std::uint64_t index);
    std::uint64_t decimalIndex();
    void pushGlobal(std::string_view module, std::string_view name);
    void stackGlobal();
    void call(PickleRef callable, const Refs& arguments);
    void reduce();
    void newObject(bool withKeywords);
    void build();
    [[nodiscard]] std::string globalName(PickleRef ref) const;
    [[nodiscard]] Refs tupleItems(PickleRef ref) const;
    [[noreturn]] void damaged(const char* what) const;

    ByteReader reader_;
    Pickle pickle_;
    Refs stack_;
    std::vector<std::size_t> marks_;
    std::unordered_map<std::uint64_t, PickleRef> memo_;
};

} // namespace offramp
