// SPDX-License-Identifier: Apache-2.0
// How rows on the screen follow the server without jumping: known rows are repainted where they stand, those that left
// the filter stay until the list is touched, new ones wait to be let in.
import type { Id, OrderList, OrderRow } from "lib/api_types";

export interface RowChanges {
  pages: OrderList[];
  changed: Id[];
  gone: Id[];
  /** Rows that belong at the top and are not shown yet. */
  arrived: OrderRow[];
}

/**
 * Puts freshly asked pages into those on the screen. `asked` says what changed on the server; only such a row may be
 * called gone, because a page asked again ends elsewhere than before.
 */
export function mergePages(
  pages: OrderList[],
  fresh: ReadonlyMap<number, OrderList>,
  asked: ReadonlySet<Id>,
): RowChanges {
  const found = new Map<Id, OrderRow>();
  for (const page of fresh.values()) for (const row of page.rows) found.set(row.id, row);
  const known = new Set<Id>();
  const changed: Id[] = [];
  const gone: Id[] = [];
  const next = pages.map((page, index) => {
    let touched = false;
    const rows = page.rows.map((row) => {
      known.add(row.id);
      const now = found.get(row.id);
      if (now && (now.version !== row.version || asked.has(row.id))) {
        if (now.version !== row.version) changed.push(row.id);
        touched = true;
        return now;
      }
      if (!now && fresh.has(index) && asked.has(row.id)) gone.push(row.id);
      return row;
    });
    return touched ? { ...page, rows } : page;
  });
  // What stands after the last known row of the first page only moved up from the next one.
  const first = fresh.get(0)?.rows ?? [];
  const lastKnown = first.findLastIndex((row) => known.has(row.id));
  const arrived = first.filter(
    (row, index) => !known.has(row.id) && (asked.has(row.id) || lastKnown < 0 || index < lastKnown),
  );
  return { pages: next, changed, gone, arrived };
}

/** Which loaded pages have to be asked again: those that hold the changed rows, and the first for rows not seen yet. */
export function pagesToAsk(pages: OrderList[], asked: ReadonlySet<Id>): number[] {
  const wanted = new Set<number>();
  const left = new Set(asked);
  pages.forEach((page, index) => {
    for (const row of page.rows)
      if (asked.has(row.id)) {
        wanted.add(index);
        left.delete(row.id);
      }
  });
  if (left.size) wanted.add(0);
  return [...wanted].sort((a, b) => a - b);
}

/** Lets arrived rows in at the top. */
export function insertRows(pages: OrderList[], arrived: OrderRow[]): OrderList[] {
  const [first, ...rest] = pages;
  if (!first || !arrived.length) return pages;
  const known = new Set(pages.flatMap((page) => page.rows.map((row) => row.id)));
  return [{ ...first, rows: [...arrived.filter((row) => !known.has(row.id)), ...first.rows] }, ...rest];
}

export const withoutRows = (pages: OrderList[], ids: ReadonlySet<Id>): OrderList[] =>
  ids.size ? pages.map((page) => ({ ...page, rows: page.rows.filter((row) => !ids.has(row.id)) })) : pages;

export const patchRow = (pages: OrderList[], id: Id, patch: Partial<OrderRow>): OrderList[] =>
  pages.map((page) =>
    page.rows.some((row) => row.id === id)
      ? { ...page, rows: page.rows.map((row) => (row.id === id ? { ...row, ...patch } : row)) }
      : page,
  );
