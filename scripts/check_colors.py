# SPDX-License-Identifier: Apache-2.0
"""Colours of the web application stand in one file, tokens.ts or tokens.css; everything else names them."""
import re
import sys
from pathlib import Path

from cpp_text import ROOT, report

COLOR = re.compile(r"(?<![&\w/])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b(?=\s*[\"'`;,)}\s]|$)|\b(?:rgba?|hsla?)\(\s*[\d.]", re.MULTILINE)
TOKENS = {"tokens.ts", "tokens.css"}
KINDS = {".ts", ".tsx", ".css", ".svg"}
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)


def check(root: Path) -> list[str]:
    problems, homes = [], []
    for file in sorted((root / "web/src").rglob("*")):
        path = file.relative_to(root).as_posix()
        if file.suffix not in KINDS or ".test." in file.name:
            continue
        if file.name in TOKENS:
            homes.append(path)
            continue
        text = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), file.read_text(encoding="utf-8"))
        for match in COLOR.finditer(text):
            # An order's number, as in "#1001", is no colour.
            if re.fullmatch(r"#\d{4}|#\d{3}(?=\s)", match[0]):
                continue
            problems.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}: colours belong in tokens.ts")
    if len(homes) > 1:
        problems.append(f"more than one home for colours: {', '.join(homes)}")
    return problems


if __name__ == "__main__":
    sys.exit(report(check(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)))
