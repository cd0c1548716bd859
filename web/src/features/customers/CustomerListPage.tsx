// SPDX-License-Identifier: Apache-2.0
// All customers, found by a part of a name, digits of a phone or a mail; the search lives in the address.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { CustomerRow, Id } from "lib/api_types";
import { useNow } from "lib/clock";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useKeys } from "lib/keys";
import { usePhone } from "lib/screen";
import { useSession } from "lib/session";
import { EmptyState } from "ui/EmptyState";
import { ErrorCard } from "ui/ErrorCard";
import { type Mark, Marks } from "ui/Marks";
import { Money } from "ui/Money";
import { SkeletonRows } from "ui/Skeleton";
import { TextField } from "ui/TypedField";
import { type Column, type TableHandle, VirtualTable } from "ui/VirtualTable";
import { customerListQuery } from "./customerApi";
import styles from "./CustomerListPage.module.css";

const pause = 150;
const none: ReadonlySet<number> = new Set();
const idOf = (row: CustomerRow) => row.id;

export function CustomerListPage() {
  const { t } = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const pending = useRef<number>(undefined);
  const phone = usePhone();
  const now = useNow();
  const { currency } = useSession();
  const [search, setSearch] = useSearchParams();
  const asked = search.get("q") ?? "";
  const [typed, setTyped] = useState(asked);
  const [focused, setFocused] = useState<Id | null>(null);
  const table = useRef<TableHandle>(null);

  useEffect(() => {
    pending.current = window.setTimeout(() => {
      const q = typed.trim();
      if (q !== asked) setSearch(q ? { q } : {}, { replace: true });
    }, pause);
    return () => clearTimeout(pending.current);
  }, [typed, asked, setSearch]);

  const query = useInfiniteQuery(customerListQuery(asked));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const open = (row: CustomerRow) => {
    clearTimeout(pending.current); // a search still to be put in the address would take the card away again
    void navigate(`/customers/${row.id}`);
  };

  const move = (by: number) => {
    const at = rows.findIndex((row) => row.id === focused);
    const to = Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by));
    setFocused(rows[to]?.id ?? null);
    table.current?.scrollToIndex(to);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => {
      const row = rows.find((one) => one.id === focused);
      if (row) open(row);
    },
    f: () => document.getElementById("customer-search")?.focus(),
    Escape: () => (document.activeElement as HTMLElement | null)?.blur(),
  });

  const columns = useMemo((): Column<CustomerRow>[] => {
    const marks = (row: CustomerRow): Mark[] => [
      ...(row.vip ? [{ icon: "crown", tone: "vip", label: t("mark.vip") } as const] : []),
      ...(row.bad ? [{ icon: "banned", tone: "bad", label: t("mark.bad") } as const] : []),
    ];
    const all: Column<CustomerRow>[] = [
      {
        key: "name",
        title: t("field.customer"),
        track: phone ? "minmax(0, 1fr)" : "minmax(180px, 1.4fr)",
        className: styles.name,
        render: (row) => (
          <span className={styles.person}>
            <span className="cut">{row.name || t("order.nobodyName")}</span>
            <Marks marks={marks(row)} />
          </span>
        ),
      },
      {
        key: "phone",
        title: t("field.phone"),
        track: "150px",
        render: (row) => <span className="cut">{format.phone(row.phone)}</span>,
      },
      {
        key: "email",
        title: t("field.email"),
        track: "minmax(120px, 1fr)",
        render: (row) => <span className={`cut ${styles.quiet}`}>{row.email}</span>,
      },
      { key: "city", title: t("field.city"), track: "120px", render: (row) => <span className="cut">{row.city}</span> },
      {
        key: "orders",
        title: t("customers.orders"),
        track: "84px",
        className: styles.right,
        render: (row) => format.number(row.orders),
      },
      {
        key: "sum",
        title: t("customers.spent"),
        track: "120px",
        className: styles.right,
        render: (row) => <Money sum={row.sum} currency={currency} column />,
      },
      {
        key: "last",
        title: t("customers.last"),
        track: "130px",
        className: styles.right,
        render: (row) => (
          <span className={styles.quiet}>
            {row.last_order_at === null ? "" : format.shortMoment(row.last_order_at, now)}
          </span>
        ),
      },
    ];
    return phone ? all.slice(0, 2) : all;
  }, [t, format, phone, now, currency]);

  return (
    <div className={styles.page}>
      <title>{t("nav.customers")}</title>
      <div className={styles.bar}>
        <h1>{t("nav.customers")}</h1>
        <div className={styles.search}>
          <TextField
            id="customer-search"
            label={t("customers.search")}
            placeholder={t("customers.search")}
            value={typed}
            onChange={setTyped}
          />
        </div>
      </div>
      <div className={styles.rows}>
        {error && !data ? (
          <ErrorCard title={t("customers.error")} error={error} onAgain={() => void query.refetch()} />
        ) : query.isPending ? (
          <SkeletonRows rows={20} height={34} label={t("list.loading")} />
        ) : rows.length === 0 ? (
          <EmptyState
            title={t(asked ? "customers.empty" : "customers.first")}
            text={t(asked ? "customers.emptyText" : "customers.firstText")}
          />
        ) : (
          <VirtualTable
            ref={table}
            label={t("customer.list")}
            rows={rows}
            columns={columns}
            rowId={idOf}
            rowHeight={phone ? 52 : 34}
            headerHeight={30}
            total={hasNextPage ? -1 : rows.length}
            focused={focused}
            selected={none}
            dimmed={query.isPlaceholderData}
            onPress={open}
            onOpen={open}
            onNearEnd={() => {
              if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
            }}
          />
        )}
      </div>
    </div>
  );
}
