// SPDX-License-Identifier: Apache-2.0
// What stands in each column of the list, and which columns go first when there is less room.
import { Checkbox } from "antd";
import { createContext, type MouseEvent, use, useMemo } from "react";
import { Link } from "react-router";
import type { Id, OrderRow } from "lib/api_types";
import { useNow } from "lib/clock";
import { useDraftKeys } from "lib/drafts";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useWaitingActs } from "lib/outbox";
import { useBooks } from "lib/references";
import { Avatar } from "ui/Avatar";
import { Icon } from "ui/Icon";
import { Marks } from "ui/Marks";
import { Money } from "ui/Money";
import { StatusChip } from "ui/StatusChip";
import type { Column } from "ui/VirtualTable";
import { deliveryLook, groupOf, isFinished, nextStep, paymentLook, rowMarks, statusTime } from "./orderFormat";
import type { Sort } from "./orderFilters";
import styles from "./OrderTable.module.css";

/** The width of the list, in pixels, under which a column goes. */
const hiddenBelow: Record<string, number> = {
  contents: 1190,
  next: 1100,
  manager: 968,
  created: 924,
  payment: 864,
  marks: 770,
};

interface ColumnsOptions {
  rows: OrderRow[];
  width: number;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onTick: (id: Id, range: boolean) => void;
  onStatus: (row: OrderRow, element: HTMLElement) => void;
}

export function useOrderColumns({ rows, width, sort, onSort, onTick, onStatus }: ColumnsOptions): Column<OrderRow>[] {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const now = useNow();
  const drafts = useDraftKeys();
  const waiting = useWaitingActs();

  // In the roundest currencies minor units are written for the whole column or for none of it.
  const minor = useMemo(() => {
    const sums = new Map<string, string[]>();
    for (const row of rows) sums.set(row.currency, [...(sums.get(row.currency) ?? []), row.sum]);
    return new Map([...sums].map(([currency, all]) => [currency, format.minorUnits(all, currency)]));
  }, [rows, format]);

  // Rows are grids of their own: what may never be cut gives its column the width of its longest value.
  const numberWidth = useMemo(
    () => Math.max(66, 14 + 8 * Math.max(0, ...rows.map((row) => format.orderNumber(row.number).length))),
    [rows, format],
  );
  const sumWidth = useMemo(
    () =>
      Math.max(
        106,
        42 +
          Math.ceil(
            7.4 *
              Math.max(
                0,
                ...rows.map((row) => format.moneyParts(row.sum, row.currency, minor.get(row.currency)).amount.length),
              ),
          ),
      ),
    [rows, format, minor],
  );

  return useMemo((): Column<OrderRow>[] => {
    const sorted = (down: Sort, up: Sort) => ({
      direction: sort === down ? ("descending" as const) : sort === up ? ("ascending" as const) : undefined,
      onSort: () => onSort(sort === down ? up : down),
    });
    const all: Column<OrderRow>[] = [
      {
        key: "tick",
        title: <TickAll label={t("list.selectAll")} />,
        track: "34px",
        className: styles.tick,
        render: (row, ticked) => (
          <Tick
            label={t("list.selectRow", { no: format.orderNumber(row.number) })}
            checked={ticked}
            onTick={(range) => onTick(row.id, range)}
          />
        ),
      },
      {
        key: "order",
        title: t("column.order"),
        track: `${numberWidth}px`,
        render: (row) => (
          <Link
            to={`/orders/${row.id}`}
            className={styles.number}
            tabIndex={-1}
            onClick={(event) => event.stopPropagation()}
          >
            {format.orderNumber(row.number)}
          </Link>
        ),
      },
      {
        key: "marks",
        title: <span className="unseen">{t("column.marks")}</span>,
        track: "46px",
        className: styles.marks,
        render: (row) => (
          <Marks
            marks={rowMarks(row, books, now, t, {
              waiting: waiting.includes(`order:${row.id}`),
              draft: drafts.includes(`order:${row.id}`),
            })}
          />
        ),
      },
      {
        key: "created",
        title: t("column.created"),
        track: "60px",
        className: `${styles.small} ${styles.created}`,
        sort: sorted("-created", "created"),
        render: (row) => (
          <span title={format.fullMoment(row.created_at)}>{format.shortMoment(row.created_at, now)}</span>
        ),
      },
      {
        key: "customer",
        title: t("column.customer"),
        track: "minmax(160px, 1fr)",
        render: (row) => (
          <span className={styles.pair} title={row.customer}>
            <span className={`cut ${styles.name}`}>{row.customer || t("order.nobodyName")}</span>
            {row.customer_orders > 0 && (
              <span className={styles.count} title={t("order.ordersOf", { n: row.customer_orders })}>
                {row.customer_orders}
              </span>
            )}
          </span>
        ),
      },
      {
        key: "contents",
        title: t("column.contents"),
        track: "minmax(100px, 320px)",
        className: styles.quiet,
        render: (row) => (
          <span className={styles.pair} title={row.first_item}>
            <span className="cut">{row.first_item}</span>
            {row.more_items > 0 && (
              <span className={styles.more} title={t("order.moreItems", { n: row.more_items })}>
                +{row.more_items}
              </span>
            )}
          </span>
        ),
      },
      {
        key: "sum",
        title: t("column.sum"),
        track: `${sumWidth}px`,
        className: styles.sum,
        sort: sorted("-sum", "sum"),
        render: (row) => <Money column sum={row.sum} currency={row.currency} minor={minor.get(row.currency)} />,
      },
      {
        key: "payment",
        title: t("column.payment"),
        track: "94px",
        className: `${styles.small} ${styles.payment}`,
        render: (row) => {
          const look = paymentLook(row.payment, isFinished(books, row.status));
          return (
            <span className={`${styles.withIcon} ${styles[look.tone]}`} title={t(look.label)}>
              {look.icon && <Icon name={look.icon} size={14} />}
              <span className="cut">{t(look.label)}</span>
            </span>
          );
        },
      },
      {
        key: "status",
        title: t("status.time"),
        track: "240px",
        sort: sorted("status_at", "-status_at"),
        render: (row) => {
          const time = statusTime(row, books, now, format, t);
          return (
            <span className={styles.status}>
              <StatusCell
                row={row}
                group={groupOf(books, row.status)}
                name={books.name("statuses", row.status)}
                onStatus={onStatus}
              />
              {time && (
                <span className={`${styles.time} ${styles[time.tone]}`} title={time.title}>
                  {time.tone === "bad" && <Icon name="overdue" size={14} />}
                  {time.text}
                </span>
              )}
            </span>
          );
        },
      },
      {
        key: "delivery",
        title: t("column.delivery"),
        track: "120px",
        className: styles.small,
        sort: sorted("delivery", "delivery"),
        render: (row) => {
          const look = deliveryLook(row, books, now, format);
          if (!look) return <span className={styles.grey}>—</span>;
          return (
            <span className={styles.withIcon} title={look.text}>
              <span className={styles.grey}>
                <Icon name={look.icon} size={14} />
              </span>
              <span className={look.late ? `cut ${styles.bad}` : "cut"}>{look.text}</span>
            </span>
          );
        },
      },
      {
        key: "next",
        title: t("column.next"),
        track: "132px",
        className: styles.next,
        render: (row) => {
          const step = nextStep(row, books, now, format, t);
          if (!step) return null;
          return (
            <span
              className={step.tone === "plain" ? styles.withIcon : `${styles.withIcon} ${styles[step.tone]}`}
              title={step.text}
            >
              {step.missing && <Icon name="flag" size={14} />}
              <span className="cut">{step.text}</span>
            </span>
          );
        },
      },
      {
        key: "manager",
        title: <span className="unseen">{t("column.manager")}</span>,
        track: "44px",
        className: styles.manager,
        render: (row) => (
          <Avatar
            person={row.manager_id === null ? null : books.people.get(row.manager_id)}
            nobody={t("order.nobody")}
          />
        ),
      },
    ];
    return all.filter((column) => width >= (hiddenBelow[column.key] ?? 0));
  }, [t, format, books, now, waiting, drafts, minor, sort, width, numberWidth, sumWidth, onSort, onTick, onStatus]);
}

