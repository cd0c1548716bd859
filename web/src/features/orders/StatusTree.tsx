// SPDX-License-Identifier: Apache-2.0
// The lower half of the side bar at the list: views, and the tree of statuses with how many stand in each.
import { useQueries } from "@tanstack/react-query";
import { Link } from "react-router";
import type { OrderSummary } from "lib/api_types";
import { useFormat } from "lib/format";
import { type TextKey, useTexts } from "lib/i18n";
import { groupOrder, useBooks } from "lib/references";
import { usePreference } from "lib/session";
import { Icon } from "ui/Icon";
import { groupColor, groupIcon } from "ui/StatusChip";
import { viewCountQuery } from "./orderApi";
import { type OrderFilters, type View, viewOf, withList, writeFilters } from "./orderFilters";
import styles from "./StatusTree.module.css";

export const viewLabel: Record<View["key"], TextKey> = {
  all: "view.all",
  mine: "view.mine",
  unassigned: "view.unassigned",
  notPaid: "view.notPaid",
  today: "view.today",
};

interface StatusTreeProps {
  filters: OrderFilters;
  views: View[];
  summary: OrderSummary | undefined;
}

const addressOf = (filters: OrderFilters) => ({ pathname: "/orders", search: writeFilters(filters).toString() });

export function StatusTree({ filters, views, summary }: StatusTreeProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const [opened, setOpened] = usePreference("tree.open", "approval");
  const counts = useQueries({ queries: views.map((view) => viewCountQuery(view.filters)) });
  const current = viewOf(filters, views);
  const statusesChosen = filters.lists.status ?? [];
  const groupsChosen = filters.lists.group ?? [];
  const open = new Set(opened.split(",").filter(Boolean));

  const inStatus = (code: string) => summary?.statuses[code] ?? 0;
  const lateIn = (code: string) => summary?.overdue[code] ?? 0;
  const total = (codes: string[], of: (code: string) => number) => codes.reduce((sum, code) => sum + of(code), 0);
  const lateTotal = summary ? Object.values(summary.overdue).reduce((sum, n) => sum + n, 0) : 0;
  const bare = withList(withList(filters, "status", []), "group", []);
  const toggle = (group: string) => {
    const next = new Set(open);
    if (!next.delete(group)) next.add(group);
    setOpened([...next].join(","));
  };

  return (
    <>
      <nav aria-label={t("list.views")}>
        <div className={styles.heading}>{t("list.views")}</div>
        <ul className={styles.tree}>
          {views.map((view, index) => {
            const count = counts[index]?.data;
            return (
              <li key={view.key}>
                <Link
                  to={addressOf(view.filters)}
                  className={view === current ? styles.on : undefined}
                  aria-current={view === current ? "page" : undefined}
                  aria-keyshortcuts={String(index + 1)}
                >
                  <span className="cut">{t(viewLabel[view.key])}</span>
                  <span className={styles.count}>
                    {count && `${format.number(count.count)}${count.more ? "+" : ""}`}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <nav aria-label={t("list.statuses")}>
        <div className={styles.heading}>
          {t("list.statuses")}
          {lateTotal > 0 && <Late n={lateTotal} label={t("list.overdueCount", { n: lateTotal })} />}
        </div>
        <ul className={styles.tree}>
          {groupOrder.map((group) => {
            const statuses = books.statusesOf(group).filter((status) => status.active || inStatus(status.code) > 0);
            const codes = statuses.map((status) => status.code);
            const chosen = groupsChosen.includes(group);
            const name = books.name("status_groups", group);
            const expandable = statuses.length > 1;
            const expanded = expandable && open.has(group);
            const late = total(codes, lateIn);
            return (
              <li key={group}>
                <div className={styles.line}>
                  <Link
                    to={addressOf(chosen ? bare : withList(bare, "group", [group]))}
                    className={chosen ? styles.on : undefined}
                    aria-current={chosen || undefined}
                  >
                    <span className={styles.icon} style={{ color: groupColor(group) }}>
                      <Icon name={groupIcon(group)} />
                    </span>
                    <span className="cut">{name}</span>
                    <span className={styles.room} />
                    {late > 0 && <Late n={late} label={t("list.overdueCount", { n: late })} />}
                    <span className={styles.count}>{summary && format.number(total(codes, inStatus))}</span>
                  </Link>
                  {expandable && (
                    <button
                      type="button"
                      className={styles.toggle}
                      aria-expanded={expanded}
                      aria-label={t(expanded ? "list.collapse" : "list.expand", { s: name })}
                      onClick={() => toggle(group)}
                    >
                      <Icon name={expanded ? "down" : "right"} size={14} />
                    </button>
                  )}
                </div>
                {expanded && (
                  <ul>
                    {statuses.map((status) => {
                      const on = statusesChosen.includes(status.code);
                      return (
                        <li key={status.code}>
                          <Link
                            to={addressOf(on ? bare : withList(bare, "status", [status.code]))}
                            className={on ? `${styles.status} ${styles.on}` : styles.status}
                            aria-current={on || undefined}
                            title={status.name}
                          >
                            <span className="cut">{status.name}</span>
                            <span className={styles.count}>{summary && format.number(inStatus(status.code))}</span>
                          </Link>
                        </li>
                      );
                    })}
                  </ul>
                )}
              </li>
            );
          })}
        </ul>
      </nav>
    </>
  );
}

function Late({ n, label }: { n: number; label: string }) {
  return (
    <span className={styles.late} title={label}>
      <Icon name="overdue" size={14} />
      <span aria-hidden="true">{n}</span>
      <span className="unseen">{label}</span>
    </span>
  );
}
