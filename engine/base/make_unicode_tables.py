#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes unicode_tables.inc, next to this script, from the Unicode data that Python brings (unicodedata)."""
import pathlib
import unicodedata

POINTS = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]


def lower_runs():
    """(first, last, step, delta): the points first, first + step … last, each of which is lowered by adding delta."""
    lowered = {c: ord(chr(c).lower()) for c in POINTS if len(chr(c).lower()) == 1}
    lowered[0x130] = ord("i")  # İ: its full mapping is two points, its simple one is i
    pairs = [(c, low - c) for c, low in sorted(lowered.items()) if low != c]
    i = 0
    while i < len(pairs):
        ends = {}
        for step in (1, 2):
            j = i
            while j + 1 < len(pairs) and pairs[j + 1] == (pairs[j][0] + step, pairs[i][1]):
                j += 1
            ends[step] = j
        step = 2 if ends[2] > ends[1] else 1
        yield pairs[i][0], pairs[ends[step]][0], step, pairs[i][1]
        i = ends[step] + 1


def category_runs(matches):
    """(first, last) of the points whose category matches; a run goes on over points that Unicode leaves unassigned."""
    run = None
    for c in range(0x110000):
        category = unicodedata.category(chr(c))
        if matches(category):
            run = (run[0] if run else c, c)
        elif run and category not in ("Cn", "Cs"):
            yield run
            run = None
    if run:
        yield run


def compositions():
    """(letter, mark, composed) within the Basic Multilingual Plane, exclusions left out."""
    for c in POINTS:
        parts = unicodedata.decomposition(chr(c)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            letter, mark = (int(part, 16) for part in parts)
            if unicodedata.normalize("NFC", chr(letter) + chr(mark)) == chr(c) and max(letter, mark, c) <= 0xFFFF:
                yield letter, mark, c


def write(out, comment, kind, name, rows):
    rows = sorted(rows)
    out.write(f"\n// {comment}\nconstexpr std::array<{kind}, {len(rows)}> {name}{{{{\n")
    line = "   "
    for row in rows:
        cell = " {" + ", ".join(str(v) if v < 0 else hex(v) for v in row) + "},"
        if len(line) + len(cell) > 110:
            out.write(line + "\n")
            line = "   "
        line += cell
    out.write(line + "\n}};\n")


with open(pathlib.Path(__file__).with_name("unicode_tables.inc"), "w", encoding="ascii") as file:
    file.write("// SPDX-License-Identifier: GPL-3.0-or-later\n"
               f"// Written by make_unicode_tables.py from Unicode {unicodedata.unidata_version}; included by unicode.cpp.\n")
    write(file, "First, last, step, what to add.", "LowerRun", "lowerRuns", lower_runs())
    write(file, "General categories P* and S*: first, last.", "Run", "signRuns", category_runs(lambda c: c[0] in "PS"))
    write(file, "General category Cf: first, last.", "Run", "formatRuns", category_runs(lambda c: c == "Cf"))
    write(file, "Letter, mark, composed.", "Composition", "compositions", compositions())
