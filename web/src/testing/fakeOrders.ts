// SPDX-License-Identifier: Apache-2.0
// How the fake server reads and changes orders.
import type {
  CustomerBrief,
  CustomerCard,
  CustomerRow,
  OrderBrief,
  OrderEdit,
  OrderRow,
  OrderSummary,
  References,
  TimelineEntry,
} from "lib/api_types";
import { emptyAddress, type FakeOrder, orderItem, type Shop, withTotals } from "./fakeShop";

const folded = (text: string) => text.toLocaleLowerCase().replaceAll("ё", "е");

export function paymentOf(order: FakeOrder): string {
  const { total, paid } = order.totals;
  if (!order.payments.length) return "none";
  if (order.payments.some((payment) => payment.status === "refund")) return "refund";
  if (Number(paid) >= Number(total)) return "paid";
  if (Number(paid) > 0) return "part";
  if (order.payments.some((payment) => payment.status === "invoice")) return "waiting";
  return order.payments.every((payment) => payment.type === "cash") ? "on_receipt" : "not_paid";
}

const shortName = (order: FakeOrder) => {
  const initial = order.patronymic.slice(0, 1);
  return [order.last_name, order.first_name, initial && `${initial}.`].filter(Boolean).join(" ");
};

export function rowOf(order: FakeOrder, customers: Map<number, CustomerCard>): OrderRow {
  const customer = order.customer ? customers.get(order.customer.id) : undefined;
  return {
    id: order.id,
    version: order.version,
    number: order.number,
    site: order.site,
    created_at: order.created_at,
    customer: shortName(order),
    customer_id: order.customer?.id ?? null,
    customer_orders: customer?.orders ?? 0,
    first_item: order.items[0]?.name ?? "",
    more_items: Math.max(0, order.items.length - 1),
    sum: order.totals.total,
    currency: order.currency,
    payment: paymentOf(order),
    status: order.status,
    status_at: order.status_at,
    overdue_at: order.overdue_at,
    delivery_type: order.delivery.type ?? "",
    delivery_date: order.delivery.date,
    delivery_from: order.delivery.time_from,
    delivery_to: order.delivery.time_to,
    delivery_place: order.delivery.address.city,
    manager_id: order.manager_id,
    vip: order.vip,
    bad: order.bad,
    call: order.call,
    has_note: Boolean(order.customer_comment || order.manager_comment),
    next_step: order.next_step,
    next_step_at: order.next_step_at,
  };
}

export const orderBrief = (order: FakeOrder): OrderBrief => ({
  id: order.id,
  number: order.number,
  created_at: order.created_at,
  first_item: order.items[0]?.name ?? "",
  more_items: Math.max(0, order.items.length - 1),
  sum: order.totals.total,
  currency: order.currency,
  status: order.status,
  payment: paymentOf(order),
});

export function customerBrief(customer: CustomerCard, shop: Shop, books: References): CustomerBrief {
  const own = shop.orders
    .filter((order) => order.customer?.id === customer.id)
    .sort((a, b) => b.created_at - a.created_at);
  const isOpen = (order: FakeOrder) =>
    !["complete", "cancel"].includes(books.statuses.find((status) => status.code === order.status)?.group ?? "");
  const open = own.find(isOpen);
  return {
    id: customer.id,
    name: customer.name,
    first_name: customer.first_name,
    last_name: customer.last_name,
    patronymic: customer.patronymic,
    phone: customer.phones[0] ?? "",
    email: customer.email,
    city: customer.address.city,
    vip: customer.vip,
    bad: customer.bad,
    orders: customer.orders,
    cancelled: customer.cancelled,
    manager_id: customer.manager_id,
    sum: customer.sum,
    average: customer.average,
    currency: customer.currency,
    last_order_at: own[0]?.created_at ?? customer.last_order_at,
    last_orders: own.slice(0, 3).map(orderBrief),
    open_order: open ? orderBrief(open) : null,
    address: customer.address,
    last_delivery_type: own[0]?.delivery.type ?? null,
  };
}

export const customerRow = (customer: CustomerCard): CustomerRow => ({
  id: customer.id,
  name: customer.name,
  kind: customer.kind,
  phone: customer.phones[0] ?? "",
  email: customer.email,
  city: customer.address.city,
  orders: customer.orders,
  sum: customer.sum,
  last_order_at: customer.last_order_at,
  site: customer.site,
  manager_id: customer.manager_id,
  vip: customer.vip,
  bad: customer.bad,
});

