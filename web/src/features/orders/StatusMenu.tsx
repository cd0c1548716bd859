// SPDX-License-Identifier: Apache-2.0
// One look everywhere: letters, digits, the likely one first. What a move needs is asked inside the same menu.
import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { type Books, groupOrder, useBooks } from "lib/references";
import type { Status } from "lib/api_types";
import { Float } from "ui/Float";
import { Icon } from "ui/Icon";
import { Menu, type MenuItem } from "ui/Menu";
import { groupColor, groupIcon } from "ui/StatusChip";
import type { StatusChoice } from "./orderApi";
import styles from "./StatusMenu.module.css";

export interface StatusSubject {
  /** Numbers of the orders, as people say them. */
  numbers: string[];
  /** The present status where all have the same one. */
  status: string | null;
  /** The most frequent next one, when the server has said it. */
  likely?: string | null;
}

interface StatusMenuProps {
  subject: StatusSubject;
  anchor: HTMLElement | DOMRect | null;
  /** Only ways to cancel: the key Del. */
  cancelOnly?: boolean;
  onChoose: (choice: StatusChoice) => void;
  onClose: () => void;
}

/** The next status along the way, where nobody has counted what is usual. */
export function nextStatus(books: Books, status: string | null): string | null {
  const way = groupOrder.slice(0, 5).flatMap((group) => books.statusesOf(group).filter((one) => one.active));
  const at = way.findIndex((one) => one.code === status);
  return at >= 0 ? (way[at + 1]?.code ?? null) : null;
}

export function StatusMenu({ subject, anchor, cancelOnly, onChoose, onClose }: StatusMenuProps) {
  const { t } = useTexts();
  const books = useBooks();
  const [asked, setAsked] = useState<Status>();
  const label = t("status.menu");

  const items = useMemo((): MenuItem[] => {
    const likely = subject.likely ?? nextStatus(books, subject.status);
    const open = groupOrder
      .flatMap((group) => books.statusesOf(group))
      .filter((one) => one.active && one.code !== subject.status);
    const shown = cancelOnly ? open.filter((one) => one.group === "cancel") : open;
    const first = cancelOnly ? undefined : shown.find((one) => one.code === likely);
    let digit = 0;
    return [...(first ? [first] : []), ...shown.filter((one) => one !== first)].map((one) => {
      digit += 1;
      return {
        key: one.code,
        label: one.needs_reason ? t("status.cancelAsk", { s: one.name }) : one.name,
        icon: (
          <span className={styles.icon} style={{ color: groupColor(one.group) }}>
            <Icon name={groupIcon(one.group)} />
          </span>
        ),
        digit: digit <= 9 ? String(digit) : undefined,
        heading: one === first ? t("status.likely") : books.name("status_groups", one.group),
      };
    });
    // What was likely when the menu opened stays first while it is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const choose = (item: MenuItem) => {
    const status = books.statuses.get(item.key);
    if (!status) return;
    if (status.needs_reason) setAsked(status);
    else onChoose({ status: status.code });
  };

  return (
    <Float anchor={anchor} label={label} onClose={onClose} width={292}>
      {asked ? (
        <CancelReason key={asked.code} subject={subject} status={asked} onChoose={onChoose} />
      ) : (
        <Menu items={items} label={label} placeholder={t("status.search")} onChoose={choose} />
      )}
    </Float>
  );
}

/** Why an order is being cancelled: one press, a word if needed. */
function CancelReason({
  subject,
  status,
  onChoose,
}: {
  subject: StatusSubject;
  status: Status;
  onChoose: (choice: StatusChoice) => void;
}) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const reasons = books.raw.cancel_reasons.filter((reason) => reason.active);
  // The status often is the reason itself ("No answer"): then it is already ticked.
  const [reason, setReason] = useState<string | null>(reasons.find((one) => one.code === status.code)?.code ?? null);
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState(false);
  const [only] = subject.numbers;
  const many = subject.numbers.length > 1;

  const act = (event: React.FormEvent) => {
    event.preventDefault();
    if (!reason && reasons.length) setMissing(true);
    else onChoose({ status: status.code, cancel_reason: reason, comment: comment.trim() || undefined });
  };

  return (
    <form className={styles.reasons} onSubmit={act}>
      <fieldset>
        <legend>
          {many
            ? t("cancel.whyMany", { n: subject.numbers.length })
            : t("cancel.why", { no: format.orderNumber(only ?? "") })}
        </legend>
        {reasons.map((one, index) => (
          <label key={one.code}>
            <input
              type="radio"
              name="reason"
              // The first stop of the keyboard: arrows go on from there.
              autoFocus={reason ? reason === one.code : index === 0}
              checked={reason === one.code}
              onChange={() => {
                setReason(one.code);
                setMissing(false);
              }}
            />
            {one.name}
          </label>
        ))}
      </fieldset>
      {missing && (
        <div className={styles.missing} role="alert">
          <Icon name="overdue" size={14} /> {t("cancel.choose")}
        </div>
      )}
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 4 }}
        value={comment}
        placeholder={t("cancel.comment")}
        aria-label={t("cancel.comment")}
        onChange={(event) => setComment(event.target.value)}
      />
      <div className={styles.acts}>
        <Button size="small" danger htmlType="submit">
          {many ? t("cancel.actMany", { n: subject.numbers.length }) : t("cancel.act")}
        </Button>
      </div>
    </form>
  );
}
