// SPDX-License-Identifier: Apache-2.0
// Acts that wait for the server: what they are about, for the clock on their rows and the count in the offline bar.
import { useSyncExternalStore } from "react";

let waiting: readonly string[] = [];
const listeners = new Set<() => void>();

function become(next: readonly string[]) {
  waiting = next;
  for (const listener of [...listeners]) listener();
}

/** Counts an act as waiting until the returned function is called. */
export function queued(subject: string): () => void {
  become([...waiting, subject]);
  let done = false;
  return () => {
    if (done) return;
    done = true;
    const at = waiting.indexOf(subject);
    become(waiting.filter((_, index) => index !== at));
  };
}

export const waitingActs = () => waiting;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useWaitingActs = () => useSyncExternalStore(subscribe, waitingActs);
