// SPDX-License-Identifier: Apache-2.0
// A scanner types: six characters or more, each within 30 ms of the one before, and Enter. It is heard wherever the
// focus is, and what it typed into a field is taken out of it again.
import { useEffect, useEffectEvent } from "react";

const shortest = 6;
const longestGap = 30;

export function useScanner(onScan: (code: string) => void) {
  const scanned = useEffectEvent(onScan);
  useEffect(() => {
    let code = "";
    let last = 0;
    let field: HTMLInputElement | HTMLTextAreaElement | null = null;
    let before = "";
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const quick = event.timeStamp - last <= longestGap;
      if (event.key === "Enter" && quick && code.length >= shortest) {
        event.preventDefault();
        event.stopImmediatePropagation();
        restore(field, before);
        const whole = code;
        code = "";
        scanned(whole);
        return;
      }
      if (event.key.length !== 1) {
        if (event.key !== "Shift") code = "";
        return;
      }
      if (!quick) {
        code = "";
        const target = event.target;
        field = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
        before = field?.value ?? "";
      }
      code += event.key;
      last = event.timeStamp;
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, []);
}

/** Through the element's own setter, so that React hears of it. */
function restore(field: HTMLInputElement | HTMLTextAreaElement | null, value: string) {
  if (!field || field.value === value) return;
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
