// SPDX-License-Identifier: Apache-2.0
// Changes in words: the name of a field, its values in the formats of the person, the kind it is filtered by.
import type { Change, TimelineEntry } from "lib/api_types";
import type { Format } from "lib/format";
import type { TextKey, Translate } from "lib/i18n";

export const kinds = ["status", "goods", "money", "delivery", "customer", "other"] as const;
export type Kind = (typeof kinds)[number];

const labels: Record<string, TextKey> = {
  status: "field.status",
  status_comment: "field.status_comment",
  cancel_reason: "field.cancel_reason",
  number: "field.number",
  site: "field.site",
  type: "field.type",
  method: "field.method",
  manager_id: "field.manager",
  call: "field.call",
  expired: "field.expired",
  next_step: "field.next_step",
  next_step_at: "field.next_step_at",
  customer_id: "field.customer",
  first_name: "field.first_name",
  last_name: "field.last_name",
  patronymic: "field.patronymic",
  phone: "field.phone",
  phones: "field.phone",
  additional_phone: "field.additional_phone",
  email: "field.email",
  country: "field.country",
  sex: "field.sex",
  birthday: "field.birthday",
  vip: "mark.vip",
  bad: "mark.bad",
  note: "field.note",
  tags: "field.tags",
  personal_discount: "field.discount",
  discount_amount: "field.discount",
  discount_percent: "field.discount",
  customer_comment: "field.customer_comment",
  manager_comment: "field.manager_comment",
  prepay_sum: "field.paid",
  full_paid_at: "field.paid_at",
  quantity: "field.quantity",
  initial_price: "field.price",
  purchase_price: "field.purchase_price",
  discount_total: "field.discount",
  name: "field.name",
  comment: "field.comment",
  amount: "field.amount",
  paid_at: "field.paid_at",
  track_number: "field.track_number",
  external_id: "field.external_id",
  "delivery.type": "field.delivery_type",
  "delivery.service": "field.delivery_service",
  "delivery.date": "field.delivery_date",
  "delivery.time": "field.delivery_time",
  "delivery.cost": "field.delivery_cost",
  "delivery.net_cost": "field.delivery_net_cost",
  "delivery.track_number": "field.track_number",
  order_product: "field.item",
  payments: "field.payment",
};

export function fieldLabel(field: string): TextKey {
  const known = labels[field];
  if (known) return known;
  if (field.startsWith("delivery_address.") || field.startsWith("address")) return "field.address";
  return field.startsWith("delivery") ? "field.delivery" : "field.other";
}

const goods = new Set([
  "quantity",
  "initial_price",
  "purchase_price",
  "discount_total",
  "offer_id",
  "name",
  "order_product",
]);
const money = new Set([
  "amount",
  "paid_at",
  "payments",
  "prepay_sum",
  "full_paid_at",
  "discount_amount",
  "discount_percent",
]);
const status = new Set(["status", "status_comment", "cancel_reason", "expired"]);
const customer = new Set([
  "first_name",
  "last_name",
  "patronymic",
  "phone",
  "phones",
  "additional_phone",
  "email",
  "customer_id",
]);

export function kindOfChange({ field, part }: Change): Kind {
  if (goods.has(field)) return "goods";
  if (part && field.startsWith("discount")) return "goods";
  if (money.has(field) || (part && field === "type")) return "money";
  if (part) return "goods";
  if (status.has(field)) return "status";
  if (field.startsWith("delivery")) return "delivery";
  return customer.has(field) ? "customer" : "other";
}

export const kindsOf = (entry: TimelineEntry): Set<Kind> => new Set(entry.changes.map(kindOfChange));

export const kindLabel: Record<Kind, TextKey> = {
  status: "timeline.status",
  goods: "timeline.goods",
  money: "timeline.money",
  delivery: "timeline.delivery",
  customer: "timeline.customer",
  other: "timeline.other",
};

/** A value as the person writes it; a dash for none. */
export function valueWords(value: string, change: Change, currency: string, format: Format, t: Translate): string {
  if (value === "") return "—";
  const decimal = /^-?\d+(\.\d+)?$/.test(value);
  switch (change.type) {
    case "money":
      return decimal ? format.money(value, currency) : value;
    case "quantity":
      return decimal ? format.number(value) : value;
    case "percent":
      return decimal ? format.percent(value) : value;
    case "flag":
      return t(value === "1" ? "timeline.yes" : "timeline.no");
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.calendarDate(value) : value;
    case "moment":
      return /^\d+$/.test(value) ? format.fullMoment(Number(value)) : value;
    case "time":
    case "object":
      return hoursWords(value);
    default:
      return value;
  }
}

/** An interval comes as {"from":"18:00","to":"22:00"}. */
function hoursWords(value: string): string {
  try {
    const { from, to, custom } = JSON.parse(value) as { from?: string; to?: string; custom?: string };
    return custom || [from, to].filter(Boolean).join("–") || "…";
  } catch {
    return value;
  }
}
