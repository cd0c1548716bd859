// SPDX-License-Identifier: Apache-2.0
import { DatePicker } from "antd";
import dayjs from "dayjs";
import type { CalendarDate } from "lib/api_types";
import { useTexts } from "lib/i18n";
import { usePhone } from "lib/screen";
import fields from "./TypedField.module.css";

interface DateFieldProps {
  id?: string;
  value: CalendarDate | null;
  onChange: (value: CalendarDate | null) => void;
  label: string;
  placeholder?: string;
  changed?: boolean;
}

/** A day: typed as 21.11 or 21.11.2026, or picked; on a phone its own wheel. */
export function DateField({ id, value, onChange, label, placeholder, changed }: DateFieldProps) {
  const phone = usePhone();
  const { language } = useTexts();
  if (phone)
    return (
      <input
        id={id}
        type="date"
        className={fields.field}
        value={value ?? ""}
        aria-label={label}
        onChange={(event) => onChange(event.target.value || null)}
      />
    );
  const locale = language === "en" ? "en-US" : language;
  const words = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" });
  return (
    <DatePicker
      id={id}
      size="small"
      style={{ width: "100%", height: 28, borderBottom: changed ? "2px solid var(--warn)" : undefined }}
      value={value ? dayjs(value) : null}
      format={[
        (day) => words.format(new Date(`${day.format("YYYY-MM-DD")}T12:00:00Z`)),
        ...["DD.MM.YYYY", "D.M.YYYY", "DD.MM", "D.M", "YYYY-MM-DD"],
      ]}
      placeholder={placeholder}
      aria-label={label}
      onChange={(day) => onChange(day ? day.format("YYYY-MM-DD") : null)}
    />
  );
}
