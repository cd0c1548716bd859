// SPDX-License-Identifier: Apache-2.0
import { Button } from "antd";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { ErrorCard } from "ui/ErrorCard";
import { Icon } from "ui/Icon";
import styles from "./OrderListPage.module.css";
import type { Refusal } from "./useOrderActs";

/** An act that was refused: about the page, so a bar on top; it stays until it is read. */
export function RefusalBar({ refusal, onHide }: { refusal: Refusal; onHide: () => void }) {
  const { t } = useTexts();
  const format = useFormat();
  const title = refusal.number ? t("order.number", { no: format.orderNumber(refusal.number) }) : t("bulk.failed");
  return (
    <div className={styles.problem}>
      <ErrorCard title={title} error={refusal.error} />
      <Button size="small" type="text" icon={<Icon name="close" />} aria-label={t("error.hide")} onClick={onHide} />
    </div>
  );
}
