// SPDX-License-Identifier: Apache-2.0
// The list at 390 px: three lines a row, groups of statuses as a strip, filters and views in sheets.
import { type ReactNode, useState } from "react";
import type { OrderSummary } from "lib/api_types";
import { plainOrderNumber, useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { groupOrder, useBooks } from "lib/references";
import { Chip } from "ui/Chip";
import { Float } from "ui/Float";
import { Icon } from "ui/Icon";
import { Menu } from "ui/Menu";
import { groupColor, groupIcon } from "ui/StatusChip";
import { useFilterWords } from "./FilterMenu";
import { fieldLabel, fieldValue } from "./filterWords";
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
import { PhoneRows, type PhoneRowsProps } from "./PhoneRows";
import { viewLabel } from "./StatusTree";
import styles from "./PhoneOrderList.module.css";

interface PhoneOrderListProps extends PhoneRowsProps {
  title: string;
  filters: OrderFilters;
  views: View[];
  summary: OrderSummary | undefined;
  onChange: (filters: OrderFilters) => void;
  onFilter: (anchor: HTMLElement | null, field?: FilterField) => void;
  /** Instead of the rows: loading, empty, error. */
  body: ReactNode;
  newBar: ReactNode;
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
