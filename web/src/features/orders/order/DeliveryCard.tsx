// SPDX-License-Identifier: Apache-2.0
import { useId } from "react";
import type { CustomerBrief } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { Card, Fields, Problem } from "ui/Card";
import { Choice } from "ui/Choice";
import { DateField } from "ui/DateField";
import { TextField, TypedField } from "ui/TypedField";
import { priceDigits, readTyped, sameDecimal } from "./decimal";
import { withDeliveryType, withFields } from "./formActs";
import type { FieldName, FormFields } from "./orderForm";
import { hoursText, readHours } from "./typed";
import type { OrderEditing } from "./useOrderEdit";
import styles from "./OrderWindow.module.css";

interface DeliveryCardProps {
  edit: OrderEditing;
  currency: string;
  netCost: string | null;
  /** Whoever is highlighted: his usual delivery is suggested in grey. */
  suggested: CustomerBrief | null;
}

export function DeliveryCard({ edit, currency, netCost, suggested }: DeliveryCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  const id = useId();
  const { fields } = edit.form;
  const before = edit.base.fields;
  const set = (patch: Partial<FormFields>) => edit.change((form) => withFields(form, patch));
  const changed = (name: FieldName) => fields[name] !== before[name];
  const problem = (path: string) => edit.problem(`delivery.${path}`);
  const types = books.raw.delivery_types.filter((one) => one.active || one.code === fields.delivery_type);
  const type = types.find((one) => one.code === fields.delivery_type);
  const services = books.raw.delivery_services.filter((one) => type?.services.includes(one.code));
  const usual = books.name("delivery_types", suggested?.last_delivery_type);
  const takes = suggested && (usual || suggested.address.text);
  return (
    <Card
      title={t("field.delivery")}
      icon="delivery"
      section="delivery"
      extra={takes && <span className={`${styles.small} ${styles.quiet}`}>{t("delivery.enterFills")}</span>}
    >
      <Fields>
        <label htmlFor={`${id}-type`}>{t("delivery.way")}</label>
        <Choice
          id={`${id}-type`}
          label={t("delivery.way")}
          value={fields.delivery_type}
          nothing={usual || t("delivery.choose")}
          options={types}
          changed={changed("delivery_type")}
          onChange={(value) => edit.change((form) => withDeliveryType(form, value, books))}
        />
        <Problem>{problem("type")}</Problem>
        {services.length > 0 && (
          <>
            <label htmlFor={`${id}-service`}>{t("field.delivery_service")}</label>
            <Choice
              id={`${id}-service`}
              label={t("field.delivery_service")}
              value={fields.delivery_service}
              nothing={t("delivery.anyService")}
              options={services}
              changed={changed("delivery_service")}
              onChange={(delivery_service) => set({ delivery_service })}
            />
          </>
        )}
        <label htmlFor={`${id}-date`}>{t("delivery.when")}</label>
        <span style={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) 84px", gap: 6 }}>
          <DateField
            id={`${id}-date`}
            label={t("field.delivery_date")}
            placeholder={t("delivery.date")}
            value={fields.delivery_date}
            changed={changed("delivery_date")}
            onChange={(delivery_date) => set({ delivery_date })}
          />
          <TypedField
            label={t("field.delivery_time")}
            placeholder={t("delivery.time")}
            value={fields.delivery_time}
            show={hoursText}
            edit={hoursText}
            read={readHours}
            changed={changed("delivery_time")}
            onChange={(delivery_time) => set({ delivery_time })}
          />
        </span>
        <Problem>{problem("date") ?? problem("time_from") ?? problem("time_to")}</Problem>
        <label htmlFor={`${id}-address`}>{t("field.address")}</label>
        <TextField
          id={`${id}-address`}
          label={t("field.address")}
          lines={2}
          value={fields.address}
          placeholder={suggested?.address.text || undefined}
          changed={changed("address")}
          problem={problem("address.text")}
          onChange={(address) => set({ address })}
        />
        <Problem>{problem("address.text")}</Problem>
        <label htmlFor={`${id}-notes`}>{t("field.courier_notes")}</label>
        <TextField
          id={`${id}-notes`}
          label={t("field.courier_notes")}
          value={fields.courier_notes}
          placeholder={suggested?.address.notes || undefined}
          changed={changed("courier_notes")}
          onChange={(courier_notes) => set({ courier_notes })}
        />
        <label htmlFor={`${id}-cost`}>{t("delivery.cost")}</label>
        <span style={{ display: "flex", alignItems: "center", gap: 6 }}>
          <span style={{ width: 84 }}>
            <TypedField
              id={`${id}-cost`}
              number
              label={t("field.delivery_cost")}
              value={fields.delivery_cost}
              show={(value) => format.money(value, currency)}
              edit={(value) => value.replace(".", ",")}
              read={(typed) => {
                const cost = readTyped(typed, priceDigits);
                return cost === null || cost.startsWith("-") ? null : cost;
              }}
              changed={!sameDecimal(fields.delivery_cost, before.delivery_cost)}
              problem={problem("cost")}
              onChange={(delivery_cost) => set({ delivery_cost })}
            />
          </span>
          {netCost !== null && (
            <span className={`${styles.small} ${styles.faint}`}>
              {t("delivery.netCost", { sum: format.money(netCost, currency) })}
            </span>
          )}
        </span>
        <Problem>{problem("cost")}</Problem>
        {(before.track_number || fields.track_number || fields.delivery_service || type?.kind === "post") && (
          <>
            <label htmlFor={`${id}-track`}>{t("field.track_number")}</label>
            <TextField
              id={`${id}-track`}
              label={t("field.track_number")}
              value={fields.track_number}
              changed={changed("track_number")}
              onChange={(track_number) => set({ track_number })}
            />
          </>
        )}
      </Fields>
    </Card>
  );
}