/** Whether an order passes the filters of an address; `except` leaves some out. */
export function filterOf(
  query: URLSearchParams,
  books: References,
  me: number,
  now: number,
  except: string[] = [],
): (order: FakeOrder) => boolean {
  const groupOf = new Map(books.statuses.map((status) => [status.code, status.group]));
  const day = (at: number) => new Date(at + 3 * 3600_000).toISOString().slice(0, 10);
  const tests: Record<string, (order: FakeOrder, value: string) => boolean> = {
    status: (order, value) => order.status === value,
    group: (order, value) => groupOf.get(order.status) === value,
    manager: (order, value) =>
      value === "none" ? order.manager_id === null : order.manager_id === (value === "me" ? me : Number(value)),
    site: (order, value) => order.site === value,
    type: (order, value) => order.type === value,
    method: (order, value) => order.method === value,
    delivery: (order, value) => order.delivery.type === value,
    payment: (order, value) => paymentOf(order) === value,
    payment_type: (order, value) => order.payments.some((payment) => payment.type === value),
    created_from: (order, value) => day(order.created_at) >= value,
    created_to: (order, value) => day(order.created_at) <= value,
    delivery_from: (order, value) => (order.delivery.date ?? "") >= value,
    delivery_to: (order, value) => order.delivery.date !== null && order.delivery.date <= value,
    sum_min: (order, value) => Number(order.totals.total) >= Number(value),
    sum_max: (order, value) => Number(order.totals.total) <= Number(value),
    vip: (order) => order.vip,
    bad: (order) => order.bad,
    call: (order) => order.call,
    overdue: (order) => order.overdue_at !== null && order.overdue_at < now,
    customer: (order, value) => order.customer?.id === Number(value),
    offer: (order, value) => order.items.some((item) => item.offer_id === Number(value)),
    q: (order, value) => {
      const digits = value.replace(/\D/g, "");
      const text = folded(
        [
          order.number,
          order.last_name,
          order.first_name,
          order.email,
          ...order.items.map((item) => `${item.name} ${item.article}`),
        ].join(" "),
      );
      return (
        folded(value)
          .split(/\s+/)
          .every((word) => text.includes(word)) ||
        (digits.length >= 4 && order.phone.replace(/\D/g, "").includes(digits))
      );
    },
  };
  const names = [...new Set(query.keys())].filter((name) => name in tests && !except.includes(name));
  return (order) => names.every((name) => query.getAll(name).some((value) => tests[name]!(order, value)));
}

export const sorters: Record<string, (a: FakeOrder, b: FakeOrder) => number> = {
  "-created": (a, b) => b.created_at - a.created_at || b.id - a.id,
  created: (a, b) => a.created_at - b.created_at || a.id - b.id,
  "-sum": (a, b) => Number(b.totals.total) - Number(a.totals.total) || b.id - a.id,
  sum: (a, b) => Number(a.totals.total) - Number(b.totals.total) || a.id - b.id,
  "-status_at": (a, b) => b.status_at - a.status_at || b.id - a.id,
  status_at: (a, b) => a.status_at - b.status_at || a.id - b.id,
  delivery: (a, b) => (a.delivery.date ?? "9").localeCompare(b.delivery.date ?? "9") || a.id - b.id,
  number: (a, b) => a.number.localeCompare(b.number),
};

export function summaryOf(
  shop: Shop,
  query: URLSearchParams,
  books: References,
  me: number,
  now: number,
): OrderSummary {
  const all = shop.orders.filter(filterOf(query, books, me, now));
  const byStatus = shop.orders.filter(filterOf(query, books, me, now, ["status", "group"]));
  const rates = new Map(books.currencies.map((currency) => [currency.code, Number(currency.rate)]));
  const summary: OrderSummary = {
    count: all.length,
    more: false,
    currency: "RUB",
    mixed: all.some((order) => order.currency !== "RUB"),
    statuses: {},
    overdue: {},
    sum: String(
      Math.round(
        all.reduce((total, order) => total + Number(order.totals.total) * (rates.get(order.currency) ?? 1), 0),
      ),
    ),
  };
  for (const order of byStatus) {
    summary.statuses[order.status] = (summary.statuses[order.status] ?? 0) + 1;
    if (order.overdue_at !== null && order.overdue_at < now)
      summary.overdue[order.status] = (summary.overdue[order.status] ?? 0) + 1;
  }
  return summary;
}

/** Applies an edit as the server would; says what changed for the timeline. */
export function applyEdit(
  order: FakeOrder,
  edit: OrderEdit,
  shop: Shop,
  now: number,
): { next: FakeOrder; changes: TimelineEntry["changes"] } {
  const { items, payments, delivery, version: _, customer_id, ...plain } = edit;
  const next = { ...order, ...plain, version: order.version + 1, updated_at: now } as FakeOrder;
  if (customer_id !== undefined) next.customer = customer_id === null ? null : { id: customer_id };
  if (delivery)
    next.delivery = {
      ...order.delivery,
      ...delivery,
      address: { ...emptyAddress, ...order.delivery.address, ...delivery.address },
    };
  if (items)
    next.items = items.map((item, index) => {
      const before = order.items.find((one) => one.id === item.id);
      const offer = shop.offers.find((one) => one.id === item.offer_id);
      const base =
        before ??
        (offer
          ? orderItem(offer, 1, order.id * 10 + index + 50)
          : { ...orderItem(shop.offers[0]!, 1, order.id * 10 + index + 50), offer_id: null, name: item.name ?? "" });
      const merged = { ...base, ...item, id: base.id };
      const full = Number(merged.initial_price);
      return {
        ...merged,
        price: String(full - Number(merged.discount_amount) - (full * Number(merged.discount_percent)) / 100),
      };
    });
  if (payments)
    next.payments = payments.map((payment, index) => {
      const before = order.payments.find((one) => one.id === payment.id);
      return {
        id: order.id * 10 + index + 70,
        type: "cash",
        status: "not-paid",
        amount: null,
        paid_at: null,
        comment: "",
        external_id: null,
        ...before,
        ...payment,
      };
    });
  if (edit.status !== undefined && edit.status !== order.status) {
    next.status_at = now;
    next.overdue_at = null;
  }
  const changes = Object.keys(edit)
    .filter(
      (field) =>
        field !== "version" &&
        JSON.stringify(order[field as keyof FakeOrder]) !== JSON.stringify(next[field as keyof FakeOrder]),
    )
    .map((field) => ({
      field,
      part: "",
      old: brief(order[field as keyof FakeOrder]),
      new: brief(next[field as keyof FakeOrder]),
      type: "text",
    }));
  return { next: withTotals(next), changes };
}

const brief = (value: unknown) =>
  value === null || value === undefined || typeof value === "object" ? "" : String(value);
