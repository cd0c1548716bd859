# SPDX-License-Identifier: Apache-2.0
"""C++ source as tokens, as far as the checks need it: comments gone, literals apart, every token with its line."""
import re
from pathlib import Path
from typing import Iterator, NamedTuple

ROOT = Path(__file__).resolve().parent.parent

TOKEN = re.compile(
    r"""
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\((?P<rawtext>.*?)\)(?P=mark)")
  | (?P<string>(?:u8|[uUL])?"(?P<text>(?:[^"\\\n]|\\.)*)")
  | (?P<char>'(?:[^'\\\n]|\\.)+')
  | (?P<number>\.?\d(?:[\w.]|'(?=\w))*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<sign>::|->|\S)
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Token(NamedTuple):
    kind: str  # word, string, number, char, sign
    text: str  # of a string: what is between the quotes
    line: int


def tokens(source: str) -> Iterator[Token]:
    line, at = 1, 0
    for match in TOKEN.finditer(source):
        line += source.count("\n", at, match.start())
        at = match.start()
        kind = match.lastgroup if match.lastgroup in ("comment", "word", "number", "char", "sign") else None
        if match["raw"] is not None:
            yield Token("string", match["rawtext"], line)
        elif match["string"] is not None:
            yield Token("string", ESCAPE.sub(lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), match["text"]), line)
        elif kind and kind != "comment":
            yield Token(kind, match[0], line)


def string_literals(source: str) -> Iterator[Token]:
    """Literals as the compiler sees them: neighbours are one."""
    current = None
    for token in tokens(source):
        if token.kind == "string":
            current = current._replace(text=current.text + token.text) if current else token
        elif current:
            yield current
            current = None
    if current:
        yield current


def cpp_files(root: Path, folder: str = "src") -> list[Path]:
    return sorted(path for path in (root / folder).rglob("*") if path.suffix in (".h", ".cpp"))


def report(problems: list[str]) -> int:
    for problem in problems:
        print(problem)
    return 1 if problems else 0
