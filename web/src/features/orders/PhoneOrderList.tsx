// SPDX-License-Identifier: Apache-2.0
// The list at 390 px: three lines a row, groups of statuses as a strip, filters and views in sheets.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { OrderRow, OrderSummary } from "lib/api_types";
import { useNow } from "lib/clock";
import { useDraftKeys } from "lib/drafts";
import { plainOrderNumber, useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useWaitingActs } from "lib/outbox";
import { groupOrder, useBooks } from "lib/references";
import { Chip } from "ui/Chip";
import { Float } from "ui/Float";
import { Icon } from "ui/Icon";
import { Marks } from "ui/Marks";
import { Menu } from "ui/Menu";
import { groupColor, groupIcon, StatusChip } from "ui/StatusChip";
import { useFilterWords } from "./FilterMenu";
import { fieldLabel, fieldValue } from "./filterWords";
import { contentsOf, groupOf, isFinished, nextStep, rowMarks, statusTime } from "./orderFormat";
import {
  activeFields,
  type FilterField,
  noFilters,
  type OrderFilters,
  type View,
  withFlags,
  withList,
  withoutField,
  withSingle,
} from "./orderFilters";
import { Figures } from "./OrderListBar";
import { viewLabel } from "./StatusTree";
import type { OrderRows } from "./useOrderRows";
import styles from "./PhoneOrderList.module.css";

interface PhoneOrderListProps {
  title: string;
  filters: OrderFilters;
  views: View[];
  summary: OrderSummary | undefined;
  list: OrderRows;
  onChange: (filters: OrderFilters) => void;
  onFilter: (anchor: HTMLElement | null, field?: FilterField) => void;
  onStatus: (row: OrderRow, element: HTMLElement) => void;
  /** Instead of the rows: loading, empty, error. */
  body: ReactNode;
  newBar: ReactNode;
  tail: ReactNode;
  initialOffset: number;
  onScroll: (offset: number) => void;
  children?: ReactNode;
}

export function PhoneOrderList(props: PhoneOrderListProps) {
  const { title, filters, views, summary, list, onChange, onFilter } = props;
  const { t } = useTexts();
  const [choosing, setChoosing] = useState<HTMLElement | null>(null);
  const [searching, setSearching] = useState(filters.single.q !== undefined);
  return (
    <div className={styles.page}>
      <title>{title}</title>
      {searching ? (
        <PhoneSearch filters={filters} onChange={onChange} onClose={() => setSearching(false)} />
      ) : (
        <header className={styles.head}>
          <button
            type="button"
            className={styles.title}
            aria-haspopup="dialog"
            onClick={(event) => setChoosing(event.currentTarget)}
          >
            <h1 className="cut">{title}</h1>
            <Icon name="down" />
          </button>
          <button type="button" className={styles.tool} aria-label={t("find.open")} onClick={() => setSearching(true)}>
            <Icon name="search" size={22} />
          </button>
          <button
            type="button"
            className={styles.tool}
            aria-label={t("filter.open")}
            aria-haspopup="dialog"
            onClick={(event) => onFilter(event.currentTarget)}
          >
            <Icon name="filter" size={22} />
          </button>
        </header>
      )}
      <GroupStrip filters={filters} summary={summary} onChange={onChange} />
      <ChipStrip filters={filters} onChange={onChange} onFilter={onFilter} />
      {props.children}
      {props.newBar}
      {props.body ?? <PhoneRows {...props} list={list} />}
      {choosing && (
        <Float anchor={choosing} label={t("list.views")} onClose={() => setChoosing(null)}>
          {summary && (
            <div className={styles.figures}>
              <Figures summary={summary} />
            </div>
          )}
          <Menu
            search={false}
            label={t("list.views")}
            items={views.map((view) => ({ key: view.key, label: t(viewLabel[view.key]) }))}
            onChoose={(item) => {
              setChoosing(null);
              onChange(views.find((view) => view.key === item.key)?.filters ?? noFilters);
            }}
          />
        </Float>
      )}
    </div>
  );
}

function PhoneSearch({
  filters,
  onChange,
  onClose,
}: {
  filters: OrderFilters;
  onChange: (filters: OrderFilters) => void;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const [text, setText] = useState(filters.single.q ?? "");
  return (
    <form
      role="search"
      className={styles.head}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(withSingle(filters, { q: plainOrderNumber(text.trim()) }));
      }}
    >
      <input
        type="search"
        enterKeyHint="search"
        autoFocus={filters.single.q === undefined}
        className={styles.search}
        value={text}
        placeholder={t("find.placeholder")}
        aria-label={t("find.placeholder")}
        onChange={(event) => setText(event.target.value)}
      />
      <button
        type="button"
        className={styles.tool}
        aria-label={t("peek.close")}
        onClick={() => {
          onClose();
          if (filters.single.q !== undefined) onChange(withSingle(filters, { q: "" }));
        }}
      >
        <Icon name="close" size={22} />
      </button>
    </form>
  );
}

interface StripProps {
  filters: OrderFilters;
  summary: OrderSummary | undefined;
  onChange: (filters: OrderFilters) => void;
}

