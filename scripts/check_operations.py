# SPDX-License-Identifier: Apache-2.0
"""An operation owns the only writer, so nothing slow may stand below one: no password hashing, no call to the outside.

Looked at: what is written between `Operation op(...)` and `op.commit()` (or the end of its block), and the whole body of
a function that takes an `Operation&`. Calls hidden behind another function are not followed."""
import re
import sys
from pathlib import Path

from cpp_text import ROOT, Token, cpp_files, report, tokens

SLOW = re.compile(
    r"hash_password|verify_password|crypto_pwhash\w*|http_client|HttpClient|smtp|SmtpClient|send_mail|curl_\w+|getaddrinfo|"
    r"sleep_for|sleep_until|popen|posix_spawnp?|system"
)
CLOSING = {"(": ")", "{": "}"}


def end_of_block(code: list[Token], start: int) -> int:
    """Where the block around (or opening at) `start` ends."""
    depth = 0
    for at in range(start, len(code)):
        if code[at].kind == "sign":
            depth += {"{": 1, "}": -1}.get(code[at].text, 0)
            if code[at].text == "}" and depth <= (0 if code[start].text == "{" else -1):
                return at
    return len(code)


def skip_brackets(code: list[Token], start: int) -> int:
    depth = 0
    for at in range(start, len(code)):
        if code[at].kind == "sign" and code[at].text in "()":
            depth += 1 if code[at].text == "(" else -1
            if depth == 0:
                return at
    return len(code)


def operation_spans(code: list[Token]):
    """(first, last) token indexes that run while an operation is open."""
    for at, token in enumerate(code):
        if token.text != "Operation" or token.kind != "word" or at + 2 >= len(code):
            continue
        name, opening = code[at + 1], code[at + 2]
        if name.kind == "word" and opening.text in CLOSING:  # Operation op(context, right); or op{...}
            last = end_of_block(code, at)
            for later in range(at, last - 1):
                if [t.text for t in code[later : later + 3]] == [name.text, ".", "commit"]:
                    last = later
                    break
            yield at, last
        elif name.text == "&":  # a parameter; a body follows the list, or this is only a declaration
            start = at
            depth = 0
            while start > 0:
                start -= 1
                if code[start].text == ")":
                    depth += 1
                elif code[start].text == "(":
                    if depth == 0:
                        break
                    depth -= 1
            body = skip_brackets(code, start) + 1
            while body < len(code) and code[body].text not in ("{", ";", ")", ","):
                body += 1
            if body < len(code) and code[body].text == "{":
                yield body, end_of_block(code, body)


def check(root: Path) -> list[str]:
    problems = []
    for file in cpp_files(root):
        path = file.relative_to(root).as_posix()
        code = list(tokens(file.read_text(encoding="utf-8")))
        slow = {
            (code[at].line, code[at].text)
            for first, last in operation_spans(code)
            for at in range(first, last)
            if code[at].kind == "word"
            and SLOW.fullmatch(code[at].text)
            and code[at + 1].text in ("(", "::", ".", "->")
        }
        problems += [f"{path}:{line}: {word} while an operation is open: do it before, or in a job" for line, word in sorted(slow)]
    return problems


if __name__ == "__main__":
    sys.exit(report(check(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)))
