// SPDX-License-Identifier: Apache-2.0
// The line over the list: title, chips, filter; how many and how much.
import { Button } from "antd";
import type { OrderSummary } from "lib/api_types";
import { Chip } from "ui/Chip";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { useFilterWords } from "./FilterMenu";
import { fieldLabel, fieldValue } from "./filterWords";
import { activeFields, type FilterField, type OrderFilters, withoutField } from "./orderFilters";
import styles from "./OrderListBar.module.css";

interface OrderListBarProps {
  title: string;
  filters: OrderFilters;
  /** What the title already says is not said again. */
  hidden: FilterField[];
  summary: OrderSummary | undefined;
  onChange: (filters: OrderFilters) => void;
  onFilter: (element: HTMLElement, field?: FilterField) => void;
  /** The button that the key F opens the menu at. */
  filterRef: (element: HTMLElement | null) => void;
}

export function OrderListBar({ title, filters, hidden, summary, onChange, onFilter, filterRef }: OrderListBarProps) {
  const words = useFilterWords();
  const { t } = words;
  return (
    <div className={styles.bar}>
      <h1>{title}</h1>
      <div className={styles.chips}>
        {activeFields(filters)
          .filter((field) => !hidden.includes(field))
          .map((field) => {
            const name = t(fieldLabel[field]);
            const value = fieldValue(filters, field, words);
            return (
              <Chip
                key={field}
                name={name}
                value={value}
                changeLabel={t("filter.change", { s: `${name}: ${value}` })}
                dropLabel={t("filter.drop", { s: name })}
                onChange={(element) => onFilter(element, field)}
                onDrop={() => onChange(withoutField(filters, field))}
              />
            );
          })}
      </div>
      <Button
        ref={filterRef}
        size="small"
        type="text"
        className={styles.filter}
        icon={<Icon name="filter" size={14} />}
        aria-keyshortcuts="F"
        aria-haspopup="dialog"
        onClick={(event) => onFilter(event.currentTarget)}
      >
        {t("filter.open")} <Kbd chord="F" plain />
      </Button>
      <span className={styles.rest} />
      {summary && <Figures summary={summary} />}
    </div>
  );
}

/** "48 orders · 612 480 ₽"; sums of several currencies are put together in the base one and say so. */
export function Figures({ summary }: { summary: OrderSummary }) {
  const { t, format } = useFilterWords();
  const sum = format.money(summary.sum, summary.currency, 0);
  const count = t("order.count", { n: summary.count });
  return (
    <span className={styles.figures}>
      <b>{summary.more ? t("order.countMore", { n: format.number(summary.count) }) : count}</b>
      {" · "}
      <b>{summary.mixed ? t("list.sumMixed", { sum }) : sum}</b>
    </span>
  );
}
