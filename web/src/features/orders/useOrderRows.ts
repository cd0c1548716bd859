// SPDX-License-Identifier: Apache-2.0
// The rows of a list and their life: paging, what the live wire brings, what waits to be shown.
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { Id, OrderList, OrderRow } from "lib/api_types";
import { live } from "lib/live";
import { fetchOrderPage, orderListQuery } from "./orderApi";
import { filterKey, type OrderFilters } from "./orderFilters";
import { insertRows, mergePages, pagesToAsk, withoutRows } from "./orderRows";

type Pages = InfiniteData<OrderList, string | null>;

/** Messages of one moment are answered by one request. */
const gather = 250;
const freshFor = 3_000;
const mostPages = 10;

interface Overlay {
  key: string;
  gone: ReadonlySet<Id>;
  fresh: ReadonlySet<Id>;
  waiting: OrderRow[];
}

const emptyOverlay = (key: string): Overlay => ({ key, gone: new Set(), fresh: new Set(), waiting: [] });

export interface OrderRows {
  rows: OrderRow[];
  gone: ReadonlySet<Id>;
  fresh: ReadonlySet<Id>;
  waiting: number;
  showWaiting: () => void;
  fetchMore: () => void;
  query: {
    isPending: boolean;
    isFetchingMore: boolean;
    isDimmed: boolean;
    hasMore: boolean;
    error: unknown;
    moreError: unknown;
    again: () => void;
  };
}

/** `mayInsert`: whether new rows may appear at once (the list is at its top and nobody points at it). */
export function useOrderRows(filters: OrderFilters, mayInsert: () => boolean): OrderRows {
  const client = useQueryClient();
  const key = filterKey(filters);
  const query = useInfiniteQuery({ ...orderListQuery(filters), placeholderData: (previous) => previous });
  const { queryKey } = orderListQuery(filters);
  const [kept, setOverlay] = useState<Overlay>(() => emptyOverlay(key));
  const overlay = kept.key === key ? kept : emptyOverlay(key);
  const change = useCallback(
    (how: (overlay: Overlay) => Partial<Overlay>) =>
      setOverlay((old) => {
        const base = old.key === key ? old : emptyOverlay(key);
        return { ...base, ...how(base) };
      }),
    [key],
  );

  const tint = (ids: Id[]) => {
    if (!ids.length) return;
    change(({ fresh }) => ({ fresh: new Set([...fresh, ...ids]) }));
    setTimeout(
      () => change(({ fresh }) => ({ fresh: new Set([...fresh].filter((id) => !ids.includes(id))) })),
      freshFor,
    );
  };

  const refresh = useEffectEvent(async (asked: ReadonlySet<Id>) => {
    const before = client.getQueryData<Pages>(queryKey);
    if (!before) return;
    const wanted = pagesToAsk(before.pages, asked).slice(0, mostPages);
    const answers = await Promise.all(
      wanted.map(async (index) => [index, await fetchOrderPage(filters, before.pageParams[index] ?? null)] as const),
    );
    const now = client.getQueryData<Pages>(queryKey);
    if (!now) return;
    const merged = mergePages(now.pages, new Map(answers), asked);
    const direct = merged.arrived.length > 0 && overlay.waiting.length === 0 && mayInsert();
    client.setQueryData<Pages>(queryKey, {
      ...now,
      pages: direct ? insertRows(merged.pages, merged.arrived) : merged.pages,
    });
    tint([...merged.changed, ...(direct ? merged.arrived.map((row) => row.id) : [])]);
    change(({ gone, waiting }) => {
      const here = new Set(merged.pages.flatMap((page) => page.rows.map((row) => row.id)));
      const stillGone = new Set([...gone, ...merged.gone].filter((id) => !merged.changed.includes(id)));
      if (direct) return { gone: stillGone };
      const arrived = new Map(
        [...merged.arrived, ...waiting.filter((row) => !here.has(row.id))].map((row) => [row.id, row]),
      );
      return { gone: stillGone, waiting: [...arrived.values()] };
    });
  });

  const asked = useRef(new Set<Id>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = useEffectEvent((ids: Id[]) => {
    for (const id of ids) asked.current.add(id);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const now = asked.current;
      asked.current = new Set();
      // Without an answer the rows stay as they are; "missed" comes when the wire is back.
      void refresh(now).catch(() => {});
    }, gather);
  });
  const loadedIds = useEffectEvent(
    () => client.getQueryData<Pages>(queryKey)?.pages.flatMap((page) => page.rows.map((row) => row.id)) ?? [],
  );

  useEffect(
    () =>
      live.subscribe((message) => {
        // 0 is nobody's id: it makes the first page be asked again for what is new.
        const everything = message === "missed" || (message.topic === "order" && message.id === 0);
        if (everything) ask([...loadedIds(), 0]);
        else if (message.topic === "order") ask([message.id]);
      }),
    [],
  );
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      asked.current = new Set();
    },
    [key],
  );

  const { waiting, gone, fresh } = overlay;
  const showWaiting = useCallback(() => {
    client.setQueryData<Pages>(
      queryKey,
      (data) => data && { ...data, pages: insertRows(withoutRows(data.pages, gone), waiting) },
    );
    change(() => ({ waiting: [], gone: new Set() }));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- queryKey is new each time and says the same as key
  }, [client, key, waiting, gone, change]);

  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData, isFetchNextPageError } = query;
  const rows = useMemo(() => {
    const seen = new Set<Id>();
    // Pages may overlap by a row when the list moved between two requests.
    return (data?.pages ?? []).flatMap((page) => page.rows).filter((row) => !seen.has(row.id) && seen.add(row.id));
  }, [data]);
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, isFetchNextPageError, fetchNextPage]);

  return {
    rows,
    gone,
    fresh,
    waiting: waiting.length,
    showWaiting,
    fetchMore,
    query: {
      isPending: query.isPending,
      isFetchingMore: isFetchingNextPage,
      isDimmed: isPlaceholderData,
      hasMore: hasNextPage,
      error: data && !isPlaceholderData ? null : query.error,
      moreError: isFetchNextPageError ? query.error : null,
      again: () => void (isFetchNextPageError ? fetchNextPage() : query.refetch()),
    },
  };
}
