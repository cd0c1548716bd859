// SPDX-License-Identifier: Apache-2.0
// What the shop knows about a buyer: figures, past orders, a warning about an open one.
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import type { CustomerBrief, Id, OrderBrief } from "lib/api_types";
import { useNow } from "lib/clock";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { Card, Facts, Figures } from "ui/Card";
import { Icon } from "ui/Icon";
import { StatusChip } from "ui/StatusChip";
import { contentsOf, groupOf } from "../orderFormat";
import window_ from "./OrderWindow.module.css";
import styles from "./Known.module.css";

export function KnownFigures({ customer }: { customer: CustomerBrief }) {
  const { t } = useTexts();
  const format = useFormat();
  return (
    <Figures
      figures={[
        { value: format.number(customer.orders), label: t("known.orders", { n: customer.orders }) },
        { value: format.money(customer.sum, customer.currency), label: t("known.spent") },
        customer.cancelled > 0
          ? { value: t("known.of", { n: customer.cancelled, all: customer.orders }), label: t("known.cancelled") }
          : { value: format.money(customer.average, customer.currency), label: t("known.average") },
      ]}
    />
  );
}

export function PastOrders({ customer, except, ruled }: { customer: CustomerBrief; except?: Id; ruled?: boolean }) {
  const { t } = useTexts();
  const orders = customer.last_orders.filter((order) => order.id !== except).slice(0, ruled ? 5 : 3);
  if (!orders.length) return null;
  const rest = customer.orders - orders.length - (except === undefined ? 0 : 1);
  return (
    <div className={ruled ? `${styles.orders} ${styles.ruled}` : styles.orders}>
      <div className={styles.label}>{t(ruled ? "nav.orders" : "known.past")}</div>
      {orders.map((order) => (
        <PastOrder key={order.id} order={order} sums={ruled} />
      ))}
      {rest > 0 && (
        <Link className={styles.more} to={`/customers/${customer.id}`}>
          {t("known.more", { n: rest })}
        </Link>
      )}
    </div>
  );
}

function PastOrder({ order, sums }: { order: OrderBrief; sums?: boolean }) {
  const format = useFormat();
  const books = useBooks();
  const now = useNow();
  return (
    <div className={styles.order}>
      <Link to={`/orders/${order.id}`}>{format.orderNumber(order.number)}</Link>
      <span className={styles.when} title={format.fullMoment(order.created_at)}>
        {format.shortMoment(order.created_at, now)}
      </span>
      <span className={`cut ${styles.what}`}>{contentsOf(order)}</span>
      {sums && <span className={styles.sum}>{format.money(order.sum, order.currency)}</span>}
      <StatusChip group={groupOf(books, order.status)}>{books.name("statuses", order.status)}</StatusChip>
    </div>
  );
}

/** Who stands highlighted or is attached in a new order: the right column while there is no history yet. */
export function KnownPanel({ customer, by }: { customer: CustomerBrief; by?: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const navigate = useNavigate();
  const { open_order: open } = customer;
  const usual = books.name("delivery_types", customer.last_delivery_type);
  const manager = customer.manager_id === null ? null : books.people.get(customer.manager_id);
  return (
    <>
      <Card
        className={styles.found}
        title={customer.name || t("order.nobodyName")}
        icon={customer.vip ? "crown" : customer.bad ? "banned" : "person"}
        extra={by && <span className={styles.by}>{by}</span>}
      >
        <KnownFigures customer={customer} />
        <Facts
          rows={[
            customer.phone !== "" && [t("field.phone"), format.phone(customer.phone)],
            customer.email !== "" && [t("field.email"), customer.email],
            manager ? [t("field.manager"), manager.name] : null,
            usual !== "" && [t("known.usual"), usual],
            customer.address.text !== "" && [t("field.address"), customer.address.text],
          ]}
        />
      </Card>
      <Card label={t("nav.orders")}>
        {open && (
          <div className={styles.open} role="status">
            <Icon name="overdue" />
            <span>
              {t("known.open", { no: format.orderNumber(open.number), sum: format.money(open.sum, open.currency) })}
            </span>
            <Button size="small" onClick={() => void navigate(`/orders/${open.id}`)}>
              {t("known.openIt")}
            </Button>
          </div>
        )}
        <div style={{ paddingTop: 8 }}>
          {customer.last_orders.length ? (
            <PastOrders customer={customer} ruled />
          ) : (
            <p className={`${styles.orders} ${window_.quiet}`}>{t("known.none")}</p>
          )}
        </div>
      </Card>
    </>
  );
}
