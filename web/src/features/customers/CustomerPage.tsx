// SPDX-License-Identifier: Apache-2.0
// A person: contacts, figures, orders, possible duplicates, what was changed.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { ApiError } from "lib/api";
import type { CustomerCard, OrderBrief } from "lib/api_types";
import { useNow } from "lib/clock";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useKeys } from "lib/keys";
import { live } from "lib/live";
import { useBooks } from "lib/references";
import { Card, Facts, Figures } from "ui/Card";
import { EmptyState } from "ui/EmptyState";
import { ErrorCard } from "ui/ErrorCard";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { SkeletonRows } from "ui/Skeleton";
import { StatusChip } from "ui/StatusChip";
import { Timeline } from "ui/Timeline";
import { ContactsCard } from "./ContactsCard";
import { customerOrdersQuery, customerQuery, customerTimelineQuery } from "./customerApi";
import { useCustomerSave } from "./useCustomerSave";
import styles from "./CustomerPage.module.css";

export function CustomerPage() {
  const { t } = useTexts();
  const id = Number(useParams().id);
  const navigate = useNavigate();
  const known = Number.isSafeInteger(id) && id > 0;
  const { data, error, refetch } = useQuery({ ...customerQuery(id), enabled: known });
  useEffect(() => live.watch(`customer:${id}`), [id]);
  if (!known || (!data && error instanceof ApiError && error.status === 404))
    return (
      <EmptyState title={t("customer.noSuch")}>
        <Button onClick={() => void navigate("/customers")}>{t("nav.customers")}</Button>
      </EmptyState>
    );
  if (!data)
    return error ? (
      <ErrorCard title={t("customer.error")} error={error} onAgain={() => void refetch()} />
    ) : (
      <SkeletonRows rows={14} height={52} label={t("list.loading")} />
    );
  return <Customer key={data.id} card={data} />;
}

function Customer({ card }: { card: CustomerCard }) {
  const { t } = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const { save, error, saving } = useCustomerSave(card);
  const newOrder = () => void navigate(`/orders/new?customer=${card.id}`);
  useKeys({
    n: newOrder,
    v: () => void save({ vip: !card.vip }),
    Escape: () => {
      const field = document.activeElement;
      if (field instanceof HTMLElement && field.matches("input,textarea,select")) field.blur();
      else void navigate("/customers");
    },
  });
  const name = card.name || t("order.nobodyName");
  return (
    <div className={styles.page}>
      <title>{name}</title>
      <header className={styles.head}>
        <Button
          size="small"
          type="text"
          icon={<Icon name="left" />}
          aria-label={t("nav.back")}
          onClick={() => void navigate("/customers")}
        />
        <h1 className="cut">{name}</h1>
        {card.first_order_at !== null && (
          <span className={`cut ${styles.quiet}`}>
            {t("customer.since", { d: format.fullDate(format.dateOf(card.first_order_at)) })}
          </span>
        )}
        <span className={styles.rest} />
        <Button
          size="small"
          type="text"
          className={card.vip ? styles.on : undefined}
          aria-pressed={card.vip}
          aria-keyshortcuts="V"
          icon={<Icon name="crown" />}
          onClick={() => void save({ vip: !card.vip })}
        >
          {t("mark.vip")}
        </Button>
        <Button
          size="small"
          type="text"
          className={card.bad ? styles.bad : undefined}
          aria-pressed={card.bad}
          icon={<Icon name="banned" />}
          onClick={() => void save({ bad: !card.bad })}
        >
          {t("customer.markBad")}
        </Button>
      </header>
      <div className={styles.grid}>
        <div className={styles.column}>
          {error !== null && <ErrorCard title={name} error={error} />}
          <ContactsCard card={card} save={save} saving={saving} error={error} />
          <Who card={card} />
          {card.duplicates.length > 0 && <Duplicates card={card} />}
        </div>
        <div className={styles.column}>
          <Card label={t("customers.orders")} className={styles.figures}>
            <Figures
              figures={[
                { value: format.number(card.orders), label: t("known.orders", { n: card.orders }) },
                { value: format.money(card.sum, card.currency), label: t("known.spent") },
                { value: format.money(card.average, card.currency), label: t("customer.average") },
                {
                  value: t("known.of", { n: card.cancelled, all: card.orders }),
                  label: t("customer.cancelledOf"),
                },
                {
                  value: card.last_order_at === null ? "—" : format.shortMoment(card.last_order_at),
                  label: t("customer.lastOrder"),
                },
              ]}
            />
          </Card>
          <Orders card={card} onNew={newOrder} />
        </div>
        <div className={styles.column}>
          <History card={card} />
        </div>
      </div>
    </div>
  );
}

