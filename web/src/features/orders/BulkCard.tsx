// SPDX-License-Identifier: Apache-2.0
import { Button } from "antd";
import { Link } from "react-router";
import type { Id } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { Icon } from "ui/Icon";
import type { BulkResult } from "./useOrderActs";
import styles from "./BulkCard.module.css";

interface BulkCardProps {
  result: BulkResult;
  onShow: (ids: Id[]) => void;
  onClose: () => void;
}

/** What an act on many came to: how many are done, and for each refused one why. */
export function BulkCard({ result, onShow, onClose }: BulkCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { refused } = result;
  return (
    <section className={styles.card} role="status">
      <div className={styles.head}>
        <span className={refused.length ? styles.warn : styles.good}>
          <Icon name={refused.length ? "overdue" : "complete"} />
        </span>
        <b>{t("bulk.done", { done: format.number(result.done.length), all: format.number(result.all) })}</b>
      </div>
      {refused.length > 0 && (
        <ul className={styles.refused}>
          {refused.map((one) => (
            <li key={one.id}>
              <Link to={`/orders/${one.id}`}>{format.orderNumber(one.number)}</Link> <span>{one.message}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.acts}>
        {refused.length > 0 && (
          <Button size="small" onClick={() => onShow(refused.map((one) => one.id))}>
            {t("bulk.showRefused", { n: refused.length })}
          </Button>
        )}
        <Button size="small" type="text" onClick={onClose}>
          {t("bulk.close")}
        </Button>
      </div>
    </section>
  );
}
