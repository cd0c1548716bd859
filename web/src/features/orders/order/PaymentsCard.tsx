// SPDX-License-Identifier: Apache-2.0
// Several payments of one order: what came, what waits, what is left.
import { Button } from "antd";
import { useState } from "react";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { Card, Problem, Tag } from "ui/Card";
import { Choice } from "ui/Choice";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { TypedField } from "ui/TypedField";
import { paymentLook } from "../orderFormat";
import { isZero, priceDigits, readTyped } from "./decimal";
import { addPayment, withoutPayment, withPayment } from "./formActs";
import type { FormPayment } from "./orderForm";
import type { TotalsResult } from "./totals";
import type { OrderEditing } from "./useOrderEdit";
import window_ from "./OrderWindow.module.css";
import styles from "./Payments.module.css";

interface PaymentsCardProps {
  edit: OrderEditing;
  currency: string;
  totals: TotalsResult;
  /** As the server sums it up; of a new order nothing. */
  state: string | null;
  finished: boolean;
}

export function PaymentsCard({ edit, currency, totals, state, finished }: PaymentsCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const [open, setOpen] = useState<string | null>(null);
  const { payments } = edit.form;
  const types = books.raw.payment_types.filter((one) => one.active);
  const statuses = books.raw.payment_statuses.filter((one) => one.active);
  const paid = statuses.find((one) => one.paid);
  const waiting = statuses.find((one) => one.is_default) ?? statuses.find((one) => !one.paid);
  const preset = types.find((one) => one.is_default) ?? types[0];
  const isPaid = (payment: FormPayment) =>
    books.raw.payment_statuses.some((one) => one.code === payment.status && one.paid);
  const look = state ? paymentLook(state, finished) : null;
  const owed = !isZero(totals.left);

  const add = (type: string | undefined, status: string | undefined) => {
    edit.change((form) => {
      const added = addPayment(form, {
        type: type ?? "",
        status: status ?? "",
        amount: totals.left,
        paid_at: null,
        comment: "",
      });
      setOpen(added.key);
      return added.form;
    });
  };
  return (
    <Card
      title={t("field.payment")}
      icon="card"
      section="payments"
      extra={
        look &&
        look.tone !== "grey" && (
          <Tag tone={look.tone === "plain" ? undefined : look.tone} icon={look.icon}>
            {t(look.label)}
          </Tag>
        )
      }
    >
      <div className={styles.body}>
        {payments.map((payment, at) =>
          payment.key === open ? (
            <PaymentEditor
              key={payment.key}
              edit={edit}
              payment={payment}
              currency={currency}
              problem={["type", "status", "amount"]
                .map((name) => edit.problem(`payments[${at}].${name}`))
                .find(Boolean)}
              onDone={() => setOpen(null)}
            />
          ) : (
            <button
              key={payment.key}
              type="button"
              className={`${styles.line} ${edit.changes.some((one) => one.what === "payment" && one.key === payment.key) ? styles.changed : ""}`}
              onClick={() => setOpen(payment.key)}
            >
              <span className={`cut ${styles.name}`}>{books.name("payment_types", payment.type)}</span>
              <Tag tone={isPaid(payment) ? "good" : undefined}>{books.name("payment_statuses", payment.status)}</Tag>
              <span className={styles.sum}>
                {payment.amount === null ? t("payment.rest") : format.money(payment.amount, currency)}
              </span>
            </button>
          ),
        )}
        {!payments.length && (
          <div style={{ marginBottom: 6 }}>
            <Choice
              label={t("field.payment_type")}
              value={null}
              nothing={t("payment.choose")}
              options={types}
              onChange={(type) => {
                if (type) edit.change((form) => addPayment(form, rest(type, waiting?.code ?? "")).form);
              }}
            />
          </div>
        )}
        <div className={`${styles.line} ${styles.left}`}>
          <span className={styles.name}>{t("payment.left")}</span>
          <span className={owed && !finished ? window_.bad : undefined}>{format.money(totals.left, currency)}</span>
        </div>
        <div className={styles.acts}>
          {payments.length > 0 && (
            <Button size="small" onClick={() => add(preset?.code, waiting?.code)}>
              {t("payment.more")}
            </Button>
          )}
          {owed && paid && (
            <Button
              size="small"
              data-take-payment
              aria-keyshortcuts="O"
              onClick={() => {
                // What was to come has come; otherwise a new payment for what is left.
                const pending = payments.find((one) => !isPaid(one));
                if (!pending) return add(preset?.code, paid.code);
                edit.change((form) => withPayment(form, pending.key, { status: paid.code }));
                setOpen(pending.key);
              }}
            >
              {t("payment.take")} <Kbd chord="O" plain />
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

const rest = (type: string, status: string) => ({ type, status, amount: null, paid_at: null, comment: "" });

interface PaymentEditorProps {
  edit: OrderEditing;
  payment: FormPayment;
  currency: string;
  problem: string | undefined;
  onDone: () => void;
}

function PaymentEditor({ edit, payment, currency, problem, onDone }: PaymentEditorProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const set = (patch: Partial<FormPayment>) => edit.change((form) => withPayment(form, payment.key, patch));
  const open = (items: { code: string; name: string; active: boolean }[], chosen: string) =>
    items.filter((one) => one.active || one.code === chosen);
  return (
    <div className={styles.edit}>
      <Choice
        label={t("field.payment_type")}
        value={payment.type}
        options={open(books.raw.payment_types, payment.type)}
        onChange={(type) => set({ type: type ?? "" })}
      />
      <Choice
        label={t("field.payment_status")}
        value={payment.status}
        options={open(books.raw.payment_statuses, payment.status)}
        onChange={(status) => set({ status: status ?? "" })}
      />
      <div className={styles.row}>
        <TypedField
          number
          label={t("field.amount")}
          value={payment.amount ?? ""}
          placeholder={t("payment.rest")}
          show={(value) => (value === "" ? "" : format.money(value, currency))}
          edit={(value) => value.replace(".", ",")}
          read={(typed) => (typed.trim() === "" ? "" : readTyped(typed, priceDigits))}
          onChange={(amount) => set({ amount: amount === "" ? null : amount })}
        />
        <Button
          size="small"
          type="text"
          danger
          icon={<Icon name="close" size={14} />}
          aria-label={t("payment.remove")}
          title={t("payment.remove")}
          onClick={() => {
            onDone();
            edit.change((form) => withoutPayment(form, payment.key));
          }}
        />
        <Button size="small" icon={<Icon name="check" size={14} />} onClick={onDone}>
          {t("filter.done")}
        </Button>
      </div>
      <Problem>{problem}</Problem>
    </div>
  );
}
