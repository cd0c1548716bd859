// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draftKeys, dropDraft, flushDrafts, readDraft, saveDraft, sweepDrafts } from "./drafts";

const stored = (key: string) => localStorage.getItem(`okno.draft.${key}`);

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
  for (const key of draftKeys()) dropDraft(key);
  vi.useRealTimers();
});

describe("drafts", () => {
  it("are in the storage within half a second, however fast one types", () => {
    for (let letters = 1; letters <= 10; letters += 1) {
      saveDraft("order:12", { comment: "a".repeat(letters) });
      vi.advanceTimersByTime(50);
    }
    expect(JSON.parse(stored("order:12")!).value.comment.length).toBeGreaterThan(5);
    vi.advanceTimersByTime(500);
    expect(JSON.parse(stored("order:12")!).value).toEqual({ comment: "a".repeat(10) });
  });

  it("can be read before they are written", () => {
    saveDraft("new", 1);
    expect(stored("new")).toBeNull();
    expect(readDraft("new")).toBe(1);
    expect(draftKeys()).toEqual(["new"]);
  });

  it("are written when the page goes away", () => {
    saveDraft("new", "typed");
    flushDrafts();
    expect(JSON.parse(stored("new")!).value).toBe("typed");
  });

  it("are gone when dropped, and do not come back by a late timer", () => {
    saveDraft("new", "typed");
    dropDraft("new");
    vi.advanceTimersByTime(1_000);
    expect(stored("new")).toBeNull();
    expect(draftKeys()).toEqual([]);
  });

  it("survive a storage that is full", () => {
    const set = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    saveDraft("new", "typed");
    vi.advanceTimersByTime(1_000);
    expect(readDraft("new")).toBe("typed");
    set.mockRestore();
  });

  it("are forgotten after 30 days", () => {
    saveDraft("old", 1);
    flushDrafts();
    const day = 24 * 3600_000;
    sweepDrafts(Date.now() + 29 * day);
    expect(draftKeys()).toEqual(["old"]);
    sweepDrafts(Date.now() + 31 * day);
    expect(draftKeys()).toEqual([]);
  });
});
