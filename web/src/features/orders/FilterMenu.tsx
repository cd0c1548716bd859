// SPDX-License-Identifier: Apache-2.0
// F, letters, Enter, values, Enter: a filter without the mouse.
import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import type { CalendarDate } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { useSession } from "lib/session";
import { Float } from "ui/Float";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { Menu, type MenuItem } from "ui/Menu";
import { groupColor, groupIcon } from "ui/StatusChip";
import { choicesOf, fieldLabel, fieldValue, type Words } from "./filterWords";
import {
  type FilterField,
  fieldOrder,
  type FlagFilter,
  hasField,
  isRange,
  type OrderFilters,
  type RangeField,
  rangeNames,
  withFlags,
  withList,
  withSingle,
} from "./orderFilters";
import styles from "./FilterMenu.module.css";

interface FilterMenuProps {
  anchor: HTMLElement | null;
  filters: OrderFilters;
  /** The field whose chip was pressed; without it the menu of fields comes first. */
  field?: FilterField;
  onChange: (filters: OrderFilters) => void;
  onClose: () => void;
}

/** Chosen in a record, not in the menu. */
const onlyFromRecords: FilterField[] = ["customer", "offer"];

export function useFilterWords(): Words {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const { user } = useSession();
  return useMemo(() => ({ t, format, books, me: user.id }), [t, format, books, user.id]);
}

export function FilterMenu({ anchor, filters, field: given, onChange, onClose }: FilterMenuProps) {
  const words = useFilterWords();
  const { t } = words;
  const [field, setField] = useState(given);
  const label = field ? t(fieldLabel[field]) : t("filter.open");

  const fields = useMemo(
    (): MenuItem[] =>
      fieldOrder
        .filter((one) => !onlyFromRecords.includes(one))
        .map((one) => ({
          key: one,
          label: t(fieldLabel[one]),
          hint: hasField(filters, one) ? fieldValue(filters, one, words) : undefined,
        })),
    [filters, t, words],
  );

  return (
    <Float key={field ?? ""} anchor={anchor} label={label} onClose={onClose} width={292}>
      {!field && (
        <Menu
          items={fields}
          label={label}
          icon="filter"
          placeholder={t("filter.search")}
          onChoose={(item) => setField(item.key as FilterField)}
        />
      )}
      {field && <FieldEditor field={field} filters={filters} words={words} onChange={onChange} onClose={onClose} />}
    </Float>
  );
}

interface EditorProps {
  field: FilterField;
  filters: OrderFilters;
  words: Words;
  onChange: (filters: OrderFilters) => void;
  onClose: () => void;
}

function FieldEditor(props: EditorProps) {
  const { field } = props;
  if (field === "q" || field === "customer" || field === "offer") return <TextEditor {...props} />;
  if (isRange(field)) return field === "sum" ? <SumEditor {...props} /> : <DatesEditor {...props} field={field} />;
  return <ValuesEditor {...props} />;
}

/** Enter takes one value and is done; a press or Shift Enter ticks several. */
function ValuesEditor({ field, filters, words, onChange, onClose }: EditorProps) {
  const { t } = words;
  const [chosen, setChosen] = useState<string[]>(() =>
    field === "flags" ? [...filters.flags] : [...(filters.lists[field as "status"] ?? [])],
  );
  const items = (choicesOf(field, words) ?? []).map((choice): MenuItem => ({
    key: choice.value,
    label: choice.label,
    checked: chosen.includes(choice.value),
    icon: choice.group && (
      <span className={styles.icon} style={{ color: groupColor(choice.group) }}>
        <Icon name={groupIcon(choice.group)} />
      </span>
    ),
  }));
  const apply = (values: string[]) => {
    onChange(
      field === "flags" ? withFlags(filters, values as FlagFilter[]) : withList(filters, field as "status", values),
    );
  };
  const toggle = (item: MenuItem) => {
    const next = chosen.includes(item.key) ? chosen.filter((value) => value !== item.key) : [...chosen, item.key];
    setChosen(next);
    apply(next);
  };
  return (
    <>
      <div className={styles.title}>{t(fieldLabel[field])}</div>
      <Menu
        multiple
        items={items}
        label={t(fieldLabel[field])}
        placeholder={t("filter.value")}
        icon="filter"
        onChoose={toggle}
        onDone={onClose}
      />
      <div className={styles.foot}>
        <Button size="small" type="primary" onClick={onClose}>
          {t("filter.done")} <Kbd chord="Ctrl+Enter" plain />
        </Button>
      </div>
    </>
  );
}

