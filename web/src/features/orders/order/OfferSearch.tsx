// SPDX-License-Identifier: Apache-2.0
// Goods by name, article or barcode: letters, Enter, and the field is ready for the next. "scarf *3" takes three.
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useState } from "react";
import { api } from "lib/api";
import type { Decimal, OfferList, OfferRow } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import items from "./Items.module.css";
import { Picture, Stock } from "./Stock";
import { readSearch } from "./typed";
import styles from "./OfferSearch.module.css";

export const offersQuery = (site: string, params: { q?: string; barcode?: string }) => ({
  queryKey: ["offers", site, params] as const,
  queryFn: ({ signal }: { signal?: AbortSignal }) =>
    api.get<OfferList>("/ui/offers", { ...params, site, limit: 8 }, signal),
});

interface OfferSearchProps {
  site: string;
  onAdd: (offer: OfferRow, quantity: Decimal) => void;
}

export function OfferSearch({ site, onAdd }: OfferSearchProps) {
  const { t } = useTexts();
  const format = useFormat();
  const id = useId();
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const { query, quantity } = readSearch(typed);
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    ...offersQuery(site, { q: query }),
    enabled: query !== "",
    placeholderData: keepPreviousData,
  });
  const found = query && !error ? (data?.rows ?? []) : [];
  const current = found[Math.min(at, found.length - 1)];
  const shown = open && query !== "";

  const add = (offer: OfferRow) => {
    onAdd(offer, quantity);
    setTyped("");
    setAt(0);
  };
  // Enter before the answer is there: what is being typed is waited for, the press is not lost.
  const addWhenFound = async () => {
    const { rows } = await client.fetchQuery({ ...offersQuery(site, { q: query }), staleTime: 5_000 });
    const offer = rows[Math.min(at, rows.length - 1)];
    if (offer) add(offer);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      setAt(Math.max(0, Math.min(found.length - 1, at + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (current && !isPlaceholderData) add(current);
      else if (query) void addWhenFound().catch(() => undefined); // what went wrong stands under the field
    } else if (event.key === "Escape" && typed) {
      event.preventDefault();
      event.stopPropagation();
      setTyped("");
    }
  };
  return (
    <div className={styles.bar}>
      <label className={styles.field}>
        <Icon name="search" />
        <input
          data-add
          value={typed}
          placeholder={t("items.add")}
          aria-label={t("items.add")}
          aria-keyshortcuts="A"
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown && current ? `${id}-${current.id}` : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <Kbd chord="A" />
      </label>
      {shown && (
        <div id={`${id}-list`} role="listbox" aria-label={t("items.found")} className={styles.list}>
          {found.map((offer, index) => (
            <div
              key={offer.id}
              id={`${id}-${offer.id}`}
              role="option"
              aria-selected={offer === current}
              className={offer === current ? `${styles.offer} ${styles.current}` : styles.offer}
              onPointerMove={() => setAt(index)}
              // The field keeps the focus: the next letters are for the next goods.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => add(offer)}
            >
              <Picture address={offer.picture} className={items.picture} />
              <span className={styles.words}>
                <span className={`cut ${styles.name}`}>{offer.name}</span>
                <span className={`cut ${styles.about}`}>
                  {offer.article}
                  {Object.values(offer.properties).length > 0 &&
                    ` · ${Object.values(offer.properties).join(", ")}`} ·{" "}
                  <Stock available={offer.available} stores={offer.stores} wanted={quantity} />
                </span>
              </span>
              {quantity !== "1" && <span className={styles.about}>{format.number(quantity)} ×</span>}
              <span className={styles.price}>
                {offer.price === null ? t("items.noPrice") : format.money(offer.price, offer.currency)}
              </span>
            </div>
          ))}
          {!found.length && (
            <div className={styles.note} role="status">
              {error ? t("items.error") : isFetching ? t("list.loading") : t("menu.nothing")}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
