// SPDX-License-Identifier: Apache-2.0
// Always there, so that nothing moves when it fills: what is unsaved by name, and the way to save it or let it go.
import { Button } from "antd";
import { ApiError } from "lib/api";
import { useConnection } from "lib/connection";
import { useTexts } from "lib/i18n";
import { useWaitingActs } from "lib/outbox";
import { Tag } from "ui/Card";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import type { OrderEditing } from "./useOrderEdit";
import { changeWords, type Words } from "./words";
import styles from "./OrderWindow.module.css";

interface SaveBarProps {
  edit: OrderEditing;
  subject: string;
  words: Words;
  isNew: boolean;
  onSave: () => void;
  onDiscard: () => void;
  onClose: () => void;
}

/** The server's refusal in one line: its words and, for a field that is not on the screen, which one. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const [first] = error.failure.fields ?? [];
  const { message } = error.failure;
  return first && !message.includes(first.message) ? `${message} ${first.message}` : message;
}

export function SaveBar({ edit, subject, words, isNew, onSave, onDiscard, onClose }: SaveBarProps) {
  const { t } = words;
  const waiting = useWaitingActs().includes(subject);
  const { online } = useConnection();
  const count = edit.changes.length;
  const named = edit.changes.slice(0, 6).map((change) => changeWords(change, edit.base, edit.form, words));
  const request = edit.error instanceof ApiError ? edit.error.failure.request_id : "";
  return (
    <div className={waiting ? `${styles.savebar} ${styles.amber}` : styles.savebar}>
      {edit.error ? (
        <span className={`cut ${styles.bad}`} role="alert" title={request ? t("error.request", { id: request }) : ""}>
          <Icon name="overdue" /> {refusalWords(edit.error)}
        </span>
      ) : waiting ? (
        <span className={`cut ${styles.warn}`} role="status">
          <Icon name="clock" /> {t("save.waiting")}
        </span>
      ) : count && !isNew ? (
        <>
          <Tag tone="warn" icon="edit">
            {t("save.unsaved", { n: count })}
          </Tag>
          <span className={`cut ${styles.quiet}`}>{named.join(" · ")}</span>
        </>
      ) : isNew ? (
        <span className={`cut ${styles.quiet}`}>{t("new.hint")}</span>
      ) : (
        <span className={`cut ${styles.faint}`}>{t("save.nothing")}</span>
      )}
      <span className={styles.rest} />
      {count > 0 && !waiting && !edit.error && (
        <span className={`${styles.small} ${styles.faint}`}>{t(online ? "save.draft" : "save.draftOffline")}</span>
      )}
      {count > 0 ? (
        <Button type="text" onClick={onDiscard}>
          {t(isNew ? "new.discard" : "save.discard")}
        </Button>
      ) : (
        isNew && (
          <Button type="text" onClick={onClose}>
            {t("new.close")} <Kbd chord="Escape" plain />
          </Button>
        )
      )}
      <SaveButton isNew={isNew} edit={edit} onSave={onSave} />
    </div>
  );
}

/** Never dead: pressed with nothing to save it says so. */
export function SaveButton({
  isNew,
  edit,
  onSave,
  className,
}: Pick<SaveBarProps, "isNew" | "edit" | "onSave"> & { className?: string }) {
  const { t } = useTexts();
  return (
    <Button
      type="primary"
      className={className}
      loading={edit.saving ? { delay: 300 } : false}
      aria-keyshortcuts="Control+Enter"
      onClick={onSave}
    >
      {t(isNew ? "new.save" : "save.save")} <Kbd chord="Ctrl+Enter" plain />
    </Button>
  );
}