function TextEditor({ field, filters, words, onChange, onClose }: EditorProps) {
  const { t } = words;
  const name = field as "q";
  const [text, setText] = useState((field === "q" ? filters.single.q : filters.lists[field as "offer"]?.[0]) ?? "");
  const apply = (event: React.FormEvent) => {
    event.preventDefault();
    onChange(
      field === "q"
        ? withSingle(filters, { [name]: text.trim() })
        : withList(filters, field as "offer", text.trim() ? [text.trim()] : []),
    );
    onClose();
  };
  return (
    <form className={styles.form} onSubmit={apply}>
      <label>
        <span>{t(fieldLabel[field])}</span>
        <Input
          value={text}
          placeholder={field === "q" ? t("filter.qHint") : undefined}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Apply t={t} />
    </form>
  );
}

function SumEditor({ filters, words, onChange, onClose }: EditorProps) {
  const { t } = words;
  const [from, setFrom] = useState(filters.single.sum_min ?? "");
  const [to, setTo] = useState(filters.single.sum_max ?? "");
  const clean = (text: string) => text.replace(/[^\d.,]/g, "").replace(",", ".");
  const apply = (event: React.FormEvent) => {
    event.preventDefault();
    onChange(withSingle(filters, { sum_min: clean(from), sum_max: clean(to) }));
    onClose();
  };
  return (
    <form className={styles.form} onSubmit={apply}>
      <div className={styles.pair}>
        <label>
          <span>{t("filter.sumFrom")}</span>
          <Input inputMode="decimal" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          <span>{t("filter.sumTo")}</span>
          <Input inputMode="decimal" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
      </div>
      <Apply t={t} />
    </form>
  );
}

const shift = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function DatesEditor({ field, filters, words, onChange, onClose }: EditorProps & { field: RangeField }) {
  const { t, format } = words;
  const [fromName, toName] = rangeNames(field);
  const [from, setFrom] = useState(filters.single[fromName] ?? "");
  const [to, setTo] = useState(filters.single[toName] ?? "");
  const [today] = useState(() => format.dateOf(Date.now()));
  const weekday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
  const monday = shift(today, -weekday);
  const presets: [string, CalendarDate, CalendarDate][] =
    field === "created"
      ? [
          [t("filter.today"), today, today],
          [t("filter.yesterday"), shift(today, -1), shift(today, -1)],
          [t("filter.week"), monday, today],
          [t("filter.days30"), shift(today, -29), today],
        ]
      : [
          [t("filter.today"), today, today],
          [t("filter.tomorrow"), shift(today, 1), shift(today, 1)],
          [t("filter.week"), monday, shift(monday, 6)],
        ];
  const set = (least: string, most: string) => {
    onChange(withSingle(filters, { [fromName]: least, [toName]: most }));
    onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const swapped = from && to && from > to;
        set(swapped ? to : from, swapped ? from : to);
      }}
    >
      <div className={styles.presets}>
        {presets.map(([label, least, most]) => (
          <Button key={label} size="small" onClick={() => set(least, most)}>
            {label}
          </Button>
        ))}
      </div>
      <div className={styles.pair}>
        <label>
          <span>{t("filter.from")}</span>
          <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          <span>{t("filter.to")}</span>
          <Input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
      </div>
      <Apply t={t} />
    </form>
  );
}

function Apply({ t }: { t: Words["t"] }) {
  return (
    <div className={styles.foot}>
      <Button size="small" type="primary" htmlType="submit">
        {t("filter.apply")} <Kbd chord="Enter" plain />
      </Button>
    </div>
  );
}
