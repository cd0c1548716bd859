// SPDX-License-Identifier: Apache-2.0
// Where the order comes from and who leads it.
import { Button } from "antd";
import { useId, useState } from "react";
import type { OrderCard } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { Avatar } from "ui/Avatar";
import { Card, Facts, Fields } from "ui/Card";
import { Choice } from "ui/Choice";
import { withFields } from "./formActs";
import type { FormFields } from "./orderForm";
import type { OrderEditing } from "./useOrderEdit";
import cards from "ui/Card.module.css";
import styles from "./OrderWindow.module.css";

interface OrderFactsProps {
  card: OrderCard | null;
  edit: OrderEditing;
  onManager: (anchor: HTMLElement) => void;
}

export function OrderFacts({ card, edit, onManager }: OrderFactsProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const id = useId();
  const [opened, setOpened] = useState(false);
  const { fields } = edit.form;
  const editing = opened || card === null;
  const set = (patch: Partial<FormFields>) => edit.change((form) => withFields(form, patch));
  const person = fields.manager_id === null ? null : (books.people.get(fields.manager_id) ?? null);
  const manager = (
    <button
      type="button"
      className={styles.person}
      aria-keyshortcuts="M"
      title={t("manager.menu")}
      onClick={(event) => onManager(event.currentTarget)}
    >
      <Avatar person={person} nobody={t("order.nobody")} />
      <span className="cut">{person?.name ?? t("order.nobody")}</span>
    </button>
  );
  const open = <T extends { code: string; active: boolean }>(items: T[], chosen: string) =>
    items.filter((one) => one.active || one.code === chosen);
  const { source } = card ?? {};
  const from = source && [source.source, source.medium, source.campaign].filter(Boolean).join(" / ");
  return (
    <Card
      title={t("facts.title")}
      section="facts"
      extra={
        card && (
          <Button size="small" type="link" className={cards.act} onClick={() => setOpened(!opened)}>
            {t(opened ? "filter.done" : "facts.change")}
          </Button>
        )
      }
    >
      {editing ? (
        <Fields>
          <label htmlFor={`${id}-site`}>{t("field.site")}</label>
          {card ? (
            <span>{books.name("sites", fields.site)}</span>
          ) : (
            <Choice
              id={`${id}-site`}
              label={t("field.site")}
              value={fields.site}
              options={books.raw.sites.filter((one) => one.active)}
              onChange={(site) => set({ site: site ?? "" })}
            />
          )}
          <label htmlFor={`${id}-type`}>{t("field.type")}</label>
          <Choice
            id={`${id}-type`}
            label={t("field.type")}
            value={fields.type || null}
            options={open(books.raw.order_types, fields.type)}
            changed={fields.type !== edit.base.fields.type}
            onChange={(type) => set({ type: type ?? "" })}
          />
          <label htmlFor={`${id}-method`}>{t("field.method")}</label>
          <Choice
            id={`${id}-method`}
            label={t("field.method")}
            value={fields.method || null}
            options={open(books.raw.order_methods, fields.method)}
            changed={fields.method !== edit.base.fields.method}
            onChange={(method) => set({ method: method ?? "" })}
          />
          <label>{t("field.manager")}</label>
          {manager}
        </Fields>
      ) : (
        <Facts
          rows={[
            [t("field.site"), books.name("sites", fields.site)],
            fields.type !== "" && [t("field.type"), books.name("order_types", fields.type)],
            fields.method !== "" && [t("field.method"), books.name("order_methods", fields.method)],
            from ? [t("field.source"), from] : null,
            card && [t("field.created"), <time key="created">{format.fullMoment(card.created_at)}</time>],
            card?.external_id ? [t("field.external_id"), card.external_id] : null,
            [t("field.manager"), manager],
          ]}
        />
      )}
    </Card>
  );
}
