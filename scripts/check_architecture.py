# SPDX-License-Identifier: Apache-2.0
"""Every folder of src/ is named in docs/architecture.md, and no page of docs points at a file that is not there."""
import re
import sys
from pathlib import Path

from cpp_text import ROOT, report

LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def check(root: Path) -> list[str]:
    page = (root / "docs/architecture.md").read_text(encoding="utf-8")
    folders = {file.parent.relative_to(root).as_posix() for file in (root / "src").rglob("*") if file.is_file()} - {"src"}
    problems = [f"docs/architecture.md does not name {folder}/" for folder in sorted(folders) if f"`{folder}/`" not in page]
    for file in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
        for target in LINK.findall(file.read_text(encoding="utf-8")) if file.exists() else ():
            if not (file.parent / target).exists():
                problems.append(f"{file.relative_to(root)} points at {target}, which does not exist")
    return problems


if __name__ == "__main__":
    sys.exit(report(check(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)))
