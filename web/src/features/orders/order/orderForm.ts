// SPDX-License-Identifier: Apache-2.0
// An order as it is edited: plain fields, lines and payments, each compared and merged one by one.
import type {
  Decimal,
  DeliveryEdit,
  Id,
  OfferRow,
  OrderCard,
  OrderEdit,
  OrderItemEdit,
  PaymentEdit,
  StoreStock,
} from "lib/api_types";
import { isZero, sameDecimal } from "./decimal";
import { type Discount, discountOf, type Hours, hoursOf, hoursParts, partsOf } from "./typed";

export interface FormFields {
  site: string;
  type: string;
  method: string;
  manager_id: Id | null;
  call: boolean;
  next_step: string;
  next_step_at: number | null;
  first_name: string;
  last_name: string;
  patronymic: string;
  phone: string;
  additional_phone: string;
  email: string;
  customer_id: Id | null;
  discount: Discount;
  customer_comment: string;
  manager_comment: string;
  delivery_type: string | null;
  delivery_service: string | null;
  delivery_date: string | null;
  delivery_time: Hours;
  delivery_cost: Decimal;
  track_number: string;
  address: string;
  courier_notes: string;
}
export type FieldName = keyof FormFields;
export type Scalar = string | number | boolean | null;

export interface FormItem {
  /** The id as text, or "new…" until the server gives one. */
  key: string;
  id: Id | null;
  offer_id: Id | null;
  name: string;
  article: string;
  picture: string;
  unit: string;
  available: Decimal | null;
  stores: StoreStock[];
  purchase_price: Decimal | null;
  cancelled: boolean;
  quantity: Decimal;
  initial_price: Decimal;
  discount: Discount;
}
export const itemScalars = ["initial_price", "discount", "quantity"] as const;
export type ItemScalar = (typeof itemScalars)[number];

export interface FormPayment {
  key: string;
  id: Id | null;
  type: string;
  status: string;
  /** Null: all that is left. */
  amount: Decimal | null;
  paid_at: number | null;
  comment: string;
}
export const paymentScalars = ["type", "status", "amount", "comment"] as const;
export type PaymentScalar = (typeof paymentScalars)[number];

export interface OrderForm {
  fields: FormFields;
  items: FormItem[];
  payments: FormPayment[];
}

const decimals = new Set<string>(["delivery_cost", "quantity", "initial_price", "amount"]);

export function sameValue(name: string, a: Scalar, b: Scalar): boolean {
  if (a === b) return true;
  return decimals.has(name) && typeof a === "string" && typeof b === "string" && sameDecimal(a, b);
}

export function formOf(card: OrderCard): OrderForm {
  const { delivery } = card;
  return {
    fields: {
      site: card.site,
      type: card.type,
      method: card.method,
      manager_id: card.manager_id,
      call: card.call,
      next_step: card.next_step,
      next_step_at: card.next_step_at,
      first_name: card.first_name,
      last_name: card.last_name,
      patronymic: card.patronymic,
      phone: card.phone,
      additional_phone: card.additional_phone,
      email: card.email,
      customer_id: card.customer?.id ?? null,
      discount: discountOf({ amount: card.discount_amount, percent: card.discount_percent }),
      customer_comment: card.customer_comment,
      manager_comment: card.manager_comment,
      delivery_type: delivery.type,
      delivery_service: delivery.service,
      delivery_date: delivery.date,
      delivery_time: hoursOf(delivery),
      delivery_cost: delivery.cost,
      track_number: delivery.track_number,
      address: delivery.address.text,
      courier_notes: delivery.address.notes,
    },
    items: card.items.map((item, at) => ({
      key: item.id === null ? `at${at}` : String(item.id),
      id: item.id,
      offer_id: item.offer_id,
      name: item.name,
      article: item.article,
      picture: item.picture,
      unit: item.unit,
      available: item.available,
      stores: item.stores,
      purchase_price: item.purchase_price,
      // A line out of the order counts nothing although it has a price.
      cancelled: isZero(item.sum) && !isZero(item.price) && !isZero(item.quantity),
      quantity: item.quantity,
      initial_price: item.initial_price,
      discount: discountOf({ amount: item.discount_amount, percent: item.discount_percent }),
    })),
    payments: card.payments.map((payment, at) => ({
      key: payment.id === null ? `at${at}` : String(payment.id),
      id: payment.id,
      type: payment.type,
      status: payment.status,
      amount: payment.amount,
      paid_at: payment.paid_at,
      comment: payment.comment,
    })),
  };
}

export interface NewOrderFacts {
  site: string;
  type: string;
  method: string;
  manager_id: Id | null;
}

export const emptyForm = (facts: NewOrderFacts): OrderForm => ({
  fields: {
    ...facts,
    call: false,
    next_step: "",
    next_step_at: null,
    first_name: "",
    last_name: "",
    patronymic: "",
    phone: "",
    additional_phone: "",
    email: "",
    customer_id: null,
    discount: "",
    customer_comment: "",
    manager_comment: "",
    delivery_type: null,
    delivery_service: null,
    delivery_date: null,
    delivery_time: "",
    delivery_cost: "0",
    track_number: "",
    address: "",
    courier_notes: "",
  },
  items: [],
  payments: [],
});

