// SPDX-License-Identifier: Apache-2.0
// The dictionaries of the shop with names in the person's language, indexed by code.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "./api";
import type { Currency, Id, Person, References, Site, Status, StatusGroup } from "./api_types";

const byCode = <T extends { code: string }>(items: T[]): Map<string, T> =>
  new Map(items.map((item) => [item.code, item]));

/** The six groups every shop has; others are shown as "new". */
export const groupOrder = ["new", "approval", "assembling", "delivery", "complete", "cancel"] as const;

export interface Books {
  raw: References;
  sites: Map<string, Site>;
  groups: Map<string, StatusGroup>;
  statuses: Map<string, Status>;
  currencies: Map<string, Currency>;
  people: Map<Id, Person>;
  /** Statuses of a group in the shop's own order. */
  statusesOf(group: string): Status[];
  /** The name for a code, or the code itself for what was deleted. */
  name(book: NamedBook, code: string | null | undefined): string;
}

export type NamedBook =
  | "order_types"
  | "order_methods"
  | "payment_types"
  | "payment_statuses"
  | "delivery_types"
  | "delivery_services"
  | "stores"
  | "price_types"
  | "units"
  | "product_statuses"
  | "cancel_reasons"
  | "couriers"
  | "legal_entities"
  | "sites"
  | "statuses"
  | "status_groups";

export function indexReferences(raw: References): Books {
  const named = new Map<NamedBook, Map<string, { code: string; name: string }>>();
  return {
    raw,
    sites: byCode(raw.sites),
    groups: byCode(raw.status_groups),
    statuses: byCode(raw.statuses),
    currencies: byCode(raw.currencies),
    people: new Map(raw.people.map((person) => [person.id, person])),
    statusesOf: (group) => raw.statuses.filter((status) => status.group === group),
    name(book, code) {
      if (!code) return "";
      let index = named.get(book);
      if (!index) named.set(book, (index = byCode(raw[book] as { code: string; name: string }[])));
      return index.get(code)?.name ?? code;
    },
  };
}

export const referencesQuery = queryOptions({
  queryKey: ["references"],
  queryFn: ({ signal }) => api.get<References>("/ui/references", {}, signal),
  select: indexReferences,
  staleTime: 5 * 60_000,
});

/** Only inside the shell, which waits for them. */
export function useBooks(): Books {
  const { data } = useQuery(referencesQuery);
  if (!data) throw new Error("useBooks outside the shell");
  return data;
}
