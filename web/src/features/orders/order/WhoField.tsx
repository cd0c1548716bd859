// SPDX-License-Identifier: Apache-2.0
// Who is on the line: a phone, a name or a mail in one field. Results stand beside what is typed and never replace it.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from "react";
import { api } from "lib/api";
import type { CustomerMatch, Recognition } from "lib/api_types";
import { useNow } from "lib/clock";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { askFor, kindOf, marked } from "./recognition";
import styles from "./WhoField.module.css";

const pause = 150;

interface WhoFieldProps {
  site: string;
  typed: string;
  onType: (typed: string) => void;
  /** Leaving it, or Tab: what was typed goes where it belongs. */
  onLeave: () => void;
  onTake: (match: CustomerMatch) => void;
  /** The only one with exactly this phone or mail. */
  onExact: (match: CustomerMatch) => void;
  onHighlight: (match: CustomerMatch | null) => void;
  autoFocus?: boolean;
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export function WhoField(props: WhoFieldProps) {
  const { site, typed, onType, onLeave, onTake } = props;
  const { t } = useTexts();
  const id = useId();
  const [at, setAt] = useState(0);
  const [inside, setInside] = useState(false);
  const settled = useSettled(typed);
  const ask = askFor(settled);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ["recognise", site, ask],
    queryFn: ({ signal }) => api.get<Recognition>("/ui/customers/recognise", { ...ask, site }, signal),
    enabled: ask !== null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const matches = ask && askFor(typed) ? (data?.matches ?? []) : [];
  const current = inside ? matches[Math.min(at, matches.length - 1)] : undefined;
  const shown = inside && matches.length > 0;
  const kind = kindOf(typed);

  const highlight = useEffectEvent(() => props.onHighlight(current ?? null));
  const currentId = current?.customer.id;
  useEffect(() => highlight(), [currentId]);
  const exact = data?.exact && !isPlaceholderData && typed === settled && matches.length === 1 ? matches[0] : undefined;
  const takeExact = useEffectEvent(() => exact && props.onExact(exact));
  const exactId = exact?.customer.id;
  // Once for each person found, not for each answer.
  useEffect(() => void takeExact(), [exactId]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt(Math.max(0, Math.min(matches.length - 1, at + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (current) onTake(current);
      else onLeave();
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      event.stopPropagation();
      setInside(false);
    }
  };
  return (
    <div className={styles.who}>
      <label className={styles.field}>
        <Icon name={kind === "phone" ? "phone" : kind === "email" ? "mail" : "person"} />
        <input
          data-who
          value={typed}
          autoFocus={props.autoFocus}
          placeholder={t("who.placeholder")}
          aria-label={t("who.placeholder")}
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.customer.id}`}
          autoComplete="off"
          spellCheck={false}
          inputMode={kind === "phone" && typed ? "tel" : undefined}
          onChange={(event) => {
            setAt(0);
            setInside(true);
            onType(event.target.value);
          }}
          onFocus={() => setInside(true)}
          onBlur={() => {
            setInside(false);
            onLeave();
          }}
          onKeyDown={onKeyDown}
        />
        {shown && <span className={styles.count}>{t("who.count", { n: matches.length })}</span>}
      </label>
      {shown && (
        <div className={styles.list} onPointerDown={(event) => event.preventDefault()}>
          <div id={`${id}-list`} role="listbox" aria-label={t("who.found")}>
            {matches.map((match, index) => (
              <MatchLine
                key={match.customer.id}
                id={`${id}-${match.customer.id}`}
                match={match}
                typed={typed}
                current={match === current}
                onHover={() => setAt(index)}
                onTake={() => onTake(match)}
              />
            ))}
          </div>
          <button
            type="button"
            tabIndex={-1}
            className={styles.fresh}
            onClick={() => {
              setInside(false);
              onLeave();
            }}
          >
            <Icon name="plus" size={14} /> {t("who.fresh")} <Kbd chord="Tab" />
          </button>
        </div>
      )}
    </div>
  );
}

interface MatchLineProps {
  id: string;
  match: CustomerMatch;
  typed: string;
  current: boolean;
  onHover: () => void;
  onTake: () => void;
}

function MatchLine({ id, match, typed, current, onHover, onTake }: MatchLineProps) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const { customer } = match;
  const by = match.by as "phone" | "email" | "name";
  const found = by === "phone" ? format.phone(match.matched) : by === "email" ? match.matched : customer.phone;
  const [before, hit, after] = by === "name" ? [format.phone(found), "", ""] : marked(found, typed, by);
  const open = customer.open_order;
  return (
    <div
      id={id}
      role="option"
      aria-selected={current}
      className={current ? `${styles.match} ${styles.current}` : styles.match}
      onPointerMove={onHover}
      onClick={onTake}
    >
      <div className={styles.name}>
        {customer.vip && (
          <span className={styles.vip}>
            <Icon name="crown" />
          </span>
        )}
        <span className="cut">{customer.name || t("order.nobodyName")}</span>
        {current && <Kbd chord="Enter" />}
      </div>
      <div className={`cut ${styles.quiet}`}>
        {before}
        {hit && <mark>{hit}</mark>}
        {after}
        {customer.city && ` · ${customer.city}`}
      </div>
      <div>
        {customer.orders > 0
          ? t("who.orders", {
              n: customer.orders,
              sum: format.money(customer.sum, customer.currency),
              at: customer.last_order_at === null ? "—" : format.shortMoment(customer.last_order_at, now),
            })
          : t("who.noOrders")}
      </div>
      {open && (
        <div className={styles.open}>
          <Icon name="orders" size={14} /> {t("customer.openOrder", { no: format.orderNumber(open.number) })}
        </div>
      )}
    </div>
  );
}
