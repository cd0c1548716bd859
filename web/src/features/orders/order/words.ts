// SPDX-License-Identifier: Apache-2.0
// What is unsaved, in words: for the save bar and for the dialog about clashes.
import type { Format } from "lib/format";
import type { TextKey, Translate } from "lib/i18n";
import type { Books } from "lib/references";
import type { Change, FieldName, ItemScalar, OrderForm, PaymentScalar, Scalar } from "./orderForm";
import { hoursText } from "./typed";

export interface Words {
  t: Translate;
  format: Format;
  books: Books;
  currency: string;
}

const fieldLabels: Record<FieldName, TextKey> = {
  site: "field.site",
  type: "field.type",
  method: "field.method",
  manager_id: "field.manager",
  call: "field.call",
  next_step: "field.next_step",
  next_step_at: "field.next_step_at",
  first_name: "field.first_name",
  last_name: "field.last_name",
  patronymic: "field.patronymic",
  phone: "field.phone",
  additional_phone: "field.additional_phone",
  email: "field.email",
  customer_id: "field.customer",
  discount: "field.discount",
  customer_comment: "field.customer_comment",
  manager_comment: "field.manager_comment",
  delivery_type: "field.delivery_type",
  delivery_service: "field.delivery_service",
  delivery_date: "field.delivery_date",
  delivery_time: "field.delivery_time",
  delivery_cost: "field.delivery_cost",
  track_number: "field.track_number",
  address: "field.address",
  courier_notes: "field.courier_notes",
};
const itemLabels: Record<ItemScalar, TextKey> = {
  quantity: "field.quantity",
  initial_price: "field.price",
  discount: "field.discount",
};
const paymentLabels: Record<PaymentScalar, TextKey> = {
  type: "field.payment_type",
  status: "field.payment_status",
  amount: "field.amount",
  comment: "field.comment",
};

export function discountWords(discount: string, { format, currency }: Pick<Words, "format" | "currency">): string {
  if (!discount) return "0";
  return discount
    .split("+")
    .map((part) =>
      part.endsWith("%") ? `\u2212${format.percent(part.slice(0, -1))}` : `\u2212${format.money(part, currency)}`,
    )
    .join(" ");
}

/** Of goods: the name until the first comma, as people call them. */
const shortName = (name: string) => name.split(",")[0] as string;

function partName(change: Change, form: OrderForm, base: OrderForm, { books }: Words): string {
  if (change.what === "item")
    return shortName([...form.items, ...base.items].find((one) => one.key === change.key)?.name ?? "");
  if (change.what === "field") return "";
  const payment = [...form.payments, ...base.payments].find((one) => one.key === change.key);
  return books.name("payment_types", payment?.type);
}

export function changeName(change: Change, words: Words, of = ""): string {
  const { t } = words;
  if (change.what === "field") return t(fieldLabels[change.name]);
  const label =
    change.name === "added"
      ? t("change.added")
      : change.name === "removed"
        ? t("change.removed")
        : t(
            change.what === "item"
              ? itemLabels[change.name as ItemScalar]
              : paymentLabels[change.name as PaymentScalar],
          );
  return t("change.part", { part: of, field: label.toLocaleLowerCase() });
}

export function scalarWords(change: Change, value: Scalar, words: Words): string {
  const { t, format, books, currency } = words;
  if (typeof value === "boolean") {
    if (change.name === "removed") return t(value ? "change.removed" : "change.kept");
    return t(value ? "timeline.yes" : "timeline.no");
  }
  const text = String(value ?? "");
  switch (change.name) {
    case "discount":
      return discountWords(text, words);
    case "initial_price":
    case "delivery_cost":
      return format.money(text, currency);
    case "amount":
      return value === null ? t("payment.rest") : format.money(text, currency);
    case "quantity":
      return format.number(text);
    case "phone":
    case "additional_phone":
      return format.phone(text) || "—";
    case "delivery_date":
      return text ? format.calendarDate(text) : "—";
    case "delivery_time":
      return hoursText(text) || "—";
    case "next_step_at":
      return value === null ? "—" : format.fullMoment(Number(value));
    case "manager_id":
      return books.people.get(Number(value))?.name ?? t("order.nobody");
    case "status":
      return books.name("payment_statuses", text);
    case "type":
      return books.name(change.what === "payment" ? "payment_types" : "order_types", text);
    case "method":
      return books.name("order_methods", text);
    case "site":
      return books.name("sites", text);
    case "delivery_type":
      return books.name("delivery_types", text) || "—";
    case "delivery_service":
      return books.name("delivery_services", text) || "—";
    default:
      return text || "—";
  }
}

/** One unsaved change as the bar names it: "Gloves: discount −220 ₽", "Our comment". */
export function changeWords(change: Change, base: OrderForm, form: OrderForm, words: Words): string {
  const of = partName(change, form, base, words);
  const name = changeName(change, words, of);
  if (change.what === "field" || change.name === "added" || change.name === "removed") return name;
  const rows: { key: string }[] = change.what === "item" ? form.items : form.payments;
  const row = rows.find((one) => one.key === change.key) as Record<string, Scalar> | undefined;
  return `${name} ${scalarWords(change, row?.[change.name] ?? null, words)}`;
}
