// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import styles from "./Card.module.css";

interface CardProps {
  title?: ReactNode;
  icon?: IconName;
  /** At the right of the title. */
  extra?: ReactNode;
  /** A place that keys jump to, e.g. "items". */
  section?: string;
  label?: string;
  className?: string;
  children?: ReactNode;
}

/** One subject of a page. */
export function Card({ title, icon, extra, section, label, className, children }: CardProps) {
  return (
    <section
      className={className ? `${styles.card} ${className}` : styles.card}
      data-section={section}
      aria-label={label ?? (typeof title === "string" ? title : undefined)}
    >
      {title !== undefined && (
        <div className={styles.head}>
          {icon && <Icon name={icon} />}
          <h2 className="cut">{title}</h2>
          <span className={styles.rest} />
          {extra}
        </div>
      )}
      {children}
    </section>
  );
}

/** Name and value, one under another; values that are empty are left out by whoever writes them. */
export function Facts({ rows }: { rows: (readonly [string, ReactNode] | null | false)[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map((row) =>
        row ? (
          <div key={row[0]} style={{ display: "contents" }}>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Figures side by side, each with its word under it. */
export function Figures({ figures }: { figures: { value: ReactNode; label: string }[] }) {
  return (
    <div className={styles.figures}>
      {figures.map((figure) => (
        <div key={figure.label}>
          <b>{figure.value}</b>
          <span className={styles.label}>{figure.label}</span>
        </div>
      ))}
    </div>
  );
}

/** The server's words about a field, under it. */
export function Problem({ children }: { children: string | undefined }) {
  if (!children) return null;
  return (
    <div className={styles.problem} role="alert">
      <Icon name="overdue" size={14} /> {children}
    </div>
  );
}

export const Fields = ({ children }: { children: ReactNode }) => <div className={styles.fields}>{children}</div>;

export function Tag({
  tone,
  icon,
  children,
}: {
  tone?: "bad" | "warn" | "good";
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={tone ? `${styles.tag} ${styles[tone]}` : styles.tag}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
