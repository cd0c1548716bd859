// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Bindings, chordOf, dispatchKey, letterOf, pushLayer } from "./keys";

let leave: (() => void)[] = [];
afterEach(() => {
  for (const one of leave) one();
  leave = [];
  document.body.innerHTML = "";
});

const layer = (bindings: Bindings, modal = false) => leave.push(pushLayer({ bindings: () => bindings, modal }));

function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, "target", { value: target });
  dispatchKey(event);
  return event;
}

describe("the letter of a key", () => {
  it.each([
    ["j", "KeyJ", "j"],
    ["о", "KeyJ", "j"],
    ["О", "KeyJ", "J"],
    ["ы", "KeyS", "s"],
    // On AZERTY "a" is typed where QWERTY has Q: what is typed wins.
    ["a", "KeyQ", "a"],
    ["х", "BracketLeft", "["],
    ["ю", "Period", "."],
    ["?", "Digit7", "?"],
    ["&", "Digit1", "&"],
    ["Enter", "Enter", "Enter"],
  ])("%s at %s is %s", (key, code, letter) => expect(letterOf({ key, code })).toBe(letter));
});

describe("chords", () => {
  it.each<[KeyboardEventInit, string]>([
    [{ key: "j" }, "j"],
    [{ key: "J", shiftKey: true }, "Shift+J"],
    [{ key: "?", shiftKey: true }, "?"],
    [{ key: "Enter", ctrlKey: true }, "Ctrl+Enter"],
    [{ key: "Enter", ctrlKey: true, shiftKey: true }, "Ctrl+Shift+Enter"],
    [{ key: "л", code: "KeyK", ctrlKey: true }, "Ctrl+k"],
    [{ key: " " }, "Space"],
    [{ key: "ArrowUp", altKey: true }, "Alt+ArrowUp"],
  ])("%o", (init, chord) => expect(chordOf(new KeyboardEvent("keydown", init))).toBe(chord));
});

describe("layers", () => {
  it("asks the topmost first and the page when that one does not know the key", () => {
    const page = vi.fn();
    const panel = vi.fn();
    layer({ j: page, x: page });
    layer({ j: panel });
    press("j");
    expect(panel).toHaveBeenCalledOnce();
    expect(page).not.toHaveBeenCalled();
    press("x");
    expect(page).toHaveBeenCalledOnce();
  });

  it("keeps everything below silent while a dialog is open", () => {
    const page = vi.fn();
    layer({ j: page });
    layer({}, true);
    press("j");
    expect(page).not.toHaveBeenCalled();
  });

  it("goes on below when the handler declines", () => {
    const page = vi.fn();
    layer({ Escape: page });
    layer({ Escape: () => false });
    press("Escape");
    expect(page).toHaveBeenCalledOnce();
  });

  it("hears two keys in a row", () => {
    const orders = vi.fn();
    const plain = vi.fn();
    layer({ "g o": orders, o: plain });
    press("g");
    press("щ", { code: "KeyO" });
    expect(orders).toHaveBeenCalledOnce();
    expect(plain).not.toHaveBeenCalled();
    press("o");
    expect(plain).toHaveBeenCalledOnce();
  });
});

describe("fields", () => {
  it("single keys are typed, those with Ctrl act, Escape leaves", () => {
    const field = document.body.appendChild(document.createElement("input"));
    const act = vi.fn();
    layer({ n: act, "Ctrl+Enter": act, Escape: act });
    expect(press("n", {}, field).defaultPrevented).toBe(false);
    expect(act).not.toHaveBeenCalled();
    press("Enter", { ctrlKey: true }, field);
    press("Escape", {}, field);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it("leaves the browser its own undo inside a field", () => {
    const field = document.body.appendChild(document.createElement("textarea"));
    const undo = vi.fn();
    layer({ "Ctrl+z": undo });
    press("z", { ctrlKey: true }, field);
    expect(undo).not.toHaveBeenCalled();
    press("z", { ctrlKey: true });
    expect(undo).toHaveBeenCalledOnce();
  });

  it("Enter on a button presses the button", () => {
    const button = document.body.appendChild(document.createElement("button"));
    const open = vi.fn();
    layer({ Enter: open });
    expect(press("Enter", {}, button).defaultPrevented).toBe(false);
    expect(open).not.toHaveBeenCalled();
    press("Enter");
    expect(open).toHaveBeenCalledOnce();
  });
});
