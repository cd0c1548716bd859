// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import styles from "./States.module.css";

/** Nothing here: what would be, and what to do. */
export function EmptyState({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.empty} role="status">
      <div className={styles.title}>{title}</div>
      {text && <div className={styles.text}>{text}</div>}
      {children && <div className={styles.acts}>{children}</div>}
    </div>
  );
}
