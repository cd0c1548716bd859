// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "lib/i18n";
import { Card } from "ui/Card";
import { SkeletonRows, useSlow } from "ui/Skeleton";
import styles from "./OrderWindow.module.css";

/** The page's own shape while it loads; for the first 300 ms nothing. */
export function OrderSkeleton() {
  const { t } = useTexts();
  const slow = useSlow(true);
  if (!slow) return <div className={styles.page} aria-busy="true" />;
  const rows = (count: number, height: number) => (
    <Card>
      <SkeletonRows rows={count} height={height} label={t("list.loading")} />
    </Card>
  );
  return (
    <div className={styles.page} aria-busy="true">
      <div className={styles.head} />
      <div className={styles.grid}>
        <div className={styles.column}>{rows(9, 44)}</div>
        <div className={styles.column}>
          {rows(4, 48)}
          {rows(4, 44)}
        </div>
        <div className={styles.column}>{rows(12, 48)}</div>
      </div>
    </div>
  );
}
