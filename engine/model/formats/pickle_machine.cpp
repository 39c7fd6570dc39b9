// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/pickle_machine.h"

#include "base/error.h"
#include "model/formats/pickle_calls.h"
#include "model/formats/pickle_opcodes.h"
#include "model/formats/text.h"

#include <algorithm>
#include <charconv>

namespace offramp {

namespace {

constexpr std::size_t longestPickle = std::size_t(64) << 20U;
constexpr std::size_t mostOnStack = 4'000'000;

} // namespace

PickleMachine::PickleMachine(std::span<const std::byte> bytes, const std::string& subject)
    : reader_(bytes.first(std::min(bytes.size(), 2 * longestPickle)), subject) {}

Pickle PickleMachine::run() {
    for (;;) {
        if (reader_.position() > longestPickle ||
            std::max({stack_.size(), marks_.size(), memo_.size()}) > mostOnStack) {
            throw Error(reader_.subject(), msg("holds a pickle beyond all bounds"),
                        msg("Save the weights alone: torch.save(model.state_dict(), path)"));
        }
        const std::uint8_t code = reader_.takeByte();
        if (code == opcode::stop) break;
        const bool known = doNumber(code) || doText(code) || doBytes(code) || doSequence(code) ||
                           doDict(code) || doStack(code) || doMemo(code) || doName(code) || doCall(code);
        if (!known) damaged("an unknown opcode");
    }
    pickle_.root = pop();
    pickle_.length = reader_.position();
    return std::move(pickle_);
}

void PickleMachine::damaged(const char* what) const {
    throw Error(
        reader_.subject(),
        msg("is damaged, or no file of weights: byte {0} of its pickle: {1}", reader_.position(), what),
        msg("Fetch or export the file again"));
}

PickleRef PickleMachine::pop() {
    const PickleRef last = top();
    stack_.pop_back();
    return last;
}

PickleRef PickleMachine::top() const {
    const std::size_t floor = marks_.empty() ? 0 : marks_.back();
    if (stack_.size() <= floor) damaged("a value is wanted where there is none");
    return stack_.back();
}

PickleMachine::Refs PickleMachine::popLast(std::size_t count) {
    Refs items(count);
    for (std::size_t i = count; i-- > 0;)
        items[i] = pop();
    return items;
}

PickleMachine::Refs PickleMachine::popMarked() {
    if (marks_.empty()) damaged("a mark is wanted where there is none");
    const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
    Refs items(begin, stack_.end());
    stack_.erase(begin, stack_.end());
    marks_.pop_back();
    return items;
}

bool PickleMachine::doStack(std::uint8_t code) {
    switch (code) {
    case opcode::proto:
        (void)reader_.takeByte();
        return true;
    case opcode::frame:
        (void)reader_.takeUnsigned(8);
        return true;
    case opcode::mark:
        marks_.push_back(stack_.size());
        return true;
    case opcode::pop:
        if (!marks_.empty() && marks_.back() == stack_.size())
            marks_.pop_back();
        else
            (void)pop();
        return true;
    case opcode::popMark:
        (void)popMarked();
        return true;
    case opcode::dup:
        stack_.push_back(top());
        return true;
    default:
        return false;
    }
}

bool PickleMachine::doSequence(std::uint8_t code) {
    using Kind = PickleSequence::Kind;
    switch (code) {
    case opcode::emptyList:
        pushSequence(Kind::list, {});
        return true;
    case opcode::list:
        pushSequence(Kind::list, popMarked());
        return true;
    case opcode::append:
        append({pop()}, Kind::list);
        return true;
    case opcode::appends:
        append(popMarked(), Kind::list);
        return true;
    case opcode::emptyTuple:
        pushSequence(Kind::tuple, {});
        return true;
    case opcode::tuple:
        pushSequence(Kind::tuple, popMarked());
        return true;
    case opcode::tuple1:
        pushSequence(Kind::tuple, popLast(1));
        return true;
    case opcode::tuple2:
        pushSequence(Kind::tuple, popLast(2));
        return true;
    case opcode::tuple3:
        pushSequence(Kind::tuple, popLast(3));
        return true;
    case opcode::emptySet:
        pushSequence(Kind::set, {});
        return true;
    case opcode::frozenSet:
        pushSequence(Kind::set, popMarked());
        return true;
    case opcode::addItems:
        append(popMarked(), Kind::set);
        return true;
    default:
        return false;
    }
}

bool PickleMachine::doDict(std::uint8_t code) {
    switch (code) {
    case opcode::emptyDict:
        push(PickleDict{});
        return true;
    case opcode::dict: {
        const Refs items = popMarked();
        push(PickleDict{});
        setItems(items);
        return true;
    }
    case opcode::setItem:
        setItems(popLast(2));
        return true;
    case opcode::setItems:
        setItems(popMarked());
        return true;
    default:
        return false;
    }
}

void PickleMachine::append(const Refs& items, PickleSequence::Kind kind) {
    auto* sequence = std::get_if<PickleSequence>(&pickle_[top()]);
    if (sequence == nullptr || sequence->kind != kind) damaged("a list or set is wanted where there is none");
    sequence->items.insert(sequence->items.end(), items.begin(), items.end());
}

void PickleMachine::setItems(const Refs& items) {
    auto* dict = std::get_if<PickleDict>(&pickle_[top()]);
    if (dict == nullptr || items.size() % 2 != 0) damaged("keys and values are wanted where there are none");
    for (std::size_t i = 0; i < items.size(); i += 2)
        dict->items.emplace_back(items[i], items[i + 1]);
}

bool PickleMachine::doMemo(std::uint8_t code) {
    switch (code) {
    case opcode::put:
        memoize(decimalIndex());
        return true;
    case opcode::binPut:
        memoize(reader_.takeByte());
        return true;
    case opcode::longBinPut:
        memoize(reader_.takeUnsigned(4));
        return true;
    case opcode::memoize:
        memoize(memo_.size());
        return true;
    case opcode::get:
        recall(decimalIndex());
        return true;
    case opcode::binGet:
        recall(reader_.takeByte());
        return true;
    case opcode::longBinGet:
        recall(reader_.takeUnsigned(4));
        return true;
    default:
        return false;
    }
}

void PickleMachine::memoize(std::uint64_t index) {
    memo_[index] = top();
}

void PickleMachine::recall(std::uint64_t index) {
    const auto found = memo_.find(index);
    if (found == memo_.end()) damaged("a remembered value is wanted that was never seen");
    stack_.push_back(found->second);
}

std::uint64_t PickleMachine::decimalIndex() {
    const std::string_view line = reader_.takeLine();
    std::uint64_t index = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), index);
    if (error != std::errc() || end != line.data() + line.size())
        damaged("a number is wanted where there is none");
    return index;
}

