# SPDX-License-Identifier: Apache-2.0
"""Files stay readable: over 300 lines warns, over 500 fails. scripts/sizes_allowed.txt (`path lines`) may only shrink.
Also lists the use cases that no test names."""
import re
import sys
from pathlib import Path

from cpp_text import ROOT, report

SOFT, HARD = 300, 500
KINDS = {".h", ".cpp", ".ts", ".tsx", ".css"}
GENERATED = {"web/src/lib/api_types.ts"}
# Files of a module that are not use cases though they may take a Context.
NOT_USE_CASES = re.compile(r"_(store|list|module|jobs|fields|rights|defaults|search|totals)$")
TAKES_CONTEXT = re.compile(r"\(\s*(?:const\s+)?(?:core::|okno::core::)?Context\s*&")


def sources(root: Path) -> list[Path]:
    found = [path for folder in ("src", "web/src") for path in (root / folder).rglob("*") if path.suffix in KINDS]
    return sorted(path for path in found if path.relative_to(root).as_posix() not in GENERATED)


def read_allowed(root: Path) -> dict[str, int]:
    file = root / "scripts/sizes_allowed.txt"
    if not file.exists():
        return {}
    lines = [line.split("#")[0].split() for line in file.read_text(encoding="utf-8").splitlines()]
    return {path: int(limit) for path, limit in (line for line in lines if line)}


def check(root: Path) -> tuple[list[str], list[str]]:
    problems, warnings = [], []
    allowed = read_allowed(root)
    counted = {}
    for file in sources(root):
        path = file.relative_to(root).as_posix()
        lines = counted[path] = len(file.read_text(encoding="utf-8").splitlines())
        if lines > allowed.get(path, HARD):
            problems.append(f"{path}: {lines} lines, at most {allowed.get(path, HARD)} (aim at {SOFT}): it holds more than one thing")
        elif lines > SOFT and path not in allowed:
            warnings.append(f"{path}: {lines} lines, aim at {SOFT}")
    for path, limit in allowed.items():
        lines = counted.get(path, 0)
        if lines <= HARD:
            problems.append(f"scripts/sizes_allowed.txt: {path} needs its entry no longer, take it out")
        elif lines < limit:
            problems.append(f"scripts/sizes_allowed.txt: {path} has {lines} lines now, lower its entry from {limit}")
    return problems, warnings


def untested_use_cases(root: Path) -> list[str]:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (root / "tests").rglob("*.cpp"))
    missing = []
    for header in sorted((root / "src/modules").glob("*/*.h")):
        path = header.relative_to(root / "src").as_posix()
        if NOT_USE_CASES.search(header.stem) or not TAKES_CONTEXT.search(header.read_text(encoding="utf-8")):
            continue
        if not (root / "tests" / path).with_name(header.stem + "_test.cpp").exists() and f'"{path}"' not in tests:
            missing.append(f"src/{path}: no test includes this use case")
    return missing


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    found, mild = check(chosen)
    for remark in mild + untested_use_cases(chosen):
        print(f"warning: {remark}")
    sys.exit(report(found))
