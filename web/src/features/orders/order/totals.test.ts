// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatScaled, multiplyDivide, parseScaled, readTyped } from "./decimal";
import { orderTotals, type TotalsInput, type TotalsResult } from "./totals";

interface Row extends TotalsInput {
  name: string;
  expect: TotalsResult;
}

const rows = JSON.parse(readFileSync("../tests/fixtures/totals.json", "utf8")) as Row[];

describe("sums of an order", () => {
  it("has the rows that the server is held to", () => expect(rows.length).toBeGreaterThan(50));

  it.each(rows.map((row) => [row.name, row] as const))("%s", (_, { name: _name, expect: expected, ...input }) => {
    expect(orderTotals(input)).toEqual(expected);
  });
});

describe("exact amounts", () => {
  it("rounds halves away from zero", () => {
    expect(multiplyDivide(5n, 1n, 10n)).toBe(1n);
    expect(multiplyDivide(-5n, 1n, 10n)).toBe(-1n);
    expect(multiplyDivide(4n, 1n, 10n)).toBe(0n);
  });

  it("goes from digits to parts and back", () => {
    expect(parseScaled("1290.505", 2)).toBe(129051n);
    expect(parseScaled("-0.01", 2)).toBe(-1n);
    expect(formatScaled(-1n, 2)).toBe("-0.01");
    expect(formatScaled(129050n, 2)).toBe("1290.5");
  });

  it.each([
    ["1\u00a0290,50", "1290.5"],
    ["500", "500"],
    ["", "0"],
    [",5", "0.5"],
    ["7.", "7"],
    ["−3", "-3"],
    ["12x", null],
    ["1.2.3", null],
  ])("reads %s as it was meant", (typed, read) => expect(readTyped(typed, 2)).toBe(read));
});
