// SPDX-License-Identifier: Apache-2.0
// Requests about customers and the keys they are kept under.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "lib/api";
import type { CustomerCard, CustomerList, Id, OrderBrief, Timeline } from "lib/api_types";

export const customerListQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ["customers", "list", q],
    queryFn: ({ pageParam, signal }) =>
      api.get<CustomerList>("/ui/customers", { q, after: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const customerQuery = (id: Id) =>
  queryOptions({
    queryKey: ["customer", id],
    queryFn: ({ signal }) => api.get<CustomerCard>(`/ui/customers/${id}`, {}, signal),
  });

export const customerOrdersQuery = (id: Id) =>
  infiniteQueryOptions({
    queryKey: ["customer", id, "orders"],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ rows: OrderBrief[]; next: string | null }>(`/ui/customers/${id}/orders`, { after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const customerTimelineQuery = (id: Id) =>
  infiniteQueryOptions({
    queryKey: ["customer", id, "timeline"],
    queryFn: ({ pageParam, signal }) =>
      api.get<Timeline>(`/ui/customers/${id}/timeline`, { before: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
