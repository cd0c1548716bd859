// SPDX-License-Identifier: Apache-2.0
// What is ordered and what it comes to: everything is typed where it stands, the sums follow each key.
import { useState } from "react";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { Card, Problem } from "ui/Card";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { TypedField } from "ui/TypedField";
import { isZero, priceDigits, quantityDigits, readTyped } from "./decimal";
import { addOffer, addQuantity, stepQuantity, withFields, withItem, withoutItem } from "./formActs";
import { OfferSearch } from "./OfferSearch";
import { type FormItem, sameValue } from "./orderForm";
import { Picture, Stock } from "./Stock";
import type { TotalsResult } from "./totals";
import { readDiscount } from "./typed";
import type { OrderEditing } from "./useOrderEdit";
import { discountWords } from "./words";
import styles from "./Items.module.css";

interface ItemsCardProps {
  edit: OrderEditing;
  currency: string;
  totals: TotalsResult;
  seesPurchase: boolean;
}

const positive = (typed: string, digits: number) => {
  const value = readTyped(typed, digits);
  return value === null || value.startsWith("-") ? null : value;
};

export function ItemsCard({ edit, currency, totals, seesPurchase }: ItemsCardProps) {
  const { t } = useTexts();
  const { form } = edit;
  const [fresh, setFresh] = useState<string | null>(null);
  return (
    <Card section="items" label={t("order.goods")}>
      <div className={styles.header} aria-hidden="true">
        <span>{t("items.goods")}</span>
        <span>{t("field.price")}</span>
        <span>{t("field.discount")}</span>
        <span>{t("items.quantity")}</span>
        <span>{t("items.sum")}</span>
        <span />
      </div>
      {form.items.length ? (
        <ul>
          {form.items.map((item, at) => (
            <ItemLine
              key={item.key}
              item={item}
              sum={totals.lines[at]?.sum ?? "0"}
              edit={edit}
              at={at}
              currency={currency}
              fresh={item.key === fresh}
            />
          ))}
        </ul>
      ) : (
        <div className={styles.none}>
          {t("items.none")} <Kbd chord="A" /> {t("items.noneHint")}
        </div>
      )}
      <OfferSearch
        site={form.fields.site}
        onAdd={(offer, quantity) =>
          edit.change((now) => {
            const added = addOffer(now, offer, quantity);
            setFresh(added.key);
            return added.form;
          })
        }
      />
      <Totals edit={edit} currency={currency} totals={totals} seesPurchase={seesPurchase} />
    </Card>
  );
}

interface ItemLineProps {
  item: FormItem;
  sum: string;
  edit: OrderEditing;
  at: number;
  currency: string;
  fresh: boolean;
}

