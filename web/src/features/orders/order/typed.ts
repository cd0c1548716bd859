// SPDX-License-Identifier: Apache-2.0
// Small things written as people write them: "10%" or "500" off, "18-22" or "after six".
import type { Decimal } from "lib/api_types";
import { isZero, percentDigits, priceDigits, readTyped } from "./decimal";

/** "" none, "10%", "500", or both: "10%+500". */
export type Discount = string;

export interface DiscountParts {
  amount: Decimal;
  percent: Decimal;
}

export function discountOf({ amount, percent }: DiscountParts): Discount {
  const parts = [isZero(percent) ? "" : `${readTyped(percent, percentDigits)}%`];
  if (!isZero(amount)) parts.push(readTyped(amount, priceDigits) ?? "");
  return parts.filter(Boolean).join("+");
}

export function partsOf(discount: Discount): DiscountParts {
  const parts: DiscountParts = { amount: "0", percent: "0" };
  for (const part of discount.split("+")) {
    if (part.endsWith("%")) parts.percent = part.slice(0, -1);
    else if (part) parts.amount = part;
  }
  return parts;
}

/** What was typed as a discount; null where it is none. A minus before it says the same. */
export function readDiscount(typed: string): Discount | null {
  const text = typed.replace(/[\s\u00a0\u202f\u2212-]/g, "").replace(/^\+/, "");
  if (text === "") return "";
  const percent = text.endsWith("%");
  const value = readTyped(percent ? text.slice(0, -1) : text, percent ? percentDigits : priceDigits);
  if (value === null || (percent && Number(value) > 100)) return null;
  return discountOf(percent ? { amount: "0", percent: value } : { amount: value, percent: "0" });
}

/** "18:00-22:00", or words where there are no hours. */
export type Hours = string;

export interface HoursParts {
  time_from: string | null;
  time_to: string | null;
  time_text: string;
}

const hour = (text: string): string | null => {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?$/.exec(text);
  if (!match || Number(match[1]) > 24 || Number(match[2] ?? 0) > 59) return null;
  return `${match[1]!.padStart(2, "0")}:${match[2] ?? "00"}`;
};

export function hoursOf({ time_from, time_to, time_text }: HoursParts): Hours {
  const from = time_from && (hour(time_from) ?? time_from);
  const to = time_to && (hour(time_to) ?? time_to);
  return from || to ? `${from ?? ""}-${to ?? ""}` : time_text;
}

export function hoursParts(hours: Hours): HoursParts {
  const match = /^(\d\d:\d\d)?-(\d\d:\d\d)?$/.exec(hours);
  if (!match || (!match[1] && !match[2])) return { time_from: null, time_to: null, time_text: hours };
  return { time_from: match[1] ?? null, time_to: match[2] ?? null, time_text: "" };
}

/** "18-22", "18:30–21", "10 14" are hours; anything else stays as it was written. */
export function readHours(typed: string): Hours {
  const parts = typed.trim().split(/\s*[-\u2013\u2014]\s*|\s+/);
  const [from, to] = parts.map((part) => hour(part));
  return parts.length === 2 && from && to ? `${from}-${to}` : typed.trim();
}

/** As it is shown: "18–22". */
export function hoursText(hours: Hours): string {
  const { time_from, time_to, time_text } = hoursParts(hours);
  const short = (time: string | null) => (time ?? "").replace(/^0(?=\d)/, "").replace(/:00$/, "");
  return time_text || [short(time_from), short(time_to)].filter(Boolean).join("\u2013");
}

/** "scarf *3" looks for a scarf and takes three of it; "200×70" stays a size. */
export function readSearch(typed: string): { query: string; quantity: Decimal } {
  const match = /^(.*?)\s*\*\s*(\d+(?:[.,]\d{1,3})?)\s*$/.exec(typed);
  const quantity = match && readTyped(match[2] as string, 3);
  if (!match || !quantity || isZero(quantity)) return { query: typed.trim(), quantity: "1" };
  return { query: (match[1] as string).trim(), quantity };
}
