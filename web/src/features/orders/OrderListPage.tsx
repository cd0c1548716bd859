// SPDX-License-Identifier: Apache-2.0
// The list of orders: filters of the address, rows that live, keys, acts on one and on many.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { Id, OrderRow } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { type Bindings, useKeys } from "lib/keys";
import { usePhone } from "lib/screen";
import { useSession } from "lib/session";
import { ErrorCard } from "ui/ErrorCard";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { SidePanel } from "ui/SideSlot";
import { SkeletonRows } from "ui/Skeleton";
import type { TableHandle } from "ui/VirtualTable";
import { BulkCard } from "./BulkCard";
import { FilterMenu } from "./FilterMenu";
import { ListEmpty } from "./ListEmpty";
import { placesOf } from "./listPlaces";
import { ManagerMenu } from "./ManagerMenu";
import { fetchAllIds, orderQuery, type StatusChoice, summaryQuery } from "./orderApi";
import {
  filterKey,
  fixedViews,
  type FilterField,
  noFilters,
  type OrderFilters,
  readFilters,
  type Sort,
  viewOf,
  writeFilters,
} from "./orderFilters";
import { OrderListBar } from "./OrderListBar";
import { OrderPeek } from "./OrderPeek";
import { OrderTable } from "./OrderTable";
import { PhoneOrderList } from "./PhoneOrderList";
import { RefusalBar } from "./RefusalBar";
import { SelectionBar } from "./SelectionBar";
import { StatusMenu, type StatusSubject } from "./StatusMenu";
import { StatusTree, viewLabel } from "./StatusTree";
import { useListCursor } from "./useListCursor";
import { useOrderActs } from "./useOrderActs";
import { useOrderRows } from "./useOrderRows";
import styles from "./OrderListPage.module.css";

type Open =
  | { what: "filter"; anchor: HTMLElement | null; field?: FilterField }
  | { what: "status"; anchor: HTMLElement | DOMRect | null; rows: OrderRow[]; ids: Id[]; cancelOnly?: boolean }
  | { what: "manager"; anchor: HTMLElement | DOMRect | null; rows: OrderRow[]; ids: Id[] };

export function OrderListPage() {
  const [search, setSearch] = useSearchParams();
  const address = search.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(address)), [address]);
  const change = useCallback((next: OrderFilters) => setSearch(writeFilters(next)), [setSearch]);
  return <OrderList filters={filters} onChange={change} />;
}

