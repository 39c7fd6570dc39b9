#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws what a program printed on a terminal as an SVG picture, its colours kept.

The picture of README.md, from the repository's root on a terminal of 100 columns:

    script -qc './dev cli demo --out demo 2>/dev/null' /dev/null |
        docs/images/make_terminal_svg.py './dev cli demo --out demo' digits-33639 digits-625824 digits-95398 \
            > docs/images/demo.svg

Arguments: the command to show, and words that choose paragraphs of its output (without any, all are drawn).
"""
import re
import sys
from xml.sax.saxutils import escape

CELL, LINE, MARGIN, SIZE = 8.4, 20, 22, 14
BACKGROUND, TEXT = "#161b22", "#e6edf3"
# By the escape codes that the program uses; on a dark ground of its own the picture suits light and dark pages.
STYLES = {
    "1": 'font-weight="bold"',
    "2": 'fill="#9aa4af"',
    "33": 'fill="#e3b341"',
    "35": 'fill="#e29bf0"',
    "36": 'fill="#6fd3dd"',
    "1;32": 'fill="#6fdd8b" font-weight="bold"',
}


def runs(line):
    """A line's pieces: (column, style, text)."""
    column, style = 0, "0"
    for i, part in enumerate(re.split(r"\x1b\[([0-9;]*)m", line)):
        if i % 2 == 1:
            style = part
        elif part:
            yield column, style, part
            column += len(part)


def drawn(row, column, style, text):
    """One text element for each word group, at its own place, so that the columns hold in any font."""
    y = MARGIN + 8 + LINE * (row + 0.7)
    for match in re.finditer(r"\S+(?: \S+)*", text):
        x = MARGIN + CELL * (column + match.start())
        width = CELL * len(match.group())
        yield (f'<text x="{x:.1f}" y="{y:.1f}" textLength="{width:.1f}" {STYLES.get(style, "")}>'
               f"{escape(match.group())}</text>")


def picture(lines, description):
    width = round(2 * MARGIN + CELL * max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines))
    height = round(2 * MARGIN + 8 + LINE * len(lines))
    body = [text for row, line in enumerate(lines) for run in runs(line) for text in drawn(row, *run)]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img">',
        f"<title>{escape(description)}</title>",
        f'<rect width="{width}" height="{height}" rx="10" fill="{BACKGROUND}" stroke="#444c56"/>',
        f'<g font-family="DejaVu Sans Mono, Menlo, Consolas, Liberation Mono, monospace" font-size="{SIZE}" '
        f'fill="{TEXT}">',
        *body,
        "</g>",
        "</svg>",
    ])


def main():
    command, wanted = sys.argv[1], sys.argv[2:]
    output = sys.stdin.read().replace("\r", "")
    paragraphs = [part.strip("\n") for part in output.split("\n\n")]
    chosen = [part for part in paragraphs if not wanted or any(word in part for word in wanted)]
    lines = [f"\x1b[2m$\x1b[0m {command}"]
    for part in chosen:
        lines += ["", *part.split("\n")]
    print(picture(lines, f"Part of what {command} prints"))


if __name__ == "__main__":
    main()
