// SPDX-License-Identifier: Apache-2.0
// Filters of the list live in the address: a link is a view.
import type { CalendarDate } from "lib/api_types";
import type { Params } from "lib/api";

export const listFilters = [
  "status",
  "group",
  "manager",
  "site",
  "type",
  "method",
  "delivery",
  "payment",
  "payment_type",
  "customer",
  "offer",
] as const;
export const flagFilters = ["vip", "bad", "call", "overdue"] as const;
const singleFilters = [
  "q",
  "created_from",
  "created_to",
  "delivery_from",
  "delivery_to",
  "sum_min",
  "sum_max",
] as const;
export const sorts = ["-created", "created", "-sum", "sum", "-status_at", "status_at", "delivery", "number"] as const;

export type ListFilter = (typeof listFilters)[number];
export type FlagFilter = (typeof flagFilters)[number];
export type SingleFilter = (typeof singleFilters)[number];
export type Sort = (typeof sorts)[number];

export interface OrderFilters {
  lists: Partial<Record<ListFilter, string[]>>;
  flags: FlagFilter[];
  single: Partial<Record<SingleFilter, string>>;
  sort: Sort;
}

export const noFilters: OrderFilters = { lists: {}, flags: [], single: {}, sort: "-created" };

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isSum = (text: string) => /^\d+(\.\d+)?$/.test(text);

function valid(name: SingleFilter, value: string): boolean {
  if (name === "q") return value.trim() !== "";
  return name.startsWith("sum") ? isSum(value) : isDate(value);
}

/** What an address says; what it says wrongly is left out. */
export function readFilters(search: URLSearchParams): OrderFilters {
  const filters: OrderFilters = { lists: {}, flags: [], single: {}, sort: "-created" };
  for (const name of listFilters) {
    const values = [...new Set(search.getAll(name).filter(Boolean))];
    if (values.length) filters.lists[name] = values;
  }
  filters.flags = flagFilters.filter((flag) => search.get(flag) === "1");
  for (const name of singleFilters) {
    const value = search.get(name);
    if (value && valid(name, value)) filters.single[name] = value;
  }
  const sort = search.get("sort") as Sort;
  if (sorts.includes(sort)) filters.sort = sort;
  return filters;
}

/** The parameters of a request, and of an address; always in the same order. */
export function filterParams(filters: OrderFilters): Params {
  const params: Params = {};
  for (const name of listFilters) params[name] = filters.lists[name];
  for (const flag of flagFilters) params[flag] = filters.flags.includes(flag) || undefined;
  for (const name of singleFilters) params[name] = filters.single[name];
  if (filters.sort !== "-created") params.sort = filters.sort;
  return params;
}

export function writeFilters(filters: OrderFilters): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filterParams(filters))) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, one === true ? "1" : String(one));
  }
  return search;
}

export const filterKey = (filters: OrderFilters): string => writeFilters(filters).toString();

export const withList = (filters: OrderFilters, name: ListFilter, values: string[]): OrderFilters => {
  const { [name]: _, ...rest } = filters.lists;
  return { ...filters, lists: values.length ? { ...rest, [name]: values } : rest };
};

export const withSingle = (filters: OrderFilters, values: Partial<Record<SingleFilter, string>>): OrderFilters => {
  const single = { ...filters.single };
  for (const [name, value] of Object.entries(values) as [SingleFilter, string][]) {
    if (value) single[name] = value;
    else delete single[name];
  }
  return { ...filters, single };
};

export const withFlags = (filters: OrderFilters, flags: FlagFilter[]): OrderFilters => ({ ...filters, flags });

/** A filter as people see it: the two dates of creation are one. */
export type FilterField = ListFilter | "q" | "created" | "delivery_date" | "sum" | "flags";

export const fieldOrder: FilterField[] = [
  "q",
  "status",
  "group",
  "manager",
  "payment",
  "created",
  "delivery_date",
  "delivery",
  "site",
  "sum",
  "flags",
  "payment_type",
  "type",
  "method",
  "customer",
  "offer",
];

const ranges = {
  created: ["created_from", "created_to"],
  delivery_date: ["delivery_from", "delivery_to"],
  sum: ["sum_min", "sum_max"],
} as const satisfies Record<string, readonly [SingleFilter, SingleFilter]>;

export type RangeField = keyof typeof ranges;
export const isRange = (field: FilterField): field is RangeField => field in ranges;
export const rangeNames = (field: RangeField) => ranges[field];

export function hasField(filters: OrderFilters, field: FilterField): boolean {
  if (field === "q") return filters.single.q !== undefined;
  if (field === "flags") return filters.flags.length > 0;
  if (isRange(field)) return ranges[field].some((name) => filters.single[name] !== undefined);
  return filters.lists[field] !== undefined;
}

export const activeFields = (filters: OrderFilters): FilterField[] =>
  fieldOrder.filter((field) => hasField(filters, field));

export function withoutField(filters: OrderFilters, field: FilterField): OrderFilters {
  if (field === "q") return withSingle(filters, { q: "" });
  if (field === "flags") return withFlags(filters, []);
  if (isRange(field)) return withSingle(filters, { [ranges[field][0]]: "", [ranges[field][1]]: "" });
  return withList(filters, field, []);
}

export interface View {
  key: "all" | "mine" | "unassigned" | "notPaid" | "today";
  filters: OrderFilters;
}

/** The views every shop starts with. */
export function fixedViews(today: CalendarDate): View[] {
  return [
    { key: "all", filters: noFilters },
    { key: "mine", filters: withList(noFilters, "manager", ["me"]) },
    { key: "unassigned", filters: withList(noFilters, "manager", ["none"]) },
    { key: "notPaid", filters: withList(noFilters, "payment", ["not_paid", "part"]) },
    { key: "today", filters: withSingle(noFilters, { delivery_from: today, delivery_to: today }) },
  ];
}

/** The view an address shows, whatever status or sort is added to it. */
export function viewOf(filters: OrderFilters, views: View[]): View | undefined {
  const bare = { ...withList(withList(filters, "status", []), "group", []), sort: "-created" as const };
  const key = filterKey(bare);
  return views.find((view) => filterKey(view.filters) === key);
}
