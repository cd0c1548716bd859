// SPDX-License-Identifier: Apache-2.0
// Sums of an order by the server's own rules (src/modules/orders/order_totals.cpp): tests/fixtures/totals.json holds
// both to the last kopeck, so that what is seen while typing is what will be saved.
import type { Decimal } from "lib/api_types";
import {
  formatScaled,
  multiplyDivide,
  parseScaled,
  percentDigits,
  pow10,
  priceDigits,
  quantityDigits,
} from "./decimal";

export interface TotalsLine {
  initial_price: Decimal;
  quantity: Decimal;
  /** Of one unit. */
  discount_amount: Decimal;
  discount_percent: Decimal;
  purchase_price: Decimal | null;
  cancelled: boolean;
}

export interface TotalsInput {
  /** Digits after the point of the currency. */
  decimals: number;
  lines: TotalsLine[];
  discount_amount: Decimal;
  discount_percent: Decimal;
  delivery_cost: Decimal;
  delivery_net_cost: Decimal | null;
  /** Without an amount: all that is left. */
  payments: { amount: Decimal | null; paid: boolean }[];
}

export interface LineTotals {
  /** After the line's own discount and its part of the order's. */
  sum: Decimal;
  discount: Decimal;
  /** Of one unit, after all discounts. */
  price: Decimal;
}

export interface TotalsResult {
  items: Decimal;
  discount: Decimal;
  summ: Decimal;
  total: Decimal;
  purchase: Decimal;
  margin: Decimal;
  paid: Decimal;
  left: Decimal;
  lines: LineTotals[];
}

const wholePercent = 100n * pow10(percentDigits);

interface Line {
  items: bigint;
  sum: bigint;
  price: bigint;
}

const clamp = (value: bigint, most: bigint) => (value < 0n ? 0n : value > most ? most : value);
const positive = (value: bigint) => (value < 0n ? 0n : value);

const lineTotal = (price: bigint, quantity: bigint, decimals: number) =>
  multiplyDivide(price, quantity, pow10(priceDigits + quantityDigits - decimals));

function lineOf(line: TotalsLine, decimals: number): Line {
  const initial = parseScaled(line.initial_price, priceDigits);
  const quantity = parseScaled(line.quantity, quantityDigits);
  const percent = multiplyDivide(initial, parseScaled(line.discount_percent, percentDigits), wholePercent);
  const price = initial - clamp(parseScaled(line.discount_amount, priceDigits) + percent, initial);
  if (line.cancelled) return { items: 0n, sum: 0n, price };
  return { items: lineTotal(initial, quantity, decimals), sum: lineTotal(price, quantity, decimals), price };
}

/** Takes the order's discount off the lines in proportion; what rounding leaves is borne by the dearest ones. */
function spread(discount: bigint, lines: Line[]) {
  const net = lines.reduce((all, line) => all + line.sum, 0n);
  if (discount === 0n || net === 0n) return;
  const parts = lines.map((line) => (discount * line.sum) / net);
  let rest = discount - parts.reduce((all, part) => all + part, 0n);
  const dearest = lines.map((_, at) => at).sort((a, b) => Number((lines[b] as Line).sum - (lines[a] as Line).sum));
  for (const at of dearest) {
    if (rest === 0n) break;
    const room = (lines[at] as Line).sum - (parts[at] as bigint);
    const more = rest < room ? rest : room;
    parts[at] = (parts[at] as bigint) + more;
    rest -= more;
  }
  lines.forEach((line, at) => (line.sum -= parts[at] as bigint));
}

export function orderTotals(input: TotalsInput): TotalsResult {
  const { decimals } = input;
  const minor = (value: bigint) => formatScaled(value, decimals);
  const lines = input.lines.map((line) => lineOf(line, decimals));
  const items = lines.reduce((all, line) => all + line.items, 0n);
  const net = lines.reduce((all, line) => all + line.sum, 0n);
  const percent = parseScaled(input.discount_percent, percentDigits);
  const wanted = parseScaled(input.discount_amount, decimals) + multiplyDivide(net, percent, wholePercent);
  spread(clamp(wanted, net), lines);

  let purchase = 0n;
  lines.forEach((line, at) => {
    const given = input.lines[at] as TotalsLine;
    const quantity = parseScaled(given.quantity, quantityDigits);
    if (given.cancelled || quantity === 0n) return;
    line.price = multiplyDivide(line.sum * pow10(priceDigits - decimals), pow10(quantityDigits), quantity);
    if (given.purchase_price !== null)
      purchase += lineTotal(parseScaled(given.purchase_price, priceDigits), quantity, decimals);
  });

  const summ = lines.reduce((all, line) => all + line.sum, 0n);
  const delivery = parseScaled(input.delivery_cost, decimals);
  const total = summ + delivery;
  let margin = summ - purchase;
  if (input.delivery_net_cost !== null) margin += delivery - parseScaled(input.delivery_net_cost, decimals);
  const done = input.payments.filter((payment) => payment.paid);
  let paid = done.reduce((all, { amount }) => all + (amount === null ? 0n : parseScaled(amount, decimals)), 0n);
  if (done.some(({ amount }) => amount === null) && paid < total) paid = total;
  return {
    items: minor(items),
    discount: minor(items - summ),
    summ: minor(summ),
    total: minor(total),
    purchase: minor(purchase),
    margin: minor(margin),
    paid: minor(paid),
    left: minor(positive(total - paid)),
    lines: lines.map((line) => ({
      sum: minor(line.sum),
      discount: minor(line.items - line.sum),
      price: formatScaled(line.price, priceDigits),
    })),
  };
}
