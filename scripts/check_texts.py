# SPDX-License-Identifier: Apache-2.0
"""No text is missing in a language: same keys, nothing empty, same {variables}, every plural form the language has.

Looked at: the ICU messages of web/src/lib/locales/*.json, and the server's tables texts*.inc with rows
{"key", "en", "ru", "pl", "uz"}, where every key "error.…" that the source names must be found."""
import json
import re
import sys
from pathlib import Path

from cpp_text import ROOT, cpp_files, report, tokens

LANGUAGES = ("en", "ru", "pl", "uz")
# What whole numbers and the syntax itself ask for.
PLURALS = {"en": {"one", "other"}, "ru": {"one", "few", "many", "other"}, "pl": {"one", "few", "many", "other"}, "uz": {"one", "other"}}
ERROR_KEY = re.compile(r"error\.[a-z0-9_.]+")


class Broken(ValueError):
    pass


def parse(text: str, at: int = 0, inside: bool = False) -> tuple[set[str], list[set[str]], int]:
    """Variables of an ICU message, the forms of each of its plurals, and where it ends."""
    variables, plurals = set(), []
    while at < len(text):
        if text[at] == "}":
            if inside:
                return variables, plurals, at
            raise Broken("} without {")
        if text[at] != "{":
            at += 1
            continue
        match = re.compile(r"\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?(,|\})").match(text, at)
        if not match:
            raise Broken(f"not a variable at {text[at : at + 20]!r}")
        variables.add(match[1])
        at = match.end()
        if match[3] == "}":
            continue
        if match[2] not in ("plural", "selectordinal", "select"):  # a style: {n, number, integer}
            at = text.index("}", at) + 1
            continue
        forms = set()
        while True:
            form = re.compile(r"\s*(?:offset:\d+\s*)?(=\d+|\w+)\s*\{").match(text, at)
            if not form:
                break
            forms.add(form[1])
            inner, deeper, at = parse(text, form.end(), inside=True)
            variables |= inner
            plurals += deeper
            at += 1
        if text[at : at + 1] != "}" and not text[at:].lstrip().startswith("}"):
            raise Broken("a { is not closed")
        at = text.index("}", at) + 1
        if match[2] == "plural":
            plurals.append(forms)
    if inside:
        raise Broken("a { is not closed")
    return variables, plurals, at


def compare(where: str, catalogues: dict[str, dict[str, object]]) -> list[str]:
    problems = []
    every = sorted(set().union(*catalogues.values()))
    used: dict[str, dict[str, set[str]]] = {key: {} for key in every}
    for language, texts in catalogues.items():
        for key in every:
            text = texts.get(key)
            if key not in texts:
                problems.append(f"{where} {language}: {key} is missing")
            elif not isinstance(text, str) or not text.strip():
                problems.append(f"{where} {language}: {key} is empty")
            else:
                try:
                    used[key][language], plurals, _ = parse(text)
                except (Broken, ValueError) as error:
                    problems.append(f"{where} {language}: {key} is broken: {error}")
                    continue
                for forms in plurals:
                    if lost := PLURALS[language] - forms:
                        problems.append(f"{where} {language}: {key} lacks the plural form {', '.join(sorted(lost))}")
    for key, by_language in used.items():
        wanted = set().union(*by_language.values())
        for language, variables in by_language.items():
            if lost := wanted - variables:
                problems.append(f"{where} {language}: {key} leaves out {', '.join(sorted(lost))}")
    return problems


def check_web(root: Path) -> list[str]:
    folder = root / "web/src/lib/locales"
    if not folder.exists():
        return []
    missing = [language for language in LANGUAGES if not (folder / f"{language}.json").exists()]
    if missing:
        return [f"web/src/lib/locales/{language}.json is missing" for language in missing]
    return compare(
        "web/src/lib/locales", {language: json.loads((folder / f"{language}.json").read_text(encoding="utf-8")) for language in LANGUAGES}
    )


def check_server(root: Path) -> list[str]:
    problems, known = [], set()
    tables = sorted((root / "src").rglob("texts*.inc"))
    for file in tables:
        where = file.relative_to(root).as_posix()
        rows: list[list[str]] = []
        for token in tokens(file.read_text(encoding="utf-8")):
            if token.text == "{" and token.kind == "sign":
                rows.append([])
            elif token.kind == "string":
                rows[-1].append(token.text)
        keys = [row[0] for row in rows]
        known |= set(keys)
        problems += [f"{where}: {key} stands twice" for key in sorted({key for key in keys if keys.count(key) > 1})]
        problems += [f"{where}: {row[0]} has {len(row) - 1} texts, not {len(LANGUAGES)}" for row in rows if len(row) != 1 + len(LANGUAGES)]
        whole = [row for row in rows if len(row) == 1 + len(LANGUAGES)]
        problems += compare(where, {language: {row[0]: row[1 + at] for row in whole} for at, language in enumerate(LANGUAGES)})
    if tables:
        for file in cpp_files(root):
            for token in tokens(file.read_text(encoding="utf-8")):
                if token.kind == "string" and ERROR_KEY.fullmatch(token.text) and token.text not in known:
                    problems.append(f"{file.relative_to(root).as_posix()}:{token.line}: {token.text} has no text")
    return problems


def check(root: Path) -> list[str]:
    return check_web(root) + check_server(root)


if __name__ == "__main__":
    sys.exit(report(check(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)))
