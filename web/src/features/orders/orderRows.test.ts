// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { OrderList, OrderRow } from "lib/api_types";
import { insertRows, mergePages, pagesToAsk, patchRow, withoutRows } from "./orderRows";

const row = (id: number, version = 1): OrderRow => ({ id, version, number: String(id) }) as OrderRow;
const page = (...rows: OrderRow[]): OrderList => ({ rows, next: null });
const ids = (pages: OrderList[]) => pages.map((one) => one.rows.map((each) => each.id));
const shown = [page(row(9), row(8), row(7)), page(row(6), row(5), row(4))];

describe("pages to ask again", () => {
  it("are those that hold the changed rows", () => expect(pagesToAsk(shown, new Set([5, 6]))).toEqual([1]));
  it("and the first for what is not seen yet", () => expect(pagesToAsk(shown, new Set([5, 99]))).toEqual([0, 1]));
});

describe("fresh pages", () => {
  it("repaint a changed row where it stands", () => {
    const { pages, changed, gone, arrived } = mergePages(
      shown,
      new Map([[1, page(row(6), row(5, 2), row(4))]]),
      new Set([5]),
    );
    expect(ids(pages)).toEqual(ids(shown));
    expect(pages[1]!.rows[1]!.version).toBe(2);
    expect(pages[0]).toBe(shown[0]);
    expect({ changed, gone, arrived }).toEqual({ changed: [5], gone: [], arrived: [] });
  });

  it("keep a row that left the filter and call it gone", () => {
    const { pages, gone } = mergePages(shown, new Map([[0, page(row(9), row(7), row(6))]]), new Set([8]));
    expect(ids(pages)).toEqual(ids(shown));
    expect(gone).toEqual([8]);
  });

  it("call nothing gone that nobody touched: the page only ends elsewhere", () => {
    const { gone, arrived } = mergePages(shown, new Map([[0, page(row(10), row(9), row(8))]]), new Set([10]));
    expect(gone).toEqual([]);
    expect(arrived.map((one) => one.id)).toEqual([10]);
  });

  it("do not take for new what moved up from the next page", () => {
    const { arrived } = mergePages(
      [page(row(9), row(8), row(7))],
      new Map([[0, page(row(9), row(7), row(6))]]),
      new Set([8]),
    );
    expect(arrived).toEqual([]);
  });

  it("bring what came into an empty list", () =>
    expect(mergePages([page()], new Map([[0, page(row(1))]]), new Set([1])).arrived).toHaveLength(1));
});

describe("rows", () => {
  it("are let in at the top, each once", () =>
    expect(ids(insertRows(shown, [row(11), row(10), row(9)]))).toEqual([
      [11, 10, 9, 8, 7],
      [6, 5, 4],
    ]));
  it("are taken out", () =>
    expect(ids(withoutRows(shown, new Set([8, 4])))).toEqual([
      [9, 7],
      [6, 5],
    ]));
  it("are changed at once", () => {
    const pages = patchRow(shown, 5, { status: "complete" });
    expect(pages[1]!.rows[1]!.status).toBe("complete");
    expect(pages[0]).toBe(shown[0]);
  });
});