function OrderList({ filters, onChange }: { filters: OrderFilters; onChange: (filters: OrderFilters) => void }) {
  const { t } = useTexts();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const phone = usePhone();
  const { user } = useSession();
  const key = filterKey(filters);
  // Each view is a list of its own: focus, selection and place do not leak from one into another.
  const place = useMemo(() => placesOf(client).get(key) ?? { offset: 0, focused: null }, [client, key]);
  const table = useRef<TableHandle>(null);
  const state = useRef({ offset: place.offset, pointer: false });
  const [open, setOpen] = useState<Open | null>(null);
  const [peeking, setPeeking] = useState(false);
  const filterButton = useRef<HTMLElement | null>(null);

  const mayInsert = () => state.current.offset === 0 && !state.current.pointer && open === null;
  const list = useOrderRows(filters, mayInsert);
  const { rows } = list;
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const cursor = useListCursor(ids, key, place.focused);
  const { focused, selected } = cursor;
  const acts = useOrderActs();
  const { data: summary } = useQuery(summaryQuery(filters));

  const today = format.dateOf(Date.now());
  const views = useMemo(() => fixedViews(today), [today]);
  const view = viewOf(filters, views);
  const title = view ? t(viewLabel[view.key]) : t("nav.orders");
  const hidden: FilterField[] =
    view && view.key !== "all"
      ? (["manager", "payment", "delivery_date"] as const).filter((field) => viewCovers(view.key, field))
      : [];

  const focusedRow = rows.find((row) => row.id === focused);
  const here = useRef({ focused });
  useEffect(() => {
    here.current = { focused };
  }, [focused]);
  useEffect(() => {
    const at = state.current;
    if (at.offset !== place.offset) table.current?.scrollToOffset(place.offset);
    return () => void placesOf(client).set(key, { offset: at.offset, focused: here.current.focused });
  }, [client, key, place]);

  const show = (index: number) => {
    if (index >= 0) table.current?.scrollToIndex(index);
  };
  const openRow = useCallback(
    (row: OrderRow) => void navigate(`/orders/${row.id}`, { state: { list: key } }),
    [navigate, key],
  );
  const onStatus = useCallback(
    (row: OrderRow, anchor: HTMLElement) => setOpen({ what: "status", anchor, rows: [row], ids: [row.id] }),
    [],
  );
  const onSort = useCallback((sort: Sort) => onChange({ ...filters, sort }), [filters, onChange]);
  const close = useCallback(() => setOpen(null), []);

  /** What a key acts on: the selection, else the row in focus. */
  const targets = (): { rows: OrderRow[]; ids: Id[] } | null => {
    if (selected.size) return { rows: rows.filter((row) => selected.has(row.id)), ids: [...selected] };
    return focusedRow ? { rows: [focusedRow], ids: [focusedRow.id] } : null;
  };
  const anchorOf = (): DOMRect | null => {
    const row = focused === null ? null : document.querySelector(`[role=row][id$="-${focused}"]`);
    const chip = row?.querySelector("button[aria-haspopup]") ?? row;
    return selected.size ? null : (chip?.getBoundingClientRect() ?? null);
  };
  const openFor = (what: "status" | "manager", anchor?: HTMLElement, cancelOnly = false) => {
    const target = targets();
    if (target) setOpen({ what, anchor: anchor ?? anchorOf(), ...target, cancelOnly });
  };
  const { select } = cursor;
  const hasMore = list.query.hasMore;
  const tickAll = useCallback(
    async (all: boolean) => select(!all ? [] : hasMore ? await fetchAllIds(filters) : ids),
    [select, hasMore, filters, ids],
  );
  const call = async () => {
    if (focused === null) return;
    const card = await client.ensureQueryData(orderQuery(focused));
    if (card.phone) window.location.href = `tel:${card.phone.replace(/[^\d+]/g, "")}`;
  };

  const bindings: Bindings = {
    j: () => show(cursor.move(1)),
    ArrowDown: () => show(cursor.move(1)),
    k: () => show(cursor.move(-1)),
    ArrowUp: () => show(cursor.move(-1)),
    Home: () => show(cursor.moveTo(0)),
    End: () => show(cursor.moveTo(ids.length - 1)),
    "Shift+J": () => show(cursor.extend(1)),
    "Shift+K": () => show(cursor.extend(-1)),
    "Shift+ArrowDown": () => show(cursor.extend(1)),
    "Shift+ArrowUp": () => show(cursor.extend(-1)),
    Enter: focusedRow && (() => openRow(focusedRow)),
    Space: focusedRow && (() => setPeeking((on) => !on)),
    x: focusedRow && (() => cursor.tick(focusedRow.id)),
    "Ctrl+a": () => void tickAll(true),
    f: () => setOpen({ what: "filter", anchor: filterButton.current }),
    "Shift+F": () => onChange({ ...noFilters, sort: filters.sort }),
    ".": list.waiting > 0 ? () => showNew() : undefined,
    s: () => openFor("status"),
    m: () => openFor("manager"),
    i: () => {
      const target = targets();
      if (!target) return;
      if (target.ids.length === 1 && target.rows[0]) void acts.setManager(target.rows[0], user.id);
      else void acts.actOnMany(target.ids, { manager_id: user.id });
    },
    c: focused !== null ? () => void call() : undefined,
    Delete: () => openFor("status", undefined, true),
    Escape: () => {
      if (peeking) setPeeking(false);
      else if (acts.bulkResult) acts.dropBulkResult();
      else if (selected.size) cursor.select([]);
      else if (focused !== null) cursor.focus(null);
    },
  };
  views.forEach((one, index) => (bindings[String(index + 1)] = () => onChange(one.filters)));
  useKeys(bindings, { enabled: !phone });

  const showNew = () => {
    list.showWaiting();
    table.current?.scrollToOffset(0);
  };

  const chooseStatus = (choice: StatusChoice) => {
    if (open?.what !== "status") return;
    setOpen(null);
    if (open.ids.length === 1 && open.rows[0]) void acts.setStatus(open.rows[0], choice);
    else void acts.actOnMany(open.ids, choice);
  };
  const chooseManager = (manager: Id | null) => {
    if (open?.what !== "manager") return;
    setOpen(null);
    if (open.ids.length === 1 && open.rows[0]) void acts.setManager(open.rows[0], manager);
    else void acts.actOnMany(open.ids, { manager_id: manager });
  };

  const { query } = list;
  const refusal = acts.refusal && <RefusalBar refusal={acts.refusal} onHide={acts.dropRefusal} />;
  const body = query.error ? (
    <ErrorCard title={t("list.error")} error={query.error} onAgain={query.again} />
  ) : query.isPending ? (
    <SkeletonRows rows={phone ? 8 : 20} height={phone ? 90 : 34} label={t("list.loading")} />
  ) : rows.length === 0 && list.waiting === 0 ? (
    <ListEmpty filters={filters} onChange={onChange} onNew={() => void navigate("/orders/new")} />
  ) : null;
  const newBar = list.waiting > 0 && (
    <button type="button" role="status" className={styles.newBar} onClick={showNew}>
      <Icon name="up" size={14} /> {t("list.newRows", { n: list.waiting })} <Kbd chord="." plain />
    </button>
  );
  const tail = query.moreError ? (
    <ErrorCard title={t("list.errorMore")} error={query.moreError} onAgain={query.again} />
  ) : null;
  const menus = (
    <>
      {open?.what === "filter" && (
        <FilterMenu anchor={open.anchor} field={open.field} filters={filters} onChange={onChange} onClose={close} />
      )}
      {open?.what === "status" && (
        <StatusMenu
          anchor={open.anchor}
          cancelOnly={open.cancelOnly}
          subject={subjectOf(open, (id) => client.getQueryData(orderQuery(id).queryKey)?.likely_status)}
          onChoose={chooseStatus}
          onClose={close}
        />
      )}
      {open?.what === "manager" && (
        <ManagerMenu
          anchor={open.anchor}
          current={open.rows.length === 1 ? open.rows[0]?.manager_id : undefined}
          onChoose={chooseManager}
          onClose={close}
        />
      )}
    </>
  );

  if (phone)
    return (
      <PhoneOrderList
        title={title}
        filters={filters}
        views={views}
        summary={summary}
        list={list}
        onChange={onChange}
        onFilter={(anchor, field) => setOpen({ what: "filter", anchor, field })}
        onStatus={onStatus}
        body={body}
        newBar={newBar}
        tail={tail}
        initialOffset={place.offset}
        onScroll={(offset) => (state.current.offset = offset)}
      >
        {refusal}
        {menus}
      </PhoneOrderList>
    );

  return (
    <div className={styles.page}>
      <title>{title}</title>
      <SidePanel>
        <StatusTree filters={filters} views={views} summary={summary} />
      </SidePanel>
      <OrderListBar
        title={title}
        filters={filters}
        hidden={hidden}
        summary={summary}
        onChange={onChange}
        onFilter={(anchor, field) => setOpen({ what: "filter", anchor, field })}
        filterRef={(element) => (filterButton.current = element)}
      />
      {refusal}
      <div className={styles.rows}>
        {body ?? (
          <OrderTable
            ref={table}
            rows={rows}
            total={summary && !summary.more ? summary.count : -1}
            filters={filters}
            focused={focused}
            selected={selected}
            fresh={list.fresh}
            gone={list.gone}
            menuRow={open?.what === "status" && open.ids.length === 1 ? (open.ids[0] ?? null) : null}
            onSort={onSort}
            onFocus={cursor.focus}
            onTick={cursor.tick}
            onTickAll={tickAll}
            onOpen={openRow}
            onStatus={onStatus}
            onNearEnd={list.fetchMore}
            onScroll={(offset) => (state.current.offset = offset)}
            initialOffset={place.offset}
            onPointerInside={(inside) => (state.current.pointer = inside)}
            above={newBar}
            tail={tail}
            dimmed={query.isDimmed}
          />
        )}
      </div>
      {peeking && focusedRow && (
        <OrderPeek
          row={focusedRow}
          onStatus={(anchor) => onStatus(focusedRow, anchor)}
          onManager={(anchor) => setOpen({ what: "manager", anchor, rows: [focusedRow], ids: [focusedRow.id] })}
          onClose={() => setPeeking(false)}
        />
      )}
      {acts.bulkResult && (
        <BulkCard
          result={acts.bulkResult}
          onShow={(refused) => {
            cursor.select(refused);
            const at = ids.indexOf(refused[0] as Id);
            show(at);
            if (at >= 0) cursor.moveTo(at);
          }}
          onClose={acts.dropBulkResult}
        />
      )}
      <SelectionBar
        selected={selected.size}
        onStatus={(element) => openFor("status", element)}
        onManager={(element) => openFor("manager", element)}
        onUnselect={() => cursor.select([])}
      />
      {menus}
    </div>
  );
}

const viewCovers = (view: string, field: FilterField): boolean =>
  (field === "manager" && (view === "mine" || view === "unassigned")) ||
  (field === "payment" && view === "notPaid") ||
  (field === "delivery_date" && view === "today");

function subjectOf(
  open: { rows: OrderRow[]; ids: Id[] },
  likelyOf: (id: Id) => string | null | undefined,
): StatusSubject {
  const [first] = open.rows;
  const same = first && open.rows.length === open.ids.length && open.rows.every((row) => row.status === first.status);
  const numbers = open.rows.map((row) => row.number);
  while (numbers.length < open.ids.length) numbers.push("");
  return {
    numbers,
    status: same ? first.status : null,
    likely: open.ids.length === 1 ? likelyOf(open.ids[0] as Id) : null,
  };
}
