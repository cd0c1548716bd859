// SPDX-License-Identifier: Apache-2.0
import { chordLabel } from "lib/keys";
import styles from "./Kbd.module.css";

/** The key of a button, written on it. Screen readers hear it from aria-keyshortcuts of the button itself. */
export function Kbd({ chord, plain = false }: { chord: string; plain?: boolean }) {
  return (
    <kbd aria-hidden="true" className={plain ? `${styles.kbd} ${styles.plain}` : styles.kbd}>
      {chordLabel(chord).join(" ")}
    </kbd>
  );
}
