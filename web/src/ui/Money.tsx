// SPDX-License-Identifier: Apache-2.0
import type { Decimal } from "lib/api_types";
import { useFormat } from "lib/format";
import styles from "./Money.module.css";

interface MoneyProps {
  sum: Decimal;
  currency: string;
  /** Digits after the point that the whole column has. */
  minor?: number;
  /** In a column: the sign has a slot of its own after the digits, so that digits stand under digits. */
  column?: boolean;
}

export function Money({ sum, currency, minor, column }: MoneyProps) {
  const format = useFormat();
  if (!column) return <span className={styles.money}>{format.money(sum, currency, minor)}</span>;
  const { amount, sign } = format.moneyParts(sum, currency, minor);
  return (
    <span className={styles.money}>
      <span className={styles.amount}>{amount}</span>
      <span className={styles.sign}>{sign}</span>
    </span>
  );
}
