// SPDX-License-Identifier: Apache-2.0
// Filters in words: names of fields, values on chips, choices in the menu.
import type { Id } from "lib/api_types";
import type { Format } from "lib/format";
import type { TextKey, Translate } from "lib/i18n";
import type { Books, NamedBook } from "lib/references";
import { paymentKinds, paymentLabel } from "./orderFormat";
import {
  type FilterField,
  flagFilters,
  isRange,
  type ListFilter,
  type OrderFilters,
  rangeNames,
  type Sort,
} from "./orderFilters";

export interface Words {
  t: Translate;
  format: Format;
  books: Books;
  me: Id;
}

export const fieldLabel: Record<FilterField, TextKey> = {
  q: "filter.q",
  status: "filter.status",
  group: "filter.group",
  manager: "filter.manager",
  site: "filter.site",
  type: "filter.type",
  method: "filter.method",
  delivery: "filter.delivery",
  payment: "filter.payment",
  payment_type: "filter.payment_type",
  created: "filter.created",
  delivery_date: "filter.deliveryDate",
  sum: "filter.sum",
  flags: "filter.flags",
  customer: "filter.customer",
  offer: "filter.offer",
};

const flagLabel: Record<(typeof flagFilters)[number], TextKey> = {
  vip: "mark.vip",
  bad: "mark.bad",
  call: "mark.call",
  overdue: "mark.overdue",
};

export const sortLabel: Record<Sort, TextKey> = {
  "-created": "sort.created",
  created: "sort.oldest",
  "-sum": "sort.sum",
  sum: "sort.smallest",
  "-status_at": "sort.latest",
  status_at: "sort.longest",
  delivery: "sort.delivery",
  number: "column.order",
};

const bookOf: Partial<Record<ListFilter, NamedBook>> = {
  status: "statuses",
  group: "status_groups",
  site: "sites",
  type: "order_types",
  method: "order_methods",
  delivery: "delivery_types",
  payment_type: "payment_types",
};

function valueName(field: ListFilter, value: string, { t, books }: Words): string {
  if (field === "manager") {
    if (value === "me") return t("filter.me");
    if (value === "none") return t("filter.nobody");
    return books.people.get(Number(value))?.name ?? value;
  }
  if (field === "payment") return t(paymentLabel(value));
  const book = bookOf[field];
  return book ? books.name(book, value) : value;
}

export function fieldValue(filters: OrderFilters, field: FilterField, words: Words): string {
  const { t, format } = words;
  if (field === "q") return filters.single.q ?? "";
  if (field === "flags") return filters.flags.map((flag) => t(flagLabel[flag])).join(", ");
  if (!isRange(field)) return (filters.lists[field] ?? []).map((value) => valueName(field, value, words)).join(", ");
  const [from, to] = rangeNames(field).map((name) => filters.single[name]);
  if (field === "sum") {
    const [least, most] = [from && format.number(from), to && format.number(to)];
    if (least && most) return `${least}–${most}`;
    return least ? t("filter.atLeast", { s: least }) : t("filter.atMost", { s: most ?? "" });
  }
  const day = (date: string) => format.calendarDate(date);
  if (from && to) return from === to ? day(from) : `${day(from)}–${day(to)}`;
  return from ? t("filter.since", { d: day(from) }) : t("filter.until", { d: day(to ?? "") });
}

export interface Choice {
  value: string;
  label: string;
  group?: string;
}

/** What can be chosen for a field that has a list of values; null for those typed in. */
export function choicesOf(field: FilterField, words: Words): Choice[] | null {
  const { t, books, me } = words;
  const active = (items: { code: string; name: string; active: boolean }[]) =>
    items.filter((item) => item.active).map((item) => ({ value: item.code, label: item.name }));
  switch (field) {
    case "status":
      return books.raw.statuses
        .filter((one) => one.active)
        .map((one) => ({ value: one.code, label: one.name, group: one.group }));
    case "group":
      return books.raw.status_groups.map((one) => ({ value: one.code, label: one.name, group: one.code }));
    case "manager":
      return [
        { value: "me", label: t("filter.me") },
        { value: "none", label: t("filter.nobody") },
        ...books.raw.people
          .filter((person) => person.active && person.id !== me)
          .map((person) => ({ value: String(person.id), label: person.name })),
      ];
    case "payment":
      return paymentKinds.map((kind) => ({ value: kind, label: t(paymentLabel(kind)) }));
    case "flags":
      return flagFilters.map((flag) => ({ value: flag, label: t(flagLabel[flag]) }));
    case "site":
      return active(books.raw.sites);
    case "type":
      return active(books.raw.order_types);
    case "method":
      return active(books.raw.order_methods);
    case "delivery":
      return active(books.raw.delivery_types);
    case "payment_type":
      return active(books.raw.payment_types);
    default:
      return null;
  }
}
