// SPDX-License-Identifier: Apache-2.0
import { Button } from "antd";
import { ApiError } from "lib/api";
import { useTexts } from "lib/i18n";
import { Icon } from "./Icon";
import styles from "./States.module.css";

interface ErrorCardProps {
  /** What failed and what still works. */
  title: string;
  error: unknown;
  onAgain?: () => void;
}

/** Only the part that failed says so: what, why, again, and the number of the request for whoever helps. */
export function ErrorCard({ title, error, onAgain }: ErrorCardProps) {
  const { t } = useTexts();
  const failure = error instanceof ApiError ? error.failure : undefined;
  return (
    <div className={styles.error} role="alert">
      <span className={styles.sign}>
        <Icon name="overdue" />
      </span>
      <div className={styles.body}>
        <div className={styles.title}>{title}</div>
        {failure?.message && <div className={styles.text}>{failure.message}</div>}
        {failure?.request_id && <div className={styles.request}>{t("error.request", { id: failure.request_id })}</div>}
      </div>
      {onAgain && (
        <Button size="small" icon={<Icon name="repeat" size={14} />} onClick={onAgain}>
          {t("error.again")}
        </Button>
      )}
    </div>
  );
}
