// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/prefix_tree.h"

namespace offramp {

PrefixTree::PrefixTree() : prefixes_(1), words_(1) {}

int PrefixTree::find(int parent, int token, int word) const {
    int child = (*this)[parent].firstChild;
    while (child >= 0 && ((*this)[child].token != token || (*this)[child].word != word))
        child = (*this)[child].next;
    return child;
}

int PrefixTree::add(int parent, int token, int word) {
    int at = static_cast<int>(prefixes_.size());
    if (free_.empty()) {
        prefixes_.emplace_back();
        words_.emplace_back();
    } else {
        at = free_.back();
        free_.pop_back();
    }
    Prefix& mother = (*this)[parent];
    Prefix& prefix = (*this)[at];
    prefix = {};
    words(at) = {};
    prefix.parent = parent;
    prefix.token = token;
    prefix.word = word;
    prefix.next = mother.firstChild;
    if (prefix.next >= 0) (*this)[prefix.next].previous = at;
    mother.firstChild = at;
    ++mother.children;
    ++mother.ghosts;
    return at;
}

void PrefixTree::enter(int prefix, int entry) {
    (*this)[prefix].entry = entry;
    if (prefix != 0) --(*this)[(*this)[prefix].parent].ghosts;
}

void PrefixTree::leave(int prefix) {
    (*this)[prefix].entry = -1;
    if (prefix != 0) ++(*this)[(*this)[prefix].parent].ghosts;
    while (prefix != 0 && (*this)[prefix].entry < 0 && (*this)[prefix].children == 0) {
        const int parent = (*this)[prefix].parent;
        remove(prefix);
        prefix = parent;
    }
}

/// A prefix without children that is not in the beam.
void PrefixTree::remove(int at) {
    const Prefix& prefix = (*this)[at];
    Prefix& mother = (*this)[prefix.parent];
    if (prefix.previous >= 0) {
        (*this)[prefix.previous].next = prefix.next;
    } else {
        mother.firstChild = prefix.next;
    }
    if (prefix.next >= 0) (*this)[prefix.next].previous = prefix.previous;
    --mother.children;
    --mother.ghosts;
    free_.push_back(at);
}

} // namespace offramp