export const itemOf = (offer: OfferRow, quantity: Decimal, key: string): FormItem => ({
  key,
  id: null,
  offer_id: offer.id,
  name: offer.name,
  article: offer.article,
  picture: offer.picture,
  unit: offer.unit,
  available: offer.available,
  stores: offer.stores,
  purchase_price: offer.purchase_price,
  cancelled: false,
  quantity,
  initial_price: offer.price ?? "0",
  discount: "",
});

/** One thing that differs from what is saved. */
export type Change =
  | { what: "field"; name: FieldName }
  | { what: "item"; key: string; name: ItemScalar | "added" | "removed" }
  | { what: "payment"; key: string; name: PaymentScalar | "added" | "removed" };

function rowChanges<Row extends { key: string }, Name extends string & keyof Row>(
  what: "item" | "payment",
  names: readonly Name[],
  base: Row[],
  form: Row[],
): Change[] {
  const changes: Change[] = [];
  const before = new Map(base.map((row) => [row.key, row]));
  const after = new Set(form.map((row) => row.key));
  for (const row of form) {
    const old = before.get(row.key);
    if (!old) changes.push({ what, key: row.key, name: "added" } as Change);
    else
      for (const name of names)
        if (!sameValue(name, old[name] as Scalar, row[name] as Scalar))
          changes.push({ what, key: row.key, name } as unknown as Change);
  }
  for (const row of base) if (!after.has(row.key)) changes.push({ what, key: row.key, name: "removed" } as Change);
  return changes;
}

export function changesOf(base: OrderForm, form: OrderForm): Change[] {
  const names = Object.keys(form.fields) as FieldName[];
  const fields = names
    .filter((name) => !sameValue(name, base.fields[name], form.fields[name]))
    .map((name): Change => ({ what: "field", name }));
  return [
    ...rowChanges("item", itemScalars, base.items, form.items),
    ...rowChanges("payment", paymentScalars, base.payments, form.payments),
    ...fields,
  ];
}

const itemEdit = (item: FormItem, base: FormItem | undefined): OrderItemEdit => {
  const { amount, percent } = partsOf(item.discount);
  const all: OrderItemEdit = {
    quantity: item.quantity,
    initial_price: item.initial_price,
    discount_amount: amount,
    discount_percent: percent,
  };
  if (item.id === null || !base)
    return { offer_id: item.offer_id, ...(item.offer_id ? {} : { name: item.name }), ...all };
  const edit: OrderItemEdit = { id: item.id };
  if (!sameDecimal(base.quantity, item.quantity)) edit.quantity = item.quantity;
  if (!sameDecimal(base.initial_price, item.initial_price)) edit.initial_price = item.initial_price;
  if (base.discount !== item.discount) {
    edit.discount_amount = amount;
    edit.discount_percent = percent;
  }
  return edit;
};

const paymentEdit = ({ id, type, status, amount, comment }: FormPayment): PaymentEdit => ({
  ...(id === null ? {} : { id }),
  type,
  status,
  amount,
  comment,
});

const plainFields = [
  "site",
  "type",
  "method",
  "manager_id",
  "call",
  "next_step",
  "next_step_at",
  "first_name",
  "last_name",
  "patronymic",
  "phone",
  "additional_phone",
  "email",
  "customer_id",
  "customer_comment",
  "manager_comment",
] as const;

/** What the server is told: only what differs. */
export function editOf(base: OrderForm, form: OrderForm): OrderEdit {
  const changes = changesOf(base, form);
  const changed = new Set(changes.filter((one) => one.what === "field").map((one) => one.name));
  const { fields } = form;
  const edit: Record<string, unknown> = {};
  for (const name of plainFields) if (changed.has(name)) edit[name] = fields[name];
  if (changed.has("discount")) {
    const { amount, percent } = partsOf(fields.discount);
    edit.discount_amount = amount;
    edit.discount_percent = percent;
  }
  const delivery: DeliveryEdit = {};
  if (changed.has("delivery_type")) delivery.type = fields.delivery_type;
  if (changed.has("delivery_service")) delivery.service = fields.delivery_service;
  if (changed.has("delivery_cost")) delivery.cost = fields.delivery_cost;
  if (changed.has("delivery_date")) delivery.date = fields.delivery_date;
  if (changed.has("delivery_time")) Object.assign(delivery, hoursParts(fields.delivery_time));
  if (changed.has("track_number")) delivery.track_number = fields.track_number;
  if (changed.has("address") || changed.has("courier_notes"))
    delivery.address = {
      ...(changed.has("address") ? { text: fields.address } : {}),
      ...(changed.has("courier_notes") ? { notes: fields.courier_notes } : {}),
    };
  if (Object.keys(delivery).length) edit.delivery = delivery;
  if (changes.some((one) => one.what === "item")) {
    const before = new Map(base.items.map((item) => [item.key, item]));
    edit.items = form.items.map((item) => itemEdit(item, before.get(item.key)));
  }
  if (changes.some((one) => one.what === "payment")) edit.payments = form.payments.map(paymentEdit);
  return edit as OrderEdit;
}