function ItemLine({ item, sum, edit, at, currency, fresh }: ItemLineProps) {
  const { t } = useTexts();
  const format = useFormat();
  const before = edit.base.items.find((one) => one.key === item.key);
  const changed = (name: "initial_price" | "discount" | "quantity") =>
    !before || !sameValue(name, before[name], item[name]);
  const set = (patch: Partial<FormItem>) => edit.change((form) => withItem(form, item.key, patch));
  const problem = (name: string) => edit.problem(`items[${at}].${name}`);
  const says = ["quantity", "initial_price", "discount_amount", "discount_percent", "offer_id", "name"]
    .map(problem)
    .find(Boolean);
  const amount = (value: string) => format.moneyParts(value, currency).amount;
  return (
    <li
      className={fresh ? `${styles.line} ${styles.fresh}` : styles.line}
      data-item={item.key}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        edit.change((form) => stepQuantity(form, item.key, event.key === "ArrowUp" ? 1 : -1));
      }}
    >
      <span className={styles.goods}>
        <Picture address={item.picture} className={styles.picture} />
        <span className={styles.words}>
          <span className={`cut ${styles.name} ${item.cancelled ? styles.out : ""}`} title={item.name}>
            {item.name}
          </span>
          <span className={`cut ${styles.about}`}>
            {item.article}
            {item.article && item.available !== null && " · "}
            <Stock available={item.available} stores={item.stores} wanted={item.quantity} />
          </span>
          <Problem>{says}</Problem>
        </span>
      </span>
      <TypedField
        number
        quiet
        label={t("items.priceOf", { name: item.name })}
        value={item.initial_price}
        show={amount}
        edit={(value) => value.replace(".", ",")}
        read={(typed) => positive(typed, priceDigits)}
        changed={changed("initial_price")}
        onChange={(initial_price) => set({ initial_price })}
      />
      <TypedField
        number
        quiet
        label={t("items.discountOf", { name: item.name })}
        title={t("items.discountHint")}
        inputMode="text"
        value={item.discount}
        show={(value) =>
          value.includes("%") || !value ? discountWords(value, { format, currency }) : `\u2212${amount(value)}`
        }
        read={readDiscount}
        zero={item.discount === ""}
        changed={changed("discount")}
        onChange={(discount) => set({ discount })}
      />
      <TypedField
        number
        label={t("items.quantityOf", { name: item.name })}
        value={item.quantity}
        show={format.number}
        edit={(value) => value.replace(".", ",")}
        read={(typed) => positive(typed, quantityDigits)}
        changed={changed("quantity")}
        problem={problem("quantity")}
        onChange={(quantity) => set({ quantity })}
        onStep={(by) => {
          edit.change((form) => stepQuantity(form, item.key, by));
          return edit.latest().items.find((one) => one.key === item.key)?.quantity ?? addQuantity(item.quantity, "0");
        }}
      />
      <span className={styles.sum}>{amount(sum)}</span>
      <button
        type="button"
        className={styles.remove}
        aria-label={t("items.remove", { name: item.name })}
        title={t("items.remove", { name: item.name })}
        onClick={() => edit.change((form) => withoutItem(form, item.key))}
      >
        <Icon name="close" size={14} />
      </button>
    </li>
  );
}

function Totals({ edit, currency, totals, seesPurchase }: ItemsCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { fields } = edit.form;
  const minor = format.minorUnits(
    [totals.items, totals.discount, fields.delivery_cost, totals.total, totals.left],
    currency,
  );
  const money = (sum: string) => format.money(sum, currency, minor);
  const loss = totals.margin.startsWith("-");
  const percent = Number(totals.summ) > 0 ? Math.round((Number(totals.margin) / Number(totals.summ)) * 100) : 0;
  return (
    <div className={styles.foot}>
      <div className={styles.aside}>
        <label className={styles.off}>
          {t("items.orderDiscount")}
          <span style={{ width: 72 }}>
            <TypedField
              number
              quiet
              label={t("items.orderDiscount")}
              title={t("items.discountHint")}
              inputMode="text"
              value={fields.discount}
              show={(value) => discountWords(value, { format, currency })}
              read={readDiscount}
              zero={fields.discount === ""}
              changed={fields.discount !== edit.base.fields.discount}
              onChange={(discount) => edit.change((form) => withFields(form, { discount }))}
            />
          </span>
        </label>
        {seesPurchase && !isZero(totals.purchase) && (
          <span>
            {t("items.purchase", { sum: format.money(totals.purchase, currency) })} ·{" "}
            <span style={{ color: loss ? "var(--bad)" : "var(--good)" }}>
              {t("items.margin", { sum: format.money(totals.margin, currency), p: format.percent(percent) })}
            </span>
          </span>
        )}
      </div>
      <dl className={styles.totals}>
        <dt>{t("items.goodsSum")}</dt>
        <dd>{money(totals.items)}</dd>
        {!isZero(totals.discount) && (
          <>
            <dt>{t("items.discounts")}</dt>
            <dd>{money(`-${totals.discount}`)}</dd>
          </>
        )}
        <dt>{t("field.delivery")}</dt>
        <dd>{money(fields.delivery_cost)}</dd>
        <dt className={styles.pay}>{t("items.toPay")}</dt>
        <dd className={styles.all} aria-live="polite">
          {money(totals.total)}
        </dd>
      </dl>
    </div>
  );
}
