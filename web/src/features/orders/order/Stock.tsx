// SPDX-License-Identifier: Apache-2.0
import type { Decimal, StoreStock } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { Icon } from "ui/Icon";
import styles from "./OrderWindow.module.css";

interface StockProps {
  available: Decimal | null;
  stores: StoreStock[];
  /** How many the order wants. */
  wanted?: Decimal;
}

/** Per store in words: green, amber for the last one, red for none. Of what the shop does not count: nothing. */
export function Stock({ available, stores, wanted = "1" }: StockProps) {
  const { t } = useTexts();
  const format = useFormat();
  const books = useBooks();
  if (available === null) return null;
  const have = Number(available);
  if (have <= 0)
    return (
      <b className={styles.bad}>
        <Icon name="noGoods" size={14} /> {t("stock.out")}
      </b>
    );
  const some = stores.filter((one) => Number(one.quantity) > 0);
  const short = have < Number(wanted);
  const tone = short ? styles.bad : have === 1 ? styles.warn : styles.good;
  const [first, ...others] = some.map((one) => `${books.name("stores", one.store)} ${format.number(one.quantity)}`);
  return (
    <>
      <span className={tone}>
        {first ?? t("stock.available", { n: format.number(available) })}
        {short ? `, ${t("stock.short", { n: format.number(String(Number(wanted) - have)) })}` : ""}
      </span>
      {others.length > 0 && <span> · {others.join(" · ")}</span>}
      {!short && have === 1 && <span>, {t("stock.last").toLocaleLowerCase()}</span>}
    </>
  );
}

/** The picture of the goods, or the quiet shape of a tag. */
export function Picture({ address, className }: { address: string; className?: string }) {
  return (
    <span className={className} aria-hidden="true">
      {address ? <img src={address} alt="" width={34} height={34} loading="lazy" /> : <Icon name="goods" />}
    </span>
  );
}
