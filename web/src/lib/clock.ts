// SPDX-License-Identifier: Apache-2.0
// The present minute: ages and limits on the screen move together, once a minute.
import { useSyncExternalStore } from "react";

const step = 30_000;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const one of [...listeners]) one();
    }, step);
  }
  return () => {
    listeners.delete(listener);
    if (!listeners.size) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

export const useNow = () =>
  useSyncExternalStore(subscribe, () => {
    if (!timer && Date.now() - now > step) now = Date.now();
    return now;
  });
