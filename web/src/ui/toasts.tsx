// SPDX-License-Identifier: Apache-2.0
// What has been done and can be undone: one line, bottom left, ten seconds, Ctrl Z. Never for an error.
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useKeys } from "lib/keys";
import { useTexts } from "lib/i18n";
import { Icon } from "./Icon";
import { Kbd } from "./Kbd";
import styles from "./toasts.module.css";

const life = 10_000;

export interface Toast {
  id: number;
  text: string;
  undo?: () => void;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function become(next: readonly Toast[]) {
  toasts = next;
  for (const listener of [...listeners]) listener();
}

/** Shows one line; a newer one takes the place of the older, whose undo then is gone. */
export function showToast(text: string, undo?: () => void): number {
  lastId += 1;
  become([{ id: lastId, text, undo }]);
  return lastId;
}

export const hideToast = (id: number) => become(toasts.filter((toast) => toast.id !== id));

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={styles.place} role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const { t } = useTexts();
  const [held, setHeld] = useState(false);
  const left = useRef(life);
  useEffect(() => {
    if (held) return;
    const from = Date.now();
    const timer = setTimeout(() => hideToast(toast.id), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - from;
    };
  }, [held, toast.id]);
  const undo = () => {
    hideToast(toast.id);
    toast.undo?.();
  };
  useKeys({ "Ctrl+z": undo }, { enabled: toast.undo !== undefined });
  return (
    <div className={styles.toast} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)}>
      <Icon name="check" />
      <span className="cut">{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          aria-keyshortcuts="Control+Z"
          onClick={undo}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          {t("undo")} <Kbd chord="Ctrl+Z" plain />
        </button>
      )}
    </div>
  );
}
