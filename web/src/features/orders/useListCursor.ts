// SPDX-License-Identifier: Apache-2.0
// Focus and selection of a list: by id, never by index, so that rows may come and go around them.
import { useCallback, useMemo, useState } from "react";
import type { Id } from "lib/api_types";

export interface ListCursor {
  focused: Id | null;
  selected: ReadonlySet<Id>;
  focus: (id: Id | null) => void;
  /** Moves by so many rows; the first move goes to the first row. Returns the index it stands at. */
  move: (by: number) => number;
  moveTo: (index: number) => number;
  tick: (id: Id, range?: boolean) => void;
  extend: (by: number) => number;
  select: (ids: Iterable<Id>) => void;
}

export function useListCursor(ids: readonly Id[], initial: Id | null): ListCursor {
  const [focused, setFocused] = useState<Id | null>(initial);
  const [selected, setSelected] = useState<ReadonlySet<Id>>(new Set());
  const [anchor, setAnchor] = useState<Id | null>(null);
  const index = useMemo(() => new Map(ids.map((id, at) => [id, at])), [ids]);

  const moveTo = useCallback(
    (at: number) => {
      if (!ids.length) return -1;
      const to = Math.max(0, Math.min(ids.length - 1, at));
      setFocused(ids[to] as Id);
      return to;
    },
    [ids],
  );
  const move = useCallback(
    (by: number) => moveTo(focused === null ? 0 : (index.get(focused) ?? -1) + by),
    [moveTo, focused, index],
  );

  const tick = useCallback(
    (id: Id, range = false) => {
      setFocused(id);
      setAnchor(id);
      const from = range ? (index.get(anchor ?? focused ?? id) ?? -1) : -1;
      const to = index.get(id) ?? -1;
      setSelected((old) => {
        const next = new Set(old);
        if (from >= 0 && to >= 0)
          for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) next.add(ids[at] as Id);
        else if (!next.delete(id)) next.add(id);
        return next;
      });
    },
    [ids, index, anchor, focused],
  );

  const extend = useCallback(
    (by: number) => {
      const to = move(by);
      if (to < 0) return to;
      setSelected((old) => new Set([...old, ...(focused === null ? [] : [focused]), ids[to] as Id]));
      return to;
    },
    [move, focused, ids],
  );

  const select = useCallback((all: Iterable<Id>) => setSelected(new Set(all)), []);
  return { focused, selected, focus: setFocused, move, moveTo, tick, extend, select };
}