function Who({ card }: { card: CustomerCard }) {
  const { t } = useTexts();
  const books = useBooks();
  const person = card.manager_id === null ? null : books.people.get(card.manager_id);
  const source = [card.source.source, card.source.medium, card.source.campaign].filter(Boolean).join(" / ");
  return (
    <Card title={t("customer.who")}>
      <Facts
        rows={[
          [t("customer.kind"), t(card.kind === "person" ? "customer.kindPerson" : "customer.kindCompany")],
          [t("field.site"), books.name("sites", card.site)],
          [t("field.manager"), person?.name ?? t("order.nobody")],
          source !== "" && [t("field.source"), source],
          card.external_id !== null && [t("field.external_id"), card.external_id],
          [t("customer.subscribed"), t(card.subscribed ? "timeline.yes" : "timeline.no")],
        ]}
      />
    </Card>
  );
}

function Duplicates({ card }: { card: CustomerCard }) {
  const { t } = useTexts();
  const format = useFormat();
  return (
    <Card title={t("customer.duplicates")} icon="people" className={styles.duplicates}>
      {card.duplicates.map((other) => (
        <div key={other.id} className={styles.duplicate}>
          <Link to={`/customers/${other.id}`}>{other.name || t("order.nobodyName")}</Link>
          <div className={styles.quiet}>
            {t("customer.sameContact")} ·{" "}
            {t("peek.spent", { n: other.orders, sum: format.money(other.sum, card.currency) })}
          </div>
        </div>
      ))}
    </Card>
  );
}

function Orders({ card, onNew }: { card: CustomerCard; onNew: () => void }) {
  const { t } = useTexts();
  const format = useFormat();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(customerOrdersQuery(card.id));
  const orders = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Card
      title={t("nav.orders")}
      extra={
        <Button size="small" icon={<Icon name="plus" size={14} />} aria-keyshortcuts="N" onClick={onNew}>
          {t("order.new")} <Kbd chord="N" plain />
        </Button>
      }
    >
      {error && !data ? (
        <ErrorCard title={t("customer.errorOrders")} error={error} onAgain={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={4} height={34} label={t("list.loading")} />
      ) : orders.length ? (
        orders.map((order) => (
          <OrderLine key={order.id} order={order} minor={format.minorUnits([order.sum], order.currency)} />
        ))
      ) : (
        <div className={`${styles.note} ${styles.quiet}`}>{t("customer.noOrders")}</div>
      )}
      {hasNextPage && (
        <div className={styles.note}>
          <Button size="small" type="link" onClick={() => void fetchNextPage()}>
            {t("timeline.more")}
          </Button>
        </div>
      )}
    </Card>
  );
}

function OrderLine({ order, minor }: { order: OrderBrief; minor: number }) {
  const format = useFormat();
  const books = useBooks();
  const now = useNow();
  const status = books.statuses.get(order.status);
  return (
    <div className={styles.order}>
      <Link to={`/orders/${order.id}`}>{format.orderNumber(order.number)}</Link>
      <span className={styles.quiet}>{format.shortMoment(order.created_at, now)}</span>
      <span className="cut">
        {order.first_item}
        {order.more_items > 0 && <span className={styles.quiet}> +{order.more_items}</span>}
      </span>
      <span className={styles.sum}>{format.money(order.sum, order.currency, minor)}</span>
      <span style={{ display: "flex", minWidth: 0 }}>
        <StatusChip group={status?.group ?? "new"}>{status?.name ?? order.status}</StatusChip>
      </span>
    </div>
  );
}

function History({ card }: { card: CustomerCard }) {
  const { t } = useTexts();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(customerTimelineQuery(card.id));
  return (
    <Card title={t("timeline.title")} icon="clock" className={styles.stack}>
      {data ? (
        <Timeline
          entries={data.pages.flatMap((page) => page.entries)}
          currency={card.currency}
          created={t("customer.created")}
          onMore={hasNextPage ? () => void fetchNextPage() : undefined}
        />
      ) : error ? (
        <ErrorCard title={t("customer.errorHistory")} error={error} onAgain={() => void refetch()} />
      ) : (
        <SkeletonRows rows={5} height={36} label={t("list.loading")} />
      )}
    </Card>
  );
}
