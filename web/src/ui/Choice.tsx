// SPDX-License-Identifier: Apache-2.0
import { Icon } from "./Icon";
import styles from "./Choice.module.css";

interface ChoiceProps {
  id?: string;
  value: string | null;
  options: { code: string; name: string }[];
  onChange: (value: string | null) => void;
  label: string;
  /** The words of "nothing chosen"; without them something always is. */
  nothing?: string;
  changed?: boolean;
}

/** One of a dictionary: letters find it, arrows walk it; a phone shows its own wheel. */
export function Choice({ id, value, options, onChange, label, nothing, changed }: ChoiceProps) {
  // What was deleted from the dictionary is still the value of an old record.
  const known = value === null || options.some((one) => one.code === value);
  const all = known ? options : [{ code: value, name: value }, ...options];
  return (
    <span className={styles.choice}>
      <select
        id={id}
        value={value ?? ""}
        aria-label={label}
        className={[value === null && styles.nothing, changed && styles.changed].filter(Boolean).join(" ") || undefined}
        onChange={(event) => onChange(event.target.value || null)}
      >
        {(nothing !== undefined || value === null) && <option value="">{nothing ?? ""}</option>}
        {all.map((one) => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
      </select>
      <Icon name="down" size={14} />
    </span>
  );
}
