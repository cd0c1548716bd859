// SPDX-License-Identifier: Apache-2.0
import { Icon, type IconName } from "./Icon";
import styles from "./Marks.module.css";

export interface Mark {
  icon: IconName;
  tone: "vip" | "bad" | "warn" | "plain" | "primary";
  label: string;
}

/** Marks without a visible word: each has a shape of its own, a tooltip and a name. What does not fit goes to the tooltip. */
export function Marks({ marks, most = 2 }: { marks: Mark[]; most?: number }) {
  if (!marks.length) return null;
  const words = marks.map((mark) => mark.label).join(", ");
  return (
    <span className={styles.marks} title={words}>
      {marks.slice(0, most).map((mark) => (
        <span key={mark.icon} className={styles[mark.tone]}>
          <Icon name={mark.icon} />
        </span>
      ))}
      <span className="unseen">{words}</span>
    </span>
  );
}
