// SPDX-License-Identifier: Apache-2.0
import { Button } from "antd";
import { tryNow, useConnection } from "lib/connection";
import { useTexts } from "lib/i18n";
import { useWaitingActs } from "lib/outbox";
import { Icon } from "ui/Icon";
import styles from "./OfflineBar.module.css";

export function OfflineBar() {
  const { t } = useTexts();
  const { online } = useConnection();
  const waiting = useWaitingActs();
  if (online) return null;
  return (
    <div className={styles.bar} role="alert">
      <Icon name="offline" />
      <span className={styles.words}>
        {t("net.offline")}
        {waiting.length > 0 && <span className={styles.waiting}>{t("net.waiting", { n: waiting.length })}</span>}
      </span>
      <Button size="small" onClick={() => void tryNow()}>
        {t("net.now")}
      </Button>
    </div>
  );
}
