# SPDX-License-Identifier: Apache-2.0
"""Writes a C++ file that puts a folder's files into the program: embed_files.py FUNCTION FOLDER OUTPUT [--gzip] FILE...

The assembler takes the bytes straight from disk (.incbin), so megabytes cost the compiler nothing."""
import gzip
import sys
from pathlib import Path

HEAD = """// SPDX-License-Identifier: Apache-2.0
// Written by scripts/embed_files.py while building.
#include "embedded_files.h"

"""


def include(symbol: str, file: Path) -> str:
    return (
        f'asm(".pushsection .rodata\\n.balign 16\\n{symbol}: .incbin \\"{file}\\"\\n.byte 0\\n.popsection\\n");\n'
        f'extern "C" const char {symbol}[];\n'
    )


def embed(function: str, folder: Path, output: Path, compress: bool, files: list[Path]) -> None:
    code, rows = [HEAD], []
    packed_folder = output.parent / f"{output.stem}_gzip"
    for number, file in enumerate(sorted(files, key=lambda file: file.relative_to(folder).as_posix())):
        symbol = f"okno_{output.stem}_{number}"
        content = file.read_bytes()
        code.append(include(symbol, file))
        row = f'{{"{file.relative_to(folder).as_posix()}", {{{symbol}, {len(content)}}}, '
        packed = gzip.compress(content, 9, mtime=0) if compress else content
        if len(packed) < len(content) * 0.95:
            packed_folder.mkdir(parents=True, exist_ok=True)
            packed_file = packed_folder / f"{number}.gz"
            packed_file.write_bytes(packed)
            code.append(include(f"{symbol}_gzip", packed_file))
            row += f"{{{symbol}_gzip, {len(packed)}}}}}"
        else:
            row += "{}}"
        rows.append(f"    {row},\n")
    code.append("\nnamespace okno {\n\n")
    if rows:
        code.append(f"static const EmbeddedFile kFiles[] = {{\n{''.join(rows)}}};\n\n")
    code.append(f"std::span<const EmbeddedFile> {function}() {{ return {'kFiles' if rows else '{}'}; }}\n\n}}  // namespace okno\n")
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text("".join(code), encoding="utf-8")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--gzip"]
    embed(arguments[0], Path(arguments[1]), Path(arguments[2]), "--gzip" in sys.argv, [Path(name) for name in arguments[3:]])
