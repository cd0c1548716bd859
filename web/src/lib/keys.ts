// SPDX-License-Identifier: Apache-2.0
// Keyboard: one listener, layers from the page up to what floats over it. A chord is written "j", "Shift+J", "Ctrl+Enter",
// "?", "ArrowDown", "g o". Single keys act only outside fields; with Ctrl (Cmd) also inside them.
import { useEffect, useEffectEvent } from "react";

export type KeyHandler = (event: KeyboardEvent) => void | false;
export type Bindings = Record<string, KeyHandler | undefined>;

interface Layer {
  bindings: () => Bindings;
  /** Nothing below hears anything: a menu or dialog is open. */
  modal: boolean;
}

const layers: Layer[] = [];
let pendingPrefix = "";
let prefixAt = 0;
const prefixLife = 1_500;

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The Latin letter or digit of a key: by what it types when that is Latin, else by its place on the keyboard. */
export function letterOf(event: Pick<KeyboardEvent, "key" | "code">): string {
  const { key, code } = event;
  if (key.length > 1) return key;
  if (/^[\x21-\x7e]$/.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code ?? "");
  if (letter)
    return key === key.toLocaleUpperCase() && key !== key.toLocaleLowerCase() ? letter[1]! : letter[1]!.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code ?? "");
  if (digit) return digit[1]!;
  const places: Record<string, string> = { BracketLeft: "[", BracketRight: "]", Period: ".", Slash: "/", Comma: "," };
  return places[code ?? ""] ?? key;
}

/** The chord's name. Shift is named only where the character itself does not show it: letters and named keys. */
export function chordOf(event: KeyboardEvent): string {
  // In the Russian layout "." and "?" are typed elsewhere (Shift+7, Shift+/ gives ","); what is typed counts first.
  let key = letterOf(event);
  if (key === " ") key = "Space";
  const isLetter = /^[a-zA-Z]$/.test(key);
  const ctrl = isMac ? event.metaKey : event.ctrlKey;
  let chord = "";
  if (ctrl) chord += "Ctrl+";
  if (event.altKey) chord += "Alt+";
  if (event.shiftKey && (isLetter || key.length > 1)) chord += "Shift+";
  return chord + (isLetter ? (event.shiftKey ? key.toUpperCase() : key.toLowerCase()) : key);
}

export function inField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  if (!(target instanceof HTMLInputElement)) return target.closest("[role=combobox],[role=textbox]") !== null;
  return !["checkbox", "radio", "button", "submit"].includes(target.type);
}

/** Enter and Space belong to the control that has the focus. */
function ownsActivation(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("a[href],button,input,summary,[role=menuitem],[role=option],[role=button]") !== null
  );
}

export function dispatchKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return false;
  const chord = chordOf(event);
  const withCtrl = chord.startsWith("Ctrl+");
  const typing = inField(event.target);
  if (typing && !withCtrl && chord !== "Escape" && !chord.startsWith("Alt+Arrow")) return false;
  // The browser's own editing keys stay its own inside a field.
  if (typing && /^Ctrl\+(z|a|c|v|x|y)$/.test(chord)) return false;
  if ((chord === "Enter" || chord === "Space") && ownsActivation(event.target)) return false;

  const live = pendingPrefix && event.timeStamp - prefixAt < prefixLife ? pendingPrefix : "";
  pendingPrefix = "";
  const candidates = live ? [`${live} ${chord}`] : [chord];
  for (let i = layers.length - 1; i >= 0; i -= 1) {
    const layer = layers[i] as Layer;
    const bindings = layer.bindings();
    for (const candidate of candidates) {
      const handler = bindings[candidate];
      if (handler && handler(event) !== false) {
        event.preventDefault();
        return true;
      }
    }
    if (!live && Object.keys(bindings).some((name) => name.startsWith(`${chord} `) && bindings[name])) {
      pendingPrefix = chord;
      prefixAt = event.timeStamp;
      event.preventDefault();
      return true;
    }
    if (layer.modal) return false;
  }
  return false;
}

export function pushLayer(layer: Layer): () => void {
  layers.push(layer);
  return () => {
    const at = layers.indexOf(layer);
    if (at >= 0) layers.splice(at, 1);
  };
}

/** Puts bindings over those of the pages and panels below while the component is shown. */
export function useKeys(bindings: Bindings, options: { modal?: boolean; enabled?: boolean } = {}) {
  const { modal = false, enabled = true } = options;
  const current = useEffectEvent(() => bindings);
  useEffect(() => (enabled ? pushLayer({ bindings: () => current(), modal }) : undefined), [enabled, modal]);
}

export function listenToKeys(): () => void {
  const listener = (event: KeyboardEvent) => void dispatchKey(event);
  window.addEventListener("keydown", listener);
  return () => window.removeEventListener("keydown", listener);
}

/** How a chord is written on a button. */
export function chordLabel(chord: string): string[] {
  return chord.split(/[+ ]/).map((part) => {
    if (part === "Ctrl") return isMac ? "⌘" : "Ctrl";
    const arrows: Record<string, string> = {
      ArrowUp: "↑",
      ArrowDown: "↓",
      ArrowLeft: "←",
      ArrowRight: "→",
      Escape: "Esc",
      Delete: "Del",
    };
    return arrows[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}
