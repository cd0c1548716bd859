#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What the program prints of itself equals the committed files: check_generated.sh BINARY; --write renews them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

write=no
if [ "${1:-}" = --write ]; then write=yes; shift; fi
server=${1:-}
if [ ! -f src/app/main.cpp ]; then
    echo "    skipped: there is no src/app/main.cpp yet, so nothing describes itself"
    exit 0
fi
[ -n "$server" ] && [ -x "$server" ] || { echo "no server to ask: build okno first" >&2; exit 1; }

status=0
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
while read -r what file; do
    "$server" describe "$what" >"$fresh" || { echo "okno describe $what failed" >&2; status=1; continue; }
    if [ $write = yes ]; then
        mkdir -p "$(dirname "$file")"
        cp "$fresh" "$file"
    elif ! diff -u "$file" "$fresh" | head -n 20 || ! cmp -s "$file" "$fresh"; then
        echo "$file is stale: scripts/check_generated.sh --write $server" >&2
        status=1
    fi
done <<'LIST'
--typescript web/src/lib/api_types.ts
--rights docs/rights.md
--routes docs/api/routes.md
LIST
exit $status
