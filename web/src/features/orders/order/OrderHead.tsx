// SPDX-License-Identifier: Apache-2.0
// Number, state and time of an order, the likely next status, and the way to its neighbours in the list.
import { Button } from "antd";
import type { ReactNode, Ref } from "react";
import type { OrderCard } from "lib/api_types";
import { useNow } from "lib/clock";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { usePhone } from "lib/screen";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { groupIcon, StatusChip } from "ui/StatusChip";
import { groupOf, statusTime } from "../orderFormat";
import type { Place } from "./useNeighbours";
import styles from "./OrderWindow.module.css";

interface OrderHeadProps {
  card: OrderCard;
  place: Place;
  statusOpen: boolean;
  statusRef: Ref<HTMLButtonElement>;
  onStatus: (anchor: HTMLElement) => void;
  onLikely: () => void;
  onBack: () => void;
  onGo: (by: -1 | 1) => void;
}

export function OrderHead({ card, place, onBack, onGo, onLikely, ...status }: OrderHeadProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const phone = usePhone();
  const title = t("order.number", { no: format.orderNumber(card.number) });
  const likely = card.likely_status ? books.statuses.get(card.likely_status) : undefined;
  return (
    <header className={styles.head}>
      <BackButton onBack={onBack} />
      <h1>{title}</h1>
      <CustomerMarks vip={card.vip} bad={card.bad} />
      {!phone && (
        <>
          <StatusLine card={card} {...status} />
          {likely && (
            <Button
              className={styles.tinted}
              icon={<Icon name={groupIcon(likely.group)} />}
              aria-keyshortcuts="Shift+S"
              onClick={onLikely}
            >
              {likely.name} <Kbd chord="Shift+S" plain />
            </Button>
          )}
        </>
      )}
      <span className={styles.rest} />
      {place.position && (
        <span className={`${styles.small} ${styles.quiet}`}>
          {t("order.place", { n: format.number(place.position.at), all: format.number(place.position.all) })}
        </span>
      )}
      <Button
        size="small"
        type={phone ? "text" : "default"}
        icon={<Icon name="up" />}
        aria-label={t("order.previous")}
        title={t("order.previous")}
        aria-keyshortcuts="K"
        disabled={place.previous === null}
        onClick={() => onGo(-1)}
      />
      <Button
        size="small"
        type={phone ? "text" : "default"}
        icon={<Icon name="down" />}
        aria-label={t("order.next")}
        title={t("order.next")}
        aria-keyshortcuts="J"
        disabled={place.next === null}
        onClick={() => onGo(1)}
      />
    </header>
  );
}

export function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useTexts();
  return (
    <Button
      size="small"
      type="text"
      icon={<Icon name="left" />}
      aria-label={t("nav.back")}
      title={`${t("nav.back")} (Esc)`}
      onClick={onBack}
    />
  );
}

export function CustomerMarks({ vip, bad }: { vip: boolean; bad: boolean }): ReactNode {
  const { t } = useTexts();
  return (
    <>
      {vip && (
        <span className={`${styles.mark} ${styles.vip}`}>
          <Icon name="crown" /> {t("mark.vip")}
        </span>
      )}
      {bad && (
        <span className={`${styles.mark} ${styles.bad}`}>
          <Icon name="banned" /> {t("mark.bad")}
        </span>
      )}
    </>
  );
}

type StatusLineProps = Pick<OrderHeadProps, "card" | "statusOpen" | "statusRef" | "onStatus">;

/** The status and how long it stands: grey, amber near its limit, red after it. */
export function StatusLine({ card, statusOpen, statusRef, onStatus }: StatusLineProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const now = useNow();
  const time = statusTime(card, books, now, format, t);
  const limit = card.overdue_at === null ? null : format.duration(card.overdue_at - card.status_at);
  const tone = time && { bad: styles.bad, warn: styles.warn, grey: styles.faint }[time.tone];
  return (
    <>
      <StatusChip
        large
        ref={statusRef}
        group={groupOf(books, card.status)}
        expanded={statusOpen}
        title={`${t("status.menu")} (S)`}
        onClick={onStatus}
      >
        {books.name("statuses", card.status)}
      </StatusChip>
      {time && (
        <span className={styles.mark} title={time.title}>
          <b className={`${styles.mark} ${tone}`} style={{ fontWeight: time.tone === "grey" ? 400 : 600 }}>
            {time.tone === "bad" && <Icon name="overdue" />}
            {time.text}
          </b>
          {time.tone === "bad" && limit && (
            <span className={`${styles.small} ${styles.quiet}`}>{t("order.limitWas", { t: limit })}</span>
          )}
        </span>
      )}
    </>
  );
}
