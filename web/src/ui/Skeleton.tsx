// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import styles from "./Skeleton.module.css";

/** True once waiting has lasted longer than people notice. */
export function useSlow(waiting: boolean, after = 300): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSlow(true), after);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting, after]);
  return waiting && slow;
}

/** Rows of the final height while the first data are on their way; nothing for the first 300 ms. */
export function SkeletonRows({ rows = 12, height, label }: { rows?: number; height: number; label: string }) {
  const slow = useSlow(true);
  return (
    <div role="status" aria-label={label} aria-busy="true">
      {slow &&
        Array.from({ length: rows }, (_, index) => (
          <div key={index} className={styles.row} style={{ height }}>
            <i style={{ width: 44 }} />
            <i style={{ width: 70 + ((index * 37) % 60) }} />
            <b />
            <i style={{ width: 56 }} />
            <i className={styles.chip} />
          </div>
        ))}
    </div>
  );
}
