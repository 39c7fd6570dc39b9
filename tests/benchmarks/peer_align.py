# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of Offramp's alignments: rapidfuzz, as `pip install rapidfuzz numpy` has it.

Its argument is a file of pairs, "said<tab>heard" a line. Reads a task a line, runs it once over all pairs on one
thread, prints the seconds it took. What is timed is rapidfuzz's C++ as far as its interface allows: distances are
taken by one call for all pairs (cpdist), of strings in which each word is one character; edit operations by one call
a pair, from the same strings. Lists of words are a call a pair too, and their words are hashed in it.
"""
import sys
import time

import rapidfuzz
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

with open(sys.argv[1], encoding="utf-8") as file:
    pairs = [line.rstrip("\n").split("\t") for line in file]
numbers = {}


def as_characters(text):
    """A character for each word, from beyond the alphabets and the surrogates."""
    return "".join(chr(0x10000 + numbers.setdefault(word, len(numbers))) for word in text.split())


forms = {
    "letters": tuple(zip(*pairs)),
    "words": tuple(zip(*[(as_characters(said), as_characters(heard)) for said, heard in pairs])),
    "lists": tuple(zip(*[(said.split(), heard.split()) for said, heard in pairs])),
}


def distances(said, heard):
    process.cpdist(said, heard, scorer=Levenshtein.distance, workers=1)


def distance_calls(said, heard):
    for one, other in zip(said, heard):
        Levenshtein.distance(one, other)


def operations(said, heard):
    for one, other in zip(said, heard):
        Levenshtein.editops(one, other)


runs = {"distances": distances, "distance_calls": distance_calls, "operations": operations}

for line in sys.stdin:
    line = line.strip()
    if line == "version":
        print(rapidfuzz.__version__, flush=True)
        continue
    run, form = line.split()
    begin = time.perf_counter()
    runs[run](*forms[form])
    print(time.perf_counter() - begin, flush=True)
