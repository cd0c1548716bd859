// SPDX-License-Identifier: Apache-2.0
// The order above and the one below in the list this one was opened from, and where it stands in it.
import { type InfiniteData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Id, OrderList, OrderSummary } from "lib/api_types";
import { filterKey, readFilters } from "../orderFilters";
import { listKey, summaryQuery } from "../orderApi";
import { neighboursQuery } from "./orderQueries";

export interface Place {
  previous: Id | null;
  next: Id | null;
  /** Known while the list is still in memory. */
  position: { at: number; all: number } | null;
}

export function useNeighbours(id: Id, list: string): Place {
  const client = useQueryClient();
  const { data } = useQuery(neighboursQuery(id, list));
  const filters = readFilters(new URLSearchParams(list));
  const pages = client.getQueryData<InfiniteData<OrderList>>(listKey(filters));
  const summary = client.getQueryData<OrderSummary>(summaryQuery(filters).queryKey);
  const at = pages?.pages.flatMap((page) => page.rows).findIndex((row) => row.id === id) ?? -1;
  return {
    previous: data?.previous ?? null,
    next: data?.next ?? null,
    position: at >= 0 && summary && !summary.more ? { at: at + 1, all: summary.count } : null,
  };
}

/** The list to go back to: what the state of the address says, else all orders. */
export const listOf = (state: unknown): string => {
  const list = (state as { list?: unknown } | null)?.list;
  return typeof list === "string" ? filterKey(readFilters(new URLSearchParams(list))) : "";
};
