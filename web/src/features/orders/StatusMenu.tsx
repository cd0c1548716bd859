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
  const [cancelling, setCancelling] = useState(cancelOnly ?? false);
  const label = t("status.menu");

  const items = useMemo((): MenuItem[] => {
    const likely = subject.likely ?? nextStatus(books, subject.status);
    const open = groupOrder
      .flatMap((group) => books.statusesOf(group))
      .filter((one) => one.active && one.code !== subject.status);
    const shown = open.filter((one) => (cancelling ? one.group === "cancel" : one.group !== "cancel"));
    const first = shown.find((one) => one.code === likely);
    const list: MenuItem[] = [...(first ? [first] : []), ...shown.filter((one) => one !== first)].map((one, index) => ({
      key: one.code,
      label: one.name,
      icon: <GroupIcon group={one.group} />,
      digit: index < 9 ? String(index + 1) : undefined,
      heading: one === first ? t("status.likely") : books.name("status_groups", one.group),
    }));
    if (!cancelling && open.some((one) => one.group === "cancel"))
      list.push({
        key: cancelKey,
        label: t("status.cancelAsk"),
        icon: <GroupIcon group="cancel" />,
        digit: "0",
        heading: books.name("status_groups", "cancel"),
      });
    return list;
    // What was likely when the menu opened stays first while it is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [cancelling]);

  const choose = (item: MenuItem) => {
    if (item.key === cancelKey) {
      setCancelling(true);
      return;
    }
    const status = books.statuses.get(item.key);
    if (!status) return;
    // Many shops have a status for each reason: then the reason has been told.
    const told = books.raw.cancel_reasons.find((reason) => reason.active && reason.code === status.code);
    if (!status.needs_reason) onChoose({ status: status.code });
    else if (told) onChoose({ status: status.code, cancel_reason: told.code });
    else setAsked(status);
  };

  return (
    <Float anchor={anchor} label={label} onClose={onClose} width={292}>
      {asked ? (
        <CancelReason key={asked.code} subject={subject} status={asked} onChoose={onChoose} />
      ) : (
        <>
          {cancelling && <CancelTitle subject={subject} />}
          <Menu
            key={String(cancelling)}
            items={items}
            label={label}
            placeholder={t("status.search")}
            onChoose={choose}
          />
        </>
      )}
    </Float>
  );
}

const cancelKey = "cancel";

function GroupIcon({ group }: { group: string }) {
  return (
    <span className={styles.icon} style={{ color: groupColor(group) }}>
      <Icon name={groupIcon(group)} />
    </span>
  );
}

function CancelTitle({ subject }: { subject: StatusSubject }) {
  const { t } = useTexts();
  const format = useFormat();
  const [only, ...others] = subject.numbers;
  const text = others.length
    ? t("cancel.whyMany", { n: subject.numbers.length })
    : t("cancel.why", { no: format.orderNumber(only ?? "") });
  return <span className={styles.title}>{text}</span>;
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
  const books = useBooks();
  const reasons = books.raw.cancel_reasons.filter((reason) => reason.active);
  const [reason, setReason] = useState<string | null>(null);
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState(false);
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
          <CancelTitle subject={subject} />
        </legend>
        {reasons.map((one, index) => (
          <label key={one.code}>
            <input
              type="radio"
              name="reason"
              // The first stop of the keyboard: arrows go on from there.
              autoFocus={index === 0}
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
