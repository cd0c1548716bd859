// SPDX-License-Identifier: Apache-2.0
// What happened, the newest on top, days as rules: all changes of one save are one entry with who and what.
import { useState } from "react";
import type { Change, TimelineEntry } from "lib/api_types";
import { useNow } from "lib/clock";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { Icon, type IconName } from "./Icon";
import { fieldLabel, type Kind, kindLabel, kindOfChange, kinds, kindsOf, valueWords } from "./timelineWords";
import styles from "./Timeline.module.css";

interface TimelineProps {
  entries: TimelineEntry[];
  currency: string;
  /** What was created: "Order created", in words. */
  created: string;
  onMore?: () => void;
}

const icons: Record<Kind, IconName> = {
  status: "flag",
  goods: "goods",
  money: "card",
  delivery: "delivery",
  customer: "person",
  other: "edit",
};

export function Timeline({ entries, currency, created, onMore }: TimelineProps) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const [kind, setKind] = useState<Kind | null>(null);
  const counts = kinds
    .map((one) => [one, entries.filter((entry) => kindsOf(entry).has(one)).length] as const)
    .filter(([, count]) => count > 0);
  const shown = kind ? entries.filter((entry) => kindsOf(entry).has(kind)) : entries;
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of shown) {
    const day = format.dateOf(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <>
      {counts.length > 1 && (
        <div className={styles.filters} role="group" aria-label={t("timeline.filter")}>
          <button type="button" aria-pressed={kind === null} onClick={() => setKind(null)}>
            {t("timeline.all")}
          </button>
          {counts.map(([one, count]) => (
            <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
              {t(kindLabel[one])} {count}
            </button>
          ))}
        </div>
      )}
      {!entries.length && <div className={styles.none}>{t("timeline.empty")}</div>}
      <div className={styles.list}>
        {[...days.values()].map((ofDay) => (
          <section key={ofDay[0]!.id}>
            <h3 className={styles.day}>{capital(format.dayHeading(ofDay[0]!.at, now))}</h3>
            {ofDay.map((entry) => (
              <Entry key={entry.id} entry={entry} kind={kind} currency={currency} created={created} />
            ))}
          </section>
        ))}
      </div>
      {onMore && (
        <button type="button" className={styles.more} onClick={onMore}>
          {t("timeline.more")}
        </button>
      )}
    </>
  );
}

const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

interface EntryProps {
  entry: TimelineEntry;
  kind: Kind | null;
  currency: string;
  created: string;
}

function Entry({ entry, kind, currency, created }: EntryProps) {
  const { t } = useTexts();
  const format = useFormat();
  const changes = entry.changes.filter((change) => !kind || kindOfChange(change) === kind);
  const first = changes[0];
  const icon: IconName = entry.created ? "new" : first ? icons[kindOfChange(first)] : "edit";
  const who = entry.actor || t(entry.source === "api" ? "timeline.api" : "timeline.system");
  return (
    <div className={styles.entry}>
      <span className={styles.sign}>
        <Icon name={icon} size={14} />
      </span>
      <div className={styles.words}>
        {entry.created && (
          <div>
            <span className={styles.who}>{who}:</span> {created}
          </div>
        )}
        {entry.deleted && (
          <div>
            <span className={styles.who}>{who}:</span> {t("timeline.deleted")}
          </div>
        )}
        {!entry.created &&
          changes.map((change, at) => (
            <div key={at}>
              {at === 0 && <span className={styles.who}>{who}: </span>}
              <ChangeLine change={change} currency={currency} />
            </div>
          ))}
      </div>
      <span className={styles.time} title={format.fullMoment(entry.at)}>
        {format.time(entry.at)}
      </span>
    </div>
  );
}

function ChangeLine({ change, currency }: { change: Change; currency: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const words = (value: string) => valueWords(value, change, currency, format, t);
  const label = t(fieldLabel(change.field));
  if (change.field === "order_product" || change.field === "payments")
    return (
      <>
        {change.part ? t("timeline.partField", { part: change.part, field: label }) : label}{" "}
        <b>{t(change.new ? "timeline.added" : "timeline.removed")}</b>
      </>
    );
  return (
    <>
      {change.part ? t("timeline.partField", { part: change.part, field: label }) : label}{" "}
      {change.old !== "" && (
        <span className={styles.old}>
          <s>{words(change.old)}</s> →{" "}
        </span>
      )}
      <b>{words(change.new)}</b>
    </>
  );
}
