// SPDX-License-Identifier: Apache-2.0
// Requests about orders and the keys they are kept under.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, type WriteOptions } from "lib/api";
import type { Id, OrderCard, OrderList, OrderSummary } from "lib/api_types";
import { filterKey, filterParams, type OrderFilters } from "./orderFilters";

export const pageSize = 50;

export const fetchOrderPage = (filters: OrderFilters, after: string | null, signal?: AbortSignal) =>
  api.get<OrderList>("/ui/orders", { ...filterParams(filters), after, limit: pageSize }, signal);

export const listKey = (filters: OrderFilters) => ["orders", "list", filterKey(filters)] as const;

export const orderListQuery = (filters: OrderFilters) =>
  infiniteQueryOptions({
    queryKey: listKey(filters),
    queryFn: ({ pageParam, signal }) => fetchOrderPage(filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    // Longer than one looks into an order: coming back finds the list as it was.
    gcTime: 30 * 60_000,
  });

export const summaryQuery = (filters: OrderFilters) =>
  queryOptions({
    queryKey: ["orders", "summary", filterKey({ ...filters, sort: "-created" })],
    queryFn: ({ signal }) =>
      api.get<OrderSummary>("/ui/orders/summary", filterParams({ ...filters, sort: "-created" }), signal),
    placeholderData: keepPreviousData,
  });

/** Only the number beside a view: a minute old is new enough. */
export const viewCountQuery = (filters: OrderFilters) =>
  queryOptions({
    queryKey: ["orders", "viewCount", filterKey(filters)],
    queryFn: ({ signal }) => api.get<OrderSummary>("/ui/orders/summary", filterParams(filters), signal),
    staleTime: 60_000,
    refetchInterval: 60_000,
  });

export const orderQuery = (id: Id) =>
  queryOptions({
    queryKey: ["order", id],
    queryFn: ({ signal }) => api.get<OrderCard>(`/ui/orders/${id}`, {}, signal),
  });

export interface StatusChoice {
  status: string;
  cancel_reason?: string | null;
  comment?: string;
}

export const postStatus = (id: Id, choice: StatusChoice, options: WriteOptions = {}) =>
  api.post<OrderCard>(`/ui/orders/${id}/status`, choice, { subject: `order:${id}`, ...options });

export interface BulkEdit extends Partial<StatusChoice> {
  manager_id?: Id | null;
}

export interface BulkAnswer {
  done: Id[];
  refused: { id: Id; number: string; message: string }[];
}

export const postBulk = (ids: Id[], edit: BulkEdit, options: WriteOptions = {}) =>
  api.post<BulkAnswer>(
    "/ui/orders/bulk",
    { ids, ...edit },
    { subject: ids.length === 1 ? `order:${ids[0]}` : "orders", ...options },
  );

/** All ids that a filter finds, up to the limit: for "select all". */
export async function fetchAllIds(filters: OrderFilters, limit = 1000): Promise<Id[]> {
  const ids: Id[] = [];
  let after: string | null = null;
  do {
    const page: OrderList = await api.get("/ui/orders", { ...filterParams(filters), after, limit: 200 });
    ids.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after && ids.length < limit);
  return ids.slice(0, limit);
}
