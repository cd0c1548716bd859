// SPDX-License-Identifier: Apache-2.0
// Focus and selection of a list: by id, never by index, so that rows may come and go around them.
import { useCallback, useMemo, useState } from "react";
import type { Id } from "lib/api_types";

const none: ReadonlySet<Id> = new Set();

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

interface State {
  key: string;
  focused: Id | null;
  selected: ReadonlySet<Id>;
  anchor: Id | null;
}

/** `key` names the list: another one starts anew at `initial`. */
export function useListCursor(ids: readonly Id[], key: string, initial: Id | null): ListCursor {
  const [kept, setState] = useState<State>({ key, focused: initial, selected: new Set(), anchor: null });
  const { focused, selected } = kept.key === key ? kept : { focused: initial, selected: none };
  const change = useCallback(
    (how: (state: State) => Partial<State>) =>
      setState((old) => {
        const base = old.key === key ? old : { key, focused: initial, selected: none, anchor: null };
        return { ...base, ...how(base) };
      }),
    [key, initial],
  );
  const index = useMemo(() => new Map(ids.map((id, at) => [id, at])), [ids]);

  const moveTo = useCallback(
    (at: number) => {
      if (!ids.length) return -1;
      const to = Math.max(0, Math.min(ids.length - 1, at));
      change(() => ({ focused: ids[to] as Id }));
      return to;
    },
    [ids, change],
  );
  const move = useCallback(
    (by: number) => moveTo(focused === null ? 0 : (index.get(focused) ?? -1) + by),
    [moveTo, focused, index],
  );

  const tick = useCallback(
    (id: Id, range = false) =>
      change((state) => {
        const next = new Set(state.selected);
        const from = range ? (index.get(state.anchor ?? state.focused ?? id) ?? -1) : -1;
        const to = index.get(id) ?? -1;
        if (from >= 0 && to >= 0)
          for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) next.add(ids[at] as Id);
        else if (!next.delete(id)) next.add(id);
        return { selected: next, focused: id, anchor: id };
      }),
    [ids, index, change],
  );

  const extend = useCallback(
    (by: number) => {
      const to = move(by);
      if (to >= 0)
        change((state) => ({
          selected: new Set([...state.selected, ...(focused === null ? [] : [focused]), ids[to] as Id]),
        }));
      return to;
    },
    [move, change, focused, ids],
  );

  const focus = useCallback((id: Id | null) => change(() => ({ focused: id })), [change]);
  const select = useCallback((all: Iterable<Id>) => change(() => ({ selected: new Set(all) })), [change]);
  return { focused, selected, focus, move, moveTo, tick, extend, select };
}