function GroupStrip({ filters, summary, onChange }: StripProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const counts = summary?.statuses ?? {};
  const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
  const inGroup = (group: string) => sum(books.statusesOf(group).map((status) => counts[status.code] ?? 0));
  const late = sum(Object.values(summary?.overdue ?? {}));
  const bare = withFlags(
    withList(withList(filters, "group", []), "status", []),
    filters.flags.filter((flag) => flag !== "overdue"),
  );
  const overdue = filters.flags.includes("overdue");
  const chosen = filters.lists.group?.[0];
  return (
    <div className={styles.strip} role="group" aria-label={t("list.statuses")}>
      <button type="button" aria-pressed={!chosen && !overdue} onClick={() => onChange(bare)}>
        {t("view.all")} {summary && format.number(sum(Object.values(counts)))}
      </button>
      {late > 0 && (
        <button
          type="button"
          className={styles.late}
          aria-pressed={overdue}
          onClick={() => onChange(overdue ? bare : withFlags(bare, [...bare.flags, "overdue"]))}
        >
          <Icon name="overdue" />
          <span className="unseen">{t("mark.overdue")}</span> {format.number(late)}
        </button>
      )}
      {groupOrder.map((group) => (
        <button
          key={group}
          type="button"
          aria-pressed={chosen === group}
          onClick={() => onChange(chosen === group ? bare : withList(bare, "group", [group]))}
        >
          <span style={{ color: groupColor(group) }}>
            <Icon name={groupIcon(group)} />
          </span>
          {books.name("status_groups", group)} {summary && format.number(inGroup(group))}
        </button>
      ))}
    </div>
  );
}

function ChipStrip({ filters, onChange, onFilter }: Pick<PhoneOrderListProps, "filters" | "onChange" | "onFilter">) {
  const words = useFilterWords();
  const { t } = words;
  const shown = activeFields(filters).filter((field) => field !== "group" && field !== "q");
  if (!shown.length) return null;
  return (
    <div className={styles.strip}>
      {shown.map((field) => {
        const name = t(fieldLabel[field]);
        const value = fieldValue(filters, field, words);
        return (
          <Chip
            key={field}
            value={value}
            changeLabel={t("filter.change", { s: `${name}: ${value}` })}
            dropLabel={t("filter.drop", { s: name })}
            onChange={(element) => onFilter(element, field)}
            onDrop={() => onChange(withoutField(filters, field))}
          />
        );
      })}
    </div>
  );
}

const rowHeight = 91;

function PhoneRows({ list, onStatus, tail, initialOffset, onScroll }: PhoneOrderListProps) {
  const { t } = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, fetchMore } = list;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => (rows[index] as OrderRow).id,
    overscan: 6,
    initialOffset,
  });
  const shown = virtual.getVirtualItems();
  const nearEnd = (shown.at(-1)?.index ?? 0) >= rows.length - 12;
  useEffect(() => {
    if (nearEnd) fetchMore();
  }, [nearEnd, fetchMore, rows.length]);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="group"
      aria-label={t("nav.orders")}
      onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
    >
      <ul
        style={{ height: virtual.getTotalSize() }}
        className={list.query.isDimmed ? `${styles.rows} ${styles.dimmed}` : styles.rows}
      >
        {shown.map((item) => {
          const row = rows[item.index] as OrderRow;
          return (
            <li
              key={row.id}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              aria-setsize={-1}
              aria-posinset={item.index + 1}
            >
              <PhoneRow row={row} fresh={list.fresh.has(row.id)} gone={list.gone.has(row.id)} onStatus={onStatus} />
            </li>
          );
        })}
      </ul>
      {tail}
    </div>
  );
}

function PhoneRow({
  row,
  fresh,
  gone,
  onStatus,
}: {
  row: OrderRow;
  fresh: boolean;
  gone: boolean;
  onStatus: (row: OrderRow, element: HTMLElement) => void;
}) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const now = useNow();
  const drafts = useDraftKeys();
  const waiting = useWaitingActs();
  const finished = isFinished(books, row.status);
  const time = statusTime(row, books, now, format, t);
  const step = nextStep(row, books, now, t);
  const { amount, sign } = format.moneyParts(row.sum, row.currency);
  const marks = rowMarks(row, books, now, t, {
    waiting: waiting.includes(`order:${row.id}`),
    draft: drafts.includes(`order:${row.id}`),
  }).filter((mark) => mark.icon !== "overdue");
  return (
    <div
      className={[styles.row, fresh && styles.fresh, gone && styles.gone, finished && styles.finished]
        .filter(Boolean)
        .join(" ")}
    >
      <div className={styles.line}>
        <Marks marks={marks} most={1} />
        <Link to={`/orders/${row.id}`} className={`cut ${styles.name}`}>
          {row.customer || t("order.nobodyName")}
        </Link>
        {row.customer_orders > 0 && (
          <span className={styles.count} title={t("order.ordersOf", { n: row.customer_orders })}>
            {row.customer_orders}
          </span>
        )}
        <span className={styles.rest} />
        <span className={styles.sum}>
          {amount} <span>{sign}</span>
        </span>
      </div>
      <div className={`${styles.line} ${styles.small}`}>
        <span className={styles.number}>{format.orderNumber(row.number)}</span>
        <span className="cut">{contentsOf(row)}</span>
        <span className={styles.rest} />
        <span className={styles.age}>{format.shortMoment(row.created_at, now)}</span>
      </div>
      <div className={`${styles.line} ${styles.state}`}>
        <StatusChip group={groupOf(books, row.status)} onClick={(element) => onStatus(row, element)}>
          {books.name("statuses", row.status)}
        </StatusChip>
        {time && (
          <span className={`${styles.time} ${styles[time.tone]}`}>
            {time.tone === "bad" && <Icon name="overdue" size={14} />}
            {time.text}
          </span>
        )}
        <span className={styles.rest} />
        {step && <span className={step.missing ? `cut ${styles.bad}` : "cut"}>{step.text}</span>}
      </div>
    </div>
  );
}