/** What changes often and concerns few cells: it goes past the rows, which need not be drawn again for it. */
export interface Ticks {
  state: "all" | "some" | "none";
  onTickAll: (all: boolean) => unknown;
  menuRow: Id | null;
}

export const TicksContext = createContext<Ticks>({ state: "none", onTickAll: () => {}, menuRow: null });

function TickAll({ label }: { label: string }) {
  const { state, onTickAll } = use(TicksContext);
  return (
    <Checkbox
      aria-label={label}
      checked={state === "all"}
      indeterminate={state === "some"}
      onChange={(event) => onTickAll(event.target.checked)}
    />
  );
}

interface StatusCellProps {
  row: OrderRow;
  group: string;
  name: string;
  onStatus: (row: OrderRow, element: HTMLElement) => void;
}

function StatusCell({ row, group, name, onStatus }: StatusCellProps) {
  const { menuRow } = use(TicksContext);
  return (
    <StatusChip
      group={group}
      tabIndex={-1}
      expanded={menuRow === row.id}
      title={name}
      onClick={(element) => onStatus(row, element)}
    >
      {name}
    </StatusChip>
  );
}

function Tick({ label, checked, onTick }: { label: string; checked: boolean; onTick: (range: boolean) => void }) {
  return (
    <label className={styles.tickArea} onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={label}
        checked={checked}
        onChange={(event) => onTick((event.nativeEvent as unknown as MouseEvent).shiftKey)}
      />
    </label>
  );
}
