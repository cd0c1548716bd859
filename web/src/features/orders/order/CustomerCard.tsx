// SPDX-License-Identifier: Apache-2.0
// Who ordered: contact data of this order and, at a glance, what the shop knows about the buyer.
import { Button } from "antd";
import { type ReactNode, useId, useState } from "react";
import { Link } from "react-router";
import type { CustomerBrief, CustomerMatch, Id } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { Card, Facts, Fields, Problem } from "ui/Card";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { TextField } from "ui/TypedField";
import { withFields } from "./formActs";
import { KnownFigures, PastOrders } from "./Known";
import type { FormFields } from "./orderForm";
import type { OrderEditing } from "./useOrderEdit";
import { WhoField } from "./WhoField";
import styles from "./OrderWindow.module.css";

interface CustomerCardProps {
  edit: OrderEditing;
  customer: CustomerBrief | null;
  order: Id;
  vip: boolean;
  bad: boolean;
  editing: boolean;
  onEditing: (editing: boolean) => void;
  onTake: (match: CustomerMatch) => void;
}

export const callAddress = (phone: string) => `tel:${phone.replace(/[^\d+]/g, "")}`;

export function CustomerCard({ edit, customer, order, vip, bad, editing, onEditing, onTake }: CustomerCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { fields } = edit.form;
  const [typed, setTyped] = useState("");
  const name = [fields.last_name, fields.first_name, fields.patronymic].filter(Boolean).join(" ");
  const phone = (number: string): ReactNode => (
    <a href={callAddress(number)} style={{ whiteSpace: "nowrap" }}>
      {format.phone(number)}{" "}
      <span className={styles.good}>
        <Icon name="phone" size={14} />
      </span>
    </a>
  );
  return (
    <Card
      section="customer"
      icon={vip ? "crown" : bad ? "banned" : "person"}
      title={name || t("order.nobodyName")}
      extra={
        <>
          {!editing && (
            <Button
              size="small"
              type="text"
              icon={<Icon name="edit" size={14} />}
              aria-label={t("customer.change")}
              title={t("customer.change")}
              aria-keyshortcuts="U"
              onClick={() => onEditing(true)}
            />
          )}
          {customer && (
            <Link to={`/customers/${customer.id}`} aria-label={t("customer.card")} title={t("customer.card")}>
              <Icon name="right" />
            </Link>
          )}
        </>
      }
    >
      {editing ? (
        <>
          {!fields.customer_id && (
            <div style={{ padding: "0 12px 8px" }}>
              <WhoField
                site={fields.site}
                typed={typed}
                onType={setTyped}
                onLeave={() => setTyped("")}
                onTake={(match) => {
                  setTyped("");
                  onTake(match);
                }}
                onExact={() => {}}
                onHighlight={() => {}}
              />
            </div>
          )}
          <ContactFields edit={edit} autoFocus />
          <div style={{ display: "flex", gap: 8, padding: "0 12px 12px", justifyContent: "flex-end" }}>
            {fields.customer_id !== null && (
              <Button
                size="small"
                type="text"
                onClick={() => edit.change((form) => withFields(form, { customer_id: null }))}
              >
                {t("customer.detach")}
              </Button>
            )}
            <Button size="small" icon={<Icon name="check" size={14} />} onClick={() => onEditing(false)}>
              {t("filter.done")}
            </Button>
          </div>
        </>
      ) : (
        <Facts
          rows={[
            fields.phone !== "" && [
              t("field.phone"),
              <span key="phone" style={{ fontWeight: 500 }}>
                {phone(fields.phone)}
              </span>,
            ],
            fields.additional_phone !== "" && [t("field.additional_phone"), phone(fields.additional_phone)],
            fields.email !== "" && [
              t("field.email"),
              <a key="email" href={`mailto:${fields.email}`}>
                {fields.email}
              </a>,
            ],
            customer !== null && customer.city !== "" && [t("field.city"), customer.city],
            !fields.phone &&
              !fields.email && [
                t("field.phone"),
                <button key="add" type="button" className={styles.person} onClick={() => onEditing(true)}>
                  <span>{t("customer.addContact")}</span> <Kbd chord="U" />
                </button>,
              ],
          ]}
        />
      )}
      {customer && <KnownFigures customer={customer} />}
      {customer && <PastOrders customer={customer} except={order} />}
    </Card>
  );
}

/** Name, phones and mail of this order, each at its own field. */
export function ContactFields({ edit, autoFocus }: { edit: OrderEditing; autoFocus?: boolean }) {
  const { t } = useTexts();
  const id = useId();
  const { fields } = edit.form;
  const before = edit.base.fields;
  const rows = [
    ["last_name", "text"],
    ["first_name", "text"],
    ["patronymic", "text"],
    ["phone", "tel"],
    ["additional_phone", "tel"],
    ["email", "email"],
  ] as const satisfies readonly (readonly [keyof FormFields, "text" | "tel" | "email"])[];
  return (
    <Fields>
      {rows.map(([name, mode], at) => (
        <FieldRow key={name} id={`${id}-${name}`} label={t(`field.${name}`)} problem={edit.problem(name)}>
          <TextField
            id={`${id}-${name}`}
            label={t(`field.${name}`)}
            value={fields[name]}
            inputMode={mode}
            autoFocus={autoFocus && at === 0}
            changed={fields[name] !== before[name]}
            problem={edit.problem(name)}
            onChange={(value) => edit.change((form) => withFields(form, { [name]: value }))}
          />
        </FieldRow>
      ))}
    </Fields>
  );
}

function FieldRow({
  id,
  label,
  problem,
  children,
}: {
  id: string;
  label: string;
  problem?: string;
  children: ReactNode;
}) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {children}
      <Problem>{problem}</Problem>
    </>
  );
}
