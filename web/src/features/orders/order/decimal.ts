// SPDX-License-Identifier: Apache-2.0
// Exact amounts as whole numbers of their smallest part, the way the server counts: prices ×10⁴, quantities ×10³,
// per cents ×10², sums ×10^decimals of the currency.
import type { Decimal } from "lib/api_types";

export const priceDigits = 4;
export const quantityDigits = 3;
export const percentDigits = 2;

export const pow10 = (digits: number): bigint => 10n ** BigInt(digits);

/** a·b/c, halves away from zero. */
export function multiplyDivide(a: bigint, b: bigint, c: bigint): bigint {
  const product = a * b;
  const half = c / 2n;
  return product < 0n ? (product - half) / c : (product + half) / c;
}

/** "1290.5", 2 → 129050n. Digits beyond the scale are rounded. */
export function parseScaled(text: Decimal, digits: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return 0n;
  const [, sign, whole, fraction = ""] = match;
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const value = (fraction[digits] ?? "0") >= "5" ? kept + 1n : kept;
  return sign ? -value : value;
}

/** 129050n, 2 → "1290.5". */
export function formatScaled(value: bigint, digits: number): Decimal {
  const size = String(value < 0n ? -value : value).padStart(digits + 1, "0");
  const whole = size.slice(0, size.length - digits);
  const fraction = size.slice(size.length - digits).replace(/0+$/, "");
  const sign = value < 0n ? "-" : "";
  return sign + whole + (fraction && `.${fraction}`);
}

/** Two decimals are the same amount, however they are written: "10" and "10.00". */
export const sameDecimal = (a: Decimal, b: Decimal): boolean => parseScaled(a, 8) === parseScaled(b, 8);

export const isZero = (value: Decimal): boolean => parseScaled(value, 8) === 0n;

/** What a person typed, as a plain decimal: "1 290,50" → "1290.5". Null where it is not a number. */
export function readTyped(typed: string, digits: number): Decimal | null {
  const text = typed
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/\u2212/g, "-")
    .replace(",", ".");
  if (text === "") return "0";
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return null;
  return formatScaled(parseScaled(text.replace(/^(-?)\./, "$10.").replace(/\.$/, ""), digits), digits);
}
