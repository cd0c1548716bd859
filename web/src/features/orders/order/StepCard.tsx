// SPDX-License-Identifier: Apache-2.0
// What is to be done next and when: on top of the right column, done with one press.
import { Button } from "antd";
import { useState } from "react";
import type { Moment } from "lib/api_types";
import { useNow } from "lib/clock";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useSession } from "lib/session";
import { Card } from "ui/Card";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { TextField } from "ui/TypedField";
import type { FormFields } from "./orderForm";
import { momentAt } from "./zone";
import styles from "./StepCard.module.css";

interface StepCardProps {
  fields: FormFields;
  /** Acts at once when nothing else is unsaved, else joins the edits. */
  onSet: (patch: Partial<FormFields>) => void;
  editing: boolean;
  onEditing: (editing: boolean) => void;
}

const minute = 60_000;

export function StepCard({ fields, onSet, editing, onEditing }: StepCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const { next_step: step, next_step_at: at, call } = fields;
  if (editing) return <StepEditor fields={fields} onSet={onSet} onClose={() => onEditing(false)} />;
  if (!step && !call)
    return (
      <Card label={t("field.next_step")}>
        <div className={styles.step}>
          <Icon name="flag" />
          <span className={`${styles.words} ${styles.about}`}>{t("order.noStep")}</span>
          <Button size="small" aria-keyshortcuts="R" onClick={() => onEditing(true)}>
            {t("step.set")} <Kbd chord="R" plain />
          </Button>
        </div>
      </Card>
    );
  const what = step || t("mark.call");
  const when =
    at === null
      ? ""
      : at > now
        ? t("step.in", { at: format.shortMoment(at, now), t: format.duration(at - now) })
        : t("step.late", { at: format.shortMoment(at, now), t: format.duration(now - at) });
  return (
    <Card label={t("field.next_step")} className={styles.amber}>
      <div className={styles.step}>
        <span className={styles.sign}>
          <Icon name={call ? "callBack" : "flag"} />
        </span>
        <div className={styles.words}>
          <div className={`cut ${styles.what}`} title={what}>
            {what}
          </div>
          {when && <div className={`cut ${styles.about}`}>{when}</div>}
        </div>
        <Button
          size="small"
          type="text"
          icon={<Icon name="edit" size={14} />}
          aria-label={t("step.change")}
          title={t("step.change")}
          onClick={() => onEditing(true)}
        />
        <Button
          size="small"
          icon={<Icon name="check" size={14} />}
          onClick={() => onSet({ next_step: "", next_step_at: null, call: false })}
        >
          {t("filter.done")}
        </Button>
      </div>
    </Card>
  );
}

function StepEditor({ fields, onSet, onClose }: Pick<StepCardProps, "fields" | "onSet"> & { onClose: () => void }) {
  const { t } = useTexts();
  const format = useFormat();
  const { zone } = useSession();
  const [opened] = useState(() => Date.now());
  const [step, setStep] = useState(fields.next_step);
  const [at, setAt] = useState<Moment | null>(fields.next_step_at);
  const tomorrow = format.dateOf(opened + 24 * 60 * minute);
  const times = [
    { key: "15", label: t("step.in15"), at: opened + 15 * minute },
    { key: "60", label: t("step.in60"), at: opened + 60 * minute },
    {
      key: "evening",
      label: t("step.at", { day: t("time.today"), at: "18:00" }),
      at: momentAt(format.dateOf(opened), "18:00", zone),
    },
    {
      key: "tomorrow",
      label: t("step.at", { day: t("time.tomorrow"), at: "10:00" }),
      at: momentAt(tomorrow, "10:00", zone),
    },
  ].filter((one) => one.at > opened);
  const done = () => {
    onSet({ next_step: step.trim(), next_step_at: step.trim() ? at : null, call: fields.call && Boolean(step.trim()) });
    onClose();
  };
  return (
    <Card label={t("field.next_step")}>
      <form
        className={styles.edit}
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }}
      >
        <TextField
          label={t("field.next_step")}
          placeholder={t("step.what")}
          value={step}
          autoFocus
          onChange={setStep}
        />
        <Button size="small" htmlType="submit" icon={<Icon name="check" size={14} />}>
          {t("filter.done")}
        </Button>
        <div className={styles.times} role="group" aria-label={t("field.next_step_at")}>
          {times.map((one) => (
            <button key={one.key} type="button" aria-pressed={at === one.at} onClick={() => setAt(one.at)}>
              {one.label}
            </button>
          ))}
          <button type="button" aria-pressed={at === null} onClick={() => setAt(null)}>
            {t("step.anytime")}
          </button>
        </div>
      </form>
    </Card>
  );
}
