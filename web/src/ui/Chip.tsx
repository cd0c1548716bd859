// SPDX-License-Identifier: Apache-2.0
import { Icon } from "./Icon";
import styles from "./Chip.module.css";

interface ChipProps {
  /** The field, grey. */
  name?: string;
  value: string;
  changeLabel: string;
  dropLabel: string;
  onChange?: (element: HTMLElement) => void;
  onDrop: () => void;
}

/** A filter: field and value in one; a press on the value changes it, the cross drops it. */
export function Chip({ name, value, changeLabel, dropLabel, onChange, onDrop }: ChipProps) {
  return (
    <span className={styles.chip}>
      <button
        type="button"
        className={styles.value}
        title={changeLabel}
        onClick={(event) => onChange?.(event.currentTarget)}
      >
        {name && <span className={styles.name}>{name}</span>}
        <span className={`cut ${styles.words}`}>{value}</span>
      </button>
      <button type="button" className={styles.drop} aria-label={dropLabel} title={dropLabel} onClick={onDrop}>
        <Icon name="close" size={14} />
      </button>
    </span>
  );
}
