# SPDX-License-Identifier: Apache-2.0
"""SQL lives in the stores and lists of its own module and the few places named here; a statement elsewhere is a leak."""
import re
import sys
from pathlib import Path

from cpp_text import ROOT, cpp_files, report, string_literals

ALLOWED = [
    r"(modules/[a-z_]+|core)/[a-z_0-9]+_(store|list)\.cpp",
    r"core/(journal|journal_[a-z_]+|sql_[a-z_]+|operation|acts)\.cpp",
    r"platform/(db|jobs)/.*",
    r"modules/analytics/.*",
    r"app/commands/(demo|demo_[a-z_]+)\.cpp",
]
ALLOWED_FILE = re.compile("|".join(ALLOWED))
# Capitals are SQL wherever they stand; small letters only where they begin a literal, since people write English in them.
STATEMENT = re.compile(
    r"\b(SELECT\b.*?\bFROM|INSERT\s+(OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE\s+[\w.\"]+\s+(AS\s+\w+\s+)?SET|DELETE\s+FROM)\b", re.DOTALL
)
STATEMENT_BEGINS = re.compile(r"\s*(select\s.*?\sfrom\s+[a-z_]+\s+(where|order|limit|join)\b|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s)", re.DOTALL | re.IGNORECASE)


def is_sql(text: str) -> bool:
    return bool(STATEMENT.search(text) or STATEMENT_BEGINS.match(text))


def check(root: Path) -> list[str]:
    problems = []
    for file in cpp_files(root):
        path = file.relative_to(root / "src").as_posix()
        if ALLOWED_FILE.fullmatch(path):
            continue
        for literal in string_literals(file.read_text(encoding="utf-8")):
            if is_sql(literal.text):
                start = " ".join(literal.text.split())[:60]
                problems.append(f"src/{path}:{literal.line}: SQL outside a store or list: {start}")
    return problems


if __name__ == "__main__":
    sys.exit(report(check(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)))
