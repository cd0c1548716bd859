// SPDX-License-Identifier: Apache-2.0
// A look into an order without leaving the list: over its right edge, following the focus, never moving a row.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import type { OrderCard, OrderRow } from "lib/api_types";
import { useNow } from "lib/clock";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { ErrorCard } from "ui/ErrorCard";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { StatusChip } from "ui/StatusChip";
import { orderQuery } from "./orderApi";
import { deliveryLook, groupOf, isFinished, nextStep, paymentLook } from "./orderFormat";
import styles from "./OrderPeek.module.css";

interface OrderPeekProps {
  row: OrderRow;
  onStatus: (element: HTMLElement) => void;
  onManager: (element: HTMLElement) => void;
  onClose: () => void;
}

export function OrderPeek({ row, onStatus, onManager, onClose }: OrderPeekProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const navigate = useNavigate();
  const now = useNow();
  const {
    data: card,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery({ ...orderQuery(row.id), placeholderData: keepPreviousData });
  const step = nextStep(row, books, now, format, t);
  const delivery = deliveryLook(row, books, now, format);
  const title = t("order.number", { no: format.orderNumber(row.number) });
  return (
    <aside className={styles.peek} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <StatusChip group={groupOf(books, row.status)} onClick={onStatus}>
          {books.name("statuses", row.status)}
        </StatusChip>
        <span className={styles.rest} />
        <Button type="text" size="small" icon={<Icon name="close" />} aria-label={t("peek.close")} onClick={onClose} />
      </header>
      {error && !card ? (
        <ErrorCard title={t("peek.error")} error={error} onAgain={() => void refetch()} />
      ) : (
        card && (
          <div className={isPlaceholderData ? styles.dimmed : undefined} aria-busy={isPlaceholderData}>
            <Who card={card} />
            <What card={card} row={row} />
          </div>
        )
      )}
      {(delivery || step) && (
        <div className={styles.part}>
          {delivery && (
            <div className={styles.line}>
              <Icon name={delivery.icon} />
              <span className={delivery.late ? styles.bad : undefined}>{delivery.text}</span>
              {card && !isPlaceholderData && card.delivery.address.text && (
                <span className={`cut ${styles.quiet}`}>{card.delivery.address.text}</span>
              )}
            </div>
          )}
          {step && (
            <div className={step.tone === "plain" ? styles.line : `${styles.line} ${styles[step.tone]}`}>
              <Icon name="flag" />
              <b>{step.text}</b>
            </div>
          )}
        </div>
      )}
      {card && !isPlaceholderData && (card.customer_comment || card.manager_comment) && (
        <div className={styles.part}>
          {[card.customer_comment, card.manager_comment].filter(Boolean).map((comment) => (
            <p key={comment} className={styles.comment}>
              {comment}
            </p>
          ))}
        </div>
      )}
      <footer>
        <Button size="small" aria-keyshortcuts="S" onClick={(event) => onStatus(event.currentTarget)}>
          {t("peek.status")} <Kbd chord="S" plain />
        </Button>
        <Button size="small" aria-keyshortcuts="M" onClick={(event) => onManager(event.currentTarget)}>
          {t("peek.manager")} <Kbd chord="M" plain />
        </Button>
        {card?.phone && !isPlaceholderData && (
          <Button size="small" href={`tel:${card.phone.replace(/[^\d+]/g, "")}`} aria-keyshortcuts="C">
            {t("peek.call")} <Kbd chord="C" plain />
          </Button>
        )}
        <span className={styles.rest} />
        <Button
          size="small"
          className={styles.open}
          aria-keyshortcuts="Enter"
          onClick={() => void navigate(`/orders/${row.id}`)}
        >
          {t("peek.open")} <Kbd chord="Enter" plain />
        </Button>
      </footer>
    </aside>
  );
}

function Who({ card }: { card: OrderCard }) {
  const { t } = useTexts();
  const format = useFormat();
  const name = format.name(card.last_name, card.first_name, card.patronymic);
  const { customer } = card;
  return (
    <div className={styles.part}>
      <div className={styles.line}>
        {card.vip && (
          <span className={styles.vip} title={t("mark.vip")}>
            <Icon name="crown" />
          </span>
        )}
        {customer ? (
          <Link to={`/customers/${customer.id}`} className={`cut ${styles.name}`}>
            {name || t("order.nobodyName")}
          </Link>
        ) : (
          <span className={`cut ${styles.name}`}>{name || t("order.nobodyName")}</span>
        )}
        <span className={styles.rest} />
        {card.phone && (
          <a className={styles.phone} href={`tel:${card.phone.replace(/[^\d+]/g, "")}`}>
            {format.phone(card.phone)} <Icon name="phone" />
          </a>
        )}
      </div>
      {customer && customer.orders > 0 && (
        <div className={styles.quiet}>
          {t("peek.spent", { n: customer.orders, sum: format.money(customer.sum, customer.currency) })}
        </div>
      )}
    </div>
  );
}

const mostItems = 6;

function What({ card, row }: { card: OrderCard; row: OrderRow }) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const look = paymentLook(row.payment, isFinished(books, row.status));
  const minor = format.minorUnits([...card.items.map((item) => item.sum), card.totals.total], card.currency);
  return (
    <div className={styles.part}>
      {card.items.slice(0, mostItems).map((item) => (
        <div key={item.id} className={styles.item}>
          <span className="cut">{item.name}</span>
          <span className={styles.rest} />
          {item.available !== null && Number(item.available) <= 0 && !isFinished(books, row.status) && (
            <span className={styles.out}>
              <Icon name="noGoods" size={14} /> {t("peek.outOfStock")}
            </span>
          )}
          {item.quantity !== "1" && <span className={styles.quiet}>{format.number(item.quantity)} ×</span>}
          <span className={styles.sum}>{format.money(item.sum, card.currency, minor)}</span>
        </div>
      ))}
      {card.items.length > mostItems && (
        <div className={styles.quiet}>{t("order.moreItems", { n: card.items.length - mostItems })}</div>
      )}
      {!card.items.length && <div className={styles.quiet}>{t("peek.noItems")}</div>}
      <div className={`${styles.item} ${styles.total}`}>
        <b>{t("peek.total")}</b>
        <span className={styles.rest} />
        <span className={`${styles.pay} ${styles[look.tone]}`}>
          {look.icon && <Icon name={look.icon} size={14} />} {t(look.label)}
        </span>
        <b>{format.money(card.totals.total, card.currency, minor)}</b>
      </div>
    </div>
  );
}
