// SPDX-License-Identifier: Apache-2.0
import { afterEach } from "vitest";

if (typeof window !== "undefined") {
  const { cleanup, configure } = await import("@testing-library/react");
  // A busy machine is slow, not wrong.
  configure({ asyncUtilTimeout: 10_000 });
  // jsdom has no layout: a list of ten rows for everything that measures itself.
  globalThis.ResizeObserver ??= class implements ResizeObserver {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  window.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  })) as never;
  Object.defineProperties(HTMLElement.prototype, {
    clientHeight: { configurable: true, get: () => 370 },
    scrollHeight: { configurable: true, get: () => 1_000_000 },
    clientWidth: { configurable: true, get: () => 1440 },
  });
  Element.prototype.scrollTo ??= () => {};
  // Ours is true only where a test says so.
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number, top?: number) {
    this.scrollTop = typeof options === "object" ? (options.top ?? 0) : (top ?? 0);
    this.dispatchEvent(new Event("scroll"));
  } as typeof Element.prototype.scrollTo;

  afterEach(() => {
    cleanup();
    localStorage.clear();
  });
}
