# SPDX-License-Identifier: Apache-2.0
"""Who may include whom: src/layers.txt for our folders, PARTS for the libraries we stand on."""
import re
import sys
from pathlib import Path

from cpp_text import ROOT, cpp_files, report

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
# A foreign header and the only places under src/ that may know it.
PARTS = [
    (re.compile(r"^(restinio|asio|http_parser)(/|\.hpp$|\.h$)"), ("platform/http/", "platform/websocket/")),
    (re.compile(r"^(sqlite3|libpq-fe)\.h$|^libpq/"), ("platform/db/",)),
    (re.compile(r"^rapidjson/"), ("base/json.cpp",)),
    (re.compile(r"^unicode/"), ("base/",)),
    (re.compile(r"^phonenumbers/"), ("base/phone.cpp",)),
    (re.compile(r"^expat\.h$"), ("base/",)),
]
GENERATED = {"embedded_files.h"}


def read_layers(text: str) -> dict[str, int]:
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    return {folder: floor for floor, folders in enumerate(line for line in lines if line) for folder in folders}


def folder_of(path: str, floors: dict[str, int]) -> str | None:
    inside = [folder for folder in floors if path.startswith(folder + "/")]
    return max(inside, key=len, default=None)


def check(root: Path) -> list[str]:
    source = root / "src"
    floors = read_layers((source / "layers.txt").read_text(encoding="utf-8"))
    problems = []
    for file in cpp_files(root):
        path = file.relative_to(source).as_posix()
        own = folder_of(path, floors)
        if own is None:
            problems.append(f"src/{path}: its folder is not named in src/layers.txt")
            continue
        text = file.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            header = match[2]
            where = f"src/{path}:{text.count(chr(10), 0, match.start(2)) + 1}"
            if match[1] == "<":
                for pattern, allowed in PARTS:
                    if pattern.search(header) and not path.startswith(allowed):
                        problems.append(f"{where}: <{header}> belongs in {' and '.join(allowed)} only")
                continue
            if header in GENERATED:
                continue
            other = folder_of(header, floors)
            if other is None:
                problems.append(f'{where}: "{header}" is not written from src/ (or its folder is not in src/layers.txt)')
            elif other != own and floors[other] >= floors[own]:
                relation = "stands beside" if floors[other] == floors[own] else "stands above"
                problems.append(f'{where}: {own} may not include "{header}": {other} {relation} it')
    return problems


if __name__ == "__main__":
    sys.exit(report(check(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)))
