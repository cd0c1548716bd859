// SPDX-License-Identifier: Apache-2.0
// Whether the server answers. One place knows it: requests report what they saw, one loop asks again while it is away.
import { onlineManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

export interface Connection {
  online: boolean;
  /** When the next attempt is made; 0 while online. */
  nextAttemptAt: number;
}

const delays = [1_000, 2_000, 4_000, 8_000, 15_000];

let state: Connection = { online: true, nextAttemptAt: 0 };
let attempts = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function become(next: Connection) {
  state = next;
  onlineManager.setOnline(next.online);
  for (const listener of [...listeners]) listener();
}

/** The delay grows; the last one repeats. */
export function retryDelay(attempt: number): number {
  return delays[Math.min(attempt, delays.length - 1)] as number;
}

async function ask() {
  clearTimeout(timer);
  try {
    // Any answer of the server, 401 too, means that it is there. A proxy that lost it answers 502…504.
    const response = await fetch("/ui/session", { cache: "no-store" });
    if (response.status >= 502 && response.status <= 504) throw new TypeError("gateway");
    reportAnswer();
  } catch {
    attempts += 1;
    plan();
  }
}

function plan() {
  clearTimeout(timer);
  const delay = retryDelay(attempts);
  timer = setTimeout(() => void ask(), delay);
  become({ online: false, nextAttemptAt: Date.now() + delay });
}

export function reportAnswer() {
  if (state.online) return;
  attempts = 0;
  clearTimeout(timer);
  become({ online: true, nextAttemptAt: 0 });
}

export function reportSilence() {
  if (state.online) {
    attempts = 0;
    plan();
  }
}

export const tryNow = () => (state.online ? Promise.resolve() : ask());

export function whenOnline(): Promise<void> {
  if (state.online) return Promise.resolve();
  return new Promise((resolve) => {
    const listener = () => {
      if (!state.online) return;
      listeners.delete(listener);
      resolve();
    };
    listeners.add(listener);
  });
}

export const connection = () => state;

export function subscribeConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useConnection = () => useSyncExternalStore(subscribeConnection, connection);

/** The browser's own word counts only as a hint: "online" makes us ask at once. */
export function watchBrowserConnection(): () => void {
  const lost = () => reportSilence();
  const back = () => void tryNow();
  window.addEventListener("offline", lost);
  window.addEventListener("online", back);
  return () => {
    window.removeEventListener("offline", lost);
    window.removeEventListener("online", back);
  };
}
