// SPDX-License-Identifier: Apache-2.0
// What the order window asks beside the order itself.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "lib/api";
import type { CustomerBrief, Id, Timeline } from "lib/api_types";

/** One page of what happened; `before` null is the newest. */
export const timelineQuery = (id: Id, before: number | null) =>
  queryOptions({
    queryKey: ["order", id, "timeline", "page", before],
    queryFn: ({ signal }) => api.get<Timeline>(`/ui/orders/${id}/timeline`, { before }, signal),
  });

export const timelinePagesQuery = (id: Id) =>
  infiniteQueryOptions({
    queryKey: ["order", id, "timeline", "all"],
    queryFn: ({ pageParam, signal }) => api.get<Timeline>(`/ui/orders/${id}/timeline`, { before: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });

export interface Neighbours {
  previous: Id | null;
  next: Id | null;
}

/** `list` is the query of the list the order was opened from, as its address has it. */
export const neighboursQuery = (id: Id, list: string) =>
  queryOptions({
    queryKey: ["orders", "neighbours", id, list],
    queryFn: ({ signal }) => api.get<Neighbours>(`/ui/orders/${id}/neighbours${list ? `?${list}` : ""}`, {}, signal),
  });

export const briefQuery = (id: Id) =>
  queryOptions({
    queryKey: ["customer", id, "brief"],
    queryFn: ({ signal }) => api.get<CustomerBrief>(`/ui/customers/${id}/brief`, {}, signal),
  });
