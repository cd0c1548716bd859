# SPDX-License-Identifier: Apache-2.0
"""No text is missing in a language: same keys, nothing empty, same {{variables}}, every plural form the language has."""
import json
import re
import sys
from pathlib import Path

from cpp_text import ROOT, report

LANGUAGES = ("en", "ru", "pl", "uz")
# What Intl.PluralRules picks from for whole numbers.
PLURALS = {"en": {"one", "other"}, "ru": {"one", "few", "many"}, "pl": {"one", "few", "many"}, "uz": {"one", "other"}}
PLURAL = re.compile(r"^(.+)_(zero|one|two|few|many|other)$")
VARIABLE = re.compile(r"\{\{-?\s*([\w.]+)[^}]*\}\}|\{([\w.]+)\}")


def flatten(texts: dict, prefix: str = "") -> dict[str, object]:
    flat = {}
    for key, value in texts.items():
        flat |= flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
    return flat


def variables(text: object) -> set[str]:
    return {first or second for first, second in VARIABLE.findall(str(text))} - {"count"}


def compare(where: str, catalogues: dict[str, dict[str, object]]) -> list[str]:
    problems = []
    plural_keys = {m[1] for texts in catalogues.values() for key in texts if (m := PLURAL.match(key))}
    # A key that merely ends in such a word has no sibling forms anywhere.
    plural_keys = {key for key in plural_keys if sum(f"{key}_{form}" in catalogues["en"] for form in ("one", "other")) == 2}

    def bare(key: str) -> str:
        match = PLURAL.match(key)
        return match[1] if match and match[1] in plural_keys else key

    wanted: dict[str, set[str]] = {}
    for texts in catalogues.values():
        for key, text in texts.items():
            wanted.setdefault(bare(key), set()).update(variables(text))
    for language, texts in catalogues.items():
        have = {bare(key) for key in texts}
        problems += [f"{where} {language}: {key} is missing" for key in sorted(wanted.keys() - have)]
        for key in sorted(plural_keys & have):
            problems += [f"{where} {language}: {key}_{form} is missing" for form in sorted(PLURALS[language]) if f"{key}_{form}" not in texts]
        for key, text in sorted(texts.items()):
            if not isinstance(text, str) or not text.strip():
                problems.append(f"{where} {language}: {key} is empty")
            elif bare(key) not in plural_keys and variables(text) != wanted[bare(key)]:
                lost = ", ".join(sorted(wanted[bare(key)] - variables(text)))
                problems.append(f"{where} {language}: {key} leaves out {lost}")
    return problems


def web_catalogues(root: Path, problems: list[str]) -> dict[str, dict[str, object]]:
    catalogues = {}
    for language in LANGUAGES:
        file = root / f"web/src/lib/locales/{language}.json"
        if file.exists():
            catalogues[language] = flatten(json.loads(file.read_text(encoding="utf-8")))
        else:
            problems.append(f"{file.relative_to(root)} is missing")
    return catalogues


def check(root: Path) -> list[str]:
    problems: list[str] = []
    if (root / "web/src/lib/locales").exists():
        catalogues = web_catalogues(root, problems)
        if len(catalogues) == len(LANGUAGES):
            problems += compare("web/src/lib/locales", catalogues)
    # Texts of the server: {"key": {"en": …, "ru": …, "pl": …, "uz": …}}.
    for file in sorted((root / "src").rglob("texts*.json")):
        by_key = json.loads(file.read_text(encoding="utf-8"))
        catalogues = {language: {key: forms.get(language, "") for key, forms in by_key.items()} for language in LANGUAGES}
        problems += compare(file.relative_to(root).as_posix(), catalogues)
    return problems


if __name__ == "__main__":
    sys.exit(report(check(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)))
