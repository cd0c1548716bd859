// SPDX-License-Identifier: Apache-2.0
// Rows of the list at 390 px: customer and sum; number, goods, age; status, time, next step.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "react-router";
import type { OrderRow } from "lib/api_types";
import { useNow } from "lib/clock";
import { useDraftKeys } from "lib/drafts";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useWaitingActs } from "lib/outbox";
import { useBooks } from "lib/references";
import { Icon } from "ui/Icon";
import { Marks } from "ui/Marks";
import { StatusChip } from "ui/StatusChip";
import { contentsOf, groupOf, isFinished, nextStep, rowMarks, statusTime } from "./orderFormat";
import type { OrderRows } from "./useOrderRows";
import styles from "./PhoneOrderList.module.css";

export interface PhoneRowsProps {
  list: OrderRows;
  onStatus: (row: OrderRow, element: HTMLElement) => void;
  tail: ReactNode;
  initialOffset: number;
  onScroll: (offset: number) => void;
}

const rowHeight = 91;

export function PhoneRows({ list, onStatus, tail, initialOffset, onScroll }: PhoneRowsProps) {
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
  const step = nextStep(row, books, now, format, t);
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
        {step && <span className={step.tone === "plain" ? "cut" : `cut ${styles[step.tone]}`}>{step.text}</span>}
      </div>
    </div>
  );
}
