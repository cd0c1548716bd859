// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Live, type Socket } from "./live";

class Wire implements Socket {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  sent: string[] = [];
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.onclose?.();
  }
}

let wires: Wire[];
let live: Live;
const last = () => wires.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  wires = [];
  live = new Live(
    () => {
      wires.push(new Wire());
      return last();
    },
    () => 1,
  );
});
afterEach(() => {
  live.stop();
  vi.useRealTimers();
});

describe("the live wire", () => {
  it("passes messages on and ignores what it does not understand", () => {
    const heard = vi.fn();
    live.subscribe(heard);
    live.start();
    last().onopen?.();
    last().onmessage?.({ data: '{"topic":"order","id":12,"act":"changed","by":null}' });
    last().onmessage?.({ data: "not json" });
    last().onmessage?.({ data: '{"pong":1}' });
    expect(heard.mock.calls).toEqual([[{ topic: "order", id: 12, act: "changed", by: null }]]);
  });

  it("comes back after growing pauses of 30 s at most", () => {
    live.start();
    const pauses = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
    for (const pause of pauses) {
      const before = wires.length;
      last().onclose?.();
      vi.advanceTimersByTime(pause - 1);
      expect(wires.length).toBe(before);
      vi.advanceTimersByTime(1);
      expect(wires.length).toBe(before + 1);
    }
  });

  it("starts with the short pause again once it was connected", () => {
    live.start();
    for (let n = 0; n < 5; n += 1) {
      last().onclose?.();
      vi.advanceTimersByTime(30_000);
    }
    last().onopen?.();
    last().onclose?.();
    const before = wires.length;
    vi.advanceTimersByTime(500);
    expect(wires.length).toBe(before + 1);
  });

  it("says after a break that something may have been missed, but not at the first connection", () => {
    const heard = vi.fn();
    live.subscribe(heard);
    live.start();
    last().onopen?.();
    expect(heard).not.toHaveBeenCalled();
    last().onclose?.();
    vi.advanceTimersByTime(500);
    last().onopen?.();
    expect(heard.mock.calls).toEqual([["missed"]]);
  });

  it("watches a record while somebody looks, also over a new connection", () => {
    live.start();
    const first = live.watch("order:12");
    const second = live.watch("order:12");
    last().onopen?.();
    expect(last().sent).toEqual(['{"watch":["order:12"]}']);
    first();
    expect(last().sent.at(-1)).toBe('{"watch":["order:12"]}');
    last().onclose?.();
    vi.advanceTimersByTime(500);
    last().onopen?.();
    expect(last().sent).toEqual(['{"watch":["order:12"]}']);
    second();
    expect(last().sent.at(-1)).toBe('{"watch":[]}');
  });

  it("stays silent after it was stopped", () => {
    live.start();
    live.stop();
    vi.advanceTimersByTime(60_000);
    expect(wires.length).toBe(1);
  });
});
