// SPDX-License-Identifier: Apache-2.0
import type { Person } from "lib/api_types";
import styles from "./Avatar.module.css";

const tones = ["assembling", "delivery", "approval", "new", "complete"];

/** A person's initials in one of five calm hues; without a person a dashed ring that asks for one. */
export function Avatar({ person, nobody }: { person: Person | null | undefined; nobody: string }) {
  if (!person)
    return (
      <span className={`${styles.avatar} ${styles.nobody}`} role="img" title={nobody} aria-label={nobody}>
        ?
      </span>
    );
  const tone = tones[Math.abs(person.hue) % tones.length] as string;
  return (
    <span
      className={styles.avatar}
      style={{ background: `var(--${tone}-bg)`, color: `var(--${tone})` }}
      role="img"
      title={person.name}
      aria-label={person.name}
    >
      {person.initials}
    </span>
  );
}
