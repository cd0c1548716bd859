// SPDX-License-Identifier: Apache-2.0
// The sums of what stands in the form now, before the server has seen it.
import type { Books } from "lib/references";
import { type OrderForm } from "./orderForm";
import { orderTotals, type TotalsResult } from "./totals";
import { partsOf } from "./typed";

export function liveTotals(form: OrderForm, currency: string, netCost: string | null, books: Books): TotalsResult {
  const { amount, percent } = partsOf(form.fields.discount);
  const paid = new Set(books.raw.payment_statuses.filter((status) => status.paid).map((status) => status.code));
  return orderTotals({
    decimals: books.currencies.get(currency)?.decimals ?? 2,
    lines: form.items.map((item) => {
      const discount = partsOf(item.discount);
      return {
        initial_price: item.initial_price,
        quantity: item.quantity,
        discount_amount: discount.amount,
        discount_percent: discount.percent,
        purchase_price: item.purchase_price,
        cancelled: item.cancelled,
      };
    }),
    discount_amount: amount,
    discount_percent: percent,
    delivery_cost: form.fields.delivery_cost,
    delivery_net_cost: netCost,
    payments: form.payments.map((payment) => ({ amount: payment.amount, paid: paid.has(payment.status) })),
  });
}