bool PickleMachine::doName(std::uint8_t code) {
    switch (code) {
    case opcode::global: {
        const std::string_view module = reader_.takeLine();
        pushGlobal(module, reader_.takeLine());
        return true;
    }
    case opcode::stackGlobal:
        stackGlobal();
        return true;
    case opcode::binPersId:
        stack_.push_back(picklePersistent(pickle_, pop(), reader_.subject()));
        return true;
    default:
        return false;
    }
}

void PickleMachine::pushGlobal(std::string_view module, std::string_view name) {
    push(PickleGlobal{std::string(module).append(".").append(name)});
}

void PickleMachine::stackGlobal() {
    const Refs names = popLast(2);
    const auto* module = pickle_.as<std::string>(names[0]);
    const auto* name = pickle_.as<std::string>(names[1]);
    if (module == nullptr || name == nullptr) damaged("a name is wanted where there is none");
    pushGlobal(*module, *name);
}

bool PickleMachine::doCall(std::uint8_t code) {
    switch (code) {
    case opcode::reduce:
        reduce();
        return true;
    case opcode::newObj:
        newObject(false);
        return true;
    case opcode::newObjEx:
        newObject(true);
        return true;
    case opcode::build:
        build();
        return true;
    case opcode::inst: {
        const std::string_view module = reader_.takeLine();
        pushGlobal(module, reader_.takeLine());
        const PickleRef callable = stack_.back();
        stack_.pop_back();
        call(callable, popMarked());
        return true;
    }
    case opcode::obj: {
        const Refs items = popMarked();
        if (items.empty()) damaged("a class is wanted where there is none");
        call(items[0], Refs(items.begin() + 1, items.end()));
        return true;
    }
    case opcode::ext1:
    case opcode::ext2:
    case opcode::ext4:
    case opcode::persId:
        damaged("something that PyTorch never writes");
    default:
        return false;
    }
}

std::string PickleMachine::globalName(PickleRef ref) const {
    const auto* global = pickle_.as<PickleGlobal>(ref);
    if (global == nullptr) damaged("a function or class is wanted where there is none");
    return global->name;
}

PickleMachine::Refs PickleMachine::tupleItems(PickleRef ref) const {
    const auto* tuple = pickle_.as<PickleSequence>(ref);
    if (tuple == nullptr || tuple->kind != PickleSequence::Kind::tuple)
        damaged("arguments are wanted where there are none");
    return tuple->items;
}

void PickleMachine::call(PickleRef callable, const Refs& arguments) {
    stack_.push_back(pickleCall(pickle_, globalName(callable), arguments, reader_.subject()));
}

void PickleMachine::reduce() {
    const Refs parts = popLast(2);
    call(parts[0], tupleItems(parts[1]));
}

void PickleMachine::newObject(bool withKeywords) {
    const Refs keywords = withKeywords ? popLast(1) : Refs();
    const Refs parts = popLast(2);
    const std::string name = globalName(parts[0]);
    const bool isPlain = keywords.empty() || (pickle_.as<PickleDict>(keywords[0]) != nullptr &&
                                              pickle_.as<PickleDict>(keywords[0])->items.empty());
    if (name == "collections.OrderedDict" && isPlain) return call(parts[0], tupleItems(parts[1]));
    if (!name.starts_with("__torch__.")) refusePythonObject(name, stack_.empty(), reader_.subject());
    push(PickleObject{name, 0});
    std::get<PickleObject>(pickle_[top()]).state = top();
}

void PickleMachine::build() {
    const PickleRef state = pop();
    PickleValue& value = pickle_[top()];
    if (auto* object = std::get_if<PickleObject>(&value)) {
        object->state = state;
        return;
    }
    // What Python would hang on a dictionary or a tensor (a state dict's _metadata) is of no use here.
    const bool isIgnored = std::holds_alternative<PickleDict>(value) || pickle_.tensor(top()) != nullptr;
    if (!isIgnored) damaged("attributes are set on something that has none");
}

} // namespace offramp
