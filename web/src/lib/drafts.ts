// SPDX-License-Identifier: Apache-2.0
// What was typed and not yet saved, kept in this browser within 500 ms and again when the page goes away.
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";

const prefix = "okno.draft.";
const delay = 400;
const days30 = 30 * 24 * 3600_000;

interface Kept {
  at: number;
  value: unknown;
}

const unwritten = new Map<string, Kept>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();
let keys: readonly string[] | undefined;

const tell = () => {
  keys = undefined;
  for (const listener of [...listeners]) listener();
};

function write(key: string) {
  clearTimeout(timers.get(key));
  timers.delete(key);
  const kept = unwritten.get(key);
  if (!kept) return;
  try {
    localStorage.setItem(prefix + key, JSON.stringify(kept));
    unwritten.delete(key);
  } catch {
    // A full or forbidden storage: the draft lives on in memory.
  }
}

export function saveDraft(key: string, value: unknown) {
  const known = unwritten.has(key) || localStorage.getItem(prefix + key) !== null;
  unwritten.set(key, { at: Date.now(), value });
  if (!timers.has(key))
    timers.set(
      key,
      setTimeout(() => write(key), delay),
    );
  if (!known) tell();
}

export function readDraft<T>(key: string): T | undefined {
  const inMemory = unwritten.get(key);
  if (inMemory) return inMemory.value as T;
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? undefined : ((JSON.parse(text) as Kept).value as T);
  } catch {
    return undefined;
  }
}

export function dropDraft(key: string) {
  clearTimeout(timers.get(key));
  timers.delete(key);
  unwritten.delete(key);
  localStorage.removeItem(prefix + key);
  tell();
}

export function flushDrafts() {
  for (const key of [...unwritten.keys()]) write(key);
}

/** Keys of all drafts, e.g. "order:12": the list shows a pencil on those rows. */
export function draftKeys(): readonly string[] {
  if (keys) return keys;
  const found = new Set(unwritten.keys());
  for (let i = 0; i < localStorage.length; i += 1) {
    const name = localStorage.key(i);
    if (name?.startsWith(prefix)) found.add(name.slice(prefix.length));
  }
  return (keys = [...found].sort());
}

/** Forgets drafts that nobody came back to for 30 days. Called once at the start. */
export function sweepDrafts(now = Date.now()) {
  for (const key of draftKeys()) {
    try {
      const kept = JSON.parse(localStorage.getItem(prefix + key) ?? "null") as Kept | null;
      if (kept && now - kept.at > days30) dropDraft(key);
    } catch {
      dropDraft(key);
    }
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useDraftKeys = () => useSyncExternalStore(subscribe, draftKeys);

/** State that survives a reload: undefined until something differs from what is saved. */
export function useDraft<T>(key: string): [T | undefined, (value: T) => void, () => void] {
  const [value, setValue] = useState<{ key: string; value: T | undefined }>(() => ({ key, value: readDraft<T>(key) }));
  const current = value.key === key ? value.value : readDraft<T>(key);
  const set = useCallback(
    (next: T) => {
      setValue({ key, value: next });
      saveDraft(key, next);
    },
    [key],
  );
  const drop = useCallback(() => {
    setValue({ key, value: undefined });
    dropDraft(key);
  }, [key]);
  return [current, set, drop];
}

export function useDraftSafety() {
  useEffect(() => {
    const away = () => flushDrafts();
    window.addEventListener("pagehide", away);
    document.addEventListener("visibilitychange", away);
    return () => {
      window.removeEventListener("pagehide", away);
      document.removeEventListener("visibilitychange", away);
    };
  }, []);
}
