// SPDX-License-Identifier: Apache-2.0
// How to reach a person; typed in place, kept in a draft until saved.
import { Button } from "antd";
import { useId } from "react";
import { ApiError } from "lib/api";
import type { CustomerCard, CustomerEdit } from "lib/api_types";
import { useDraft } from "lib/drafts";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useKeys } from "lib/keys";
import { Card, Facts, Fields, Problem } from "ui/Card";
import { Choice } from "ui/Choice";
import { DateField } from "ui/DateField";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import { TextField } from "ui/TypedField";
import type { CustomerSave } from "./useCustomerSave";
import cards from "ui/Card.module.css";
import styles from "./CustomerPage.module.css";

export interface Contacts {
  last_name: string;
  first_name: string;
  patronymic: string;
  phones: string[];
  email: string;
  address: string;
  birthday: string | null;
  sex: string;
  note: string;
}

export const contactsOf = (card: CustomerCard): Contacts => ({
  last_name: card.last_name,
  first_name: card.first_name,
  patronymic: card.patronymic,
  phones: card.phones,
  email: card.email,
  address: card.address.text,
  birthday: card.birthday,
  sex: card.sex,
  note: card.note,
});

/** Only what differs. */
export function contactsEdit(before: Contacts, after: Contacts): CustomerEdit {
  const edit: CustomerEdit = {};
  for (const name of ["last_name", "first_name", "patronymic", "email", "sex", "note"] as const)
    if (before[name] !== after[name]) edit[name] = after[name];
  const phones = after.phones.map((phone) => phone.trim()).filter(Boolean);
  if (phones.join("\n") !== before.phones.join("\n")) edit.phones = phones;
  if (before.birthday !== after.birthday) edit.birthday = after.birthday;
  if (before.address !== after.address) edit.address = { text: after.address };
  return edit;
}

export function ContactsCard({ card, save, saving, error }: CustomerSave & { card: CustomerCard }) {
  const { t } = useTexts();
  const format = useFormat();
  const id = useId();
  // Being edited is having a draft, so that a reload comes back to it.
  const [draft, keep, drop] = useDraft<Contacts>(`customer:${card.id}`);
  const before = contactsOf(card);
  const begin = () => keep(before);
  const done = async () => {
    if (!draft) return;
    const edit = contactsEdit(before, draft);
    if (!Object.keys(edit).length || (await save(edit))) drop();
  };
  useKeys({ u: draft ? undefined : begin, "Ctrl+Enter": draft ? () => void done() : undefined });
  const problem = (path: string) => (error instanceof ApiError ? error.field(path) : undefined);

  if (!draft)
    return (
      <Card
        title={t("customer.contacts")}
        extra={
          <Button size="small" type="link" className={cards.act} aria-keyshortcuts="U" onClick={begin}>
            {t("facts.change")}
          </Button>
        }
      >
        <Facts
          rows={[
            card.phones.length > 0 && [
              t("field.phone"),
              card.phones.map((phone) => (
                <div key={phone}>
                  <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
                    {format.phone(phone)} <Icon name="phone" size={14} />
                  </a>
                </div>
              )),
            ],
            card.email !== "" && [
              t("field.email"),
              <a key="email" href={`mailto:${card.email}`}>
                {card.email}
              </a>,
            ],
            card.address.text !== "" && [t("customer.address"), card.address.text],
            card.birthday !== null && [t("customer.birthday"), format.fullDate(card.birthday)],
            card.sex !== "" && [t("field.sex"), t(card.sex === "male" ? "customer.sexMale" : "customer.sexFemale")],
            card.note !== "" && [t("customer.note"), card.note],
          ]}
        />
      </Card>
    );

  const set = (patch: Partial<Contacts>) => keep({ ...draft, ...patch });
  const text = (name: "last_name" | "first_name" | "patronymic" | "email") => (
    <>
      <label htmlFor={`${id}-${name}`}>{t(`field.${name}`)}</label>
      <TextField
        id={`${id}-${name}`}
        label={t(`field.${name}`)}
        value={draft[name]}
        autoFocus={name === "last_name"}
        inputMode={name === "email" ? "email" : "text"}
        problem={problem(name)}
        onChange={(value) => set({ [name]: value })}
      />
      <Problem>{problem(name)}</Problem>
    </>
  );
  return (
    <Card title={t("customer.contacts")}>
      <Fields>
        {text("last_name")}
        {text("first_name")}
        {text("patronymic")}
        {[...draft.phones, ""].map((phone, at) => (
          <span key={at} style={{ display: "contents" }}>
            <label htmlFor={`${id}-phone${at}`}>{at === 0 ? t("field.phone") : ""}</label>
            <TextField
              id={`${id}-phone${at}`}
              label={t("field.phone")}
              value={phone}
              placeholder={at === draft.phones.length ? t("customer.oneMorePhone") : undefined}
              inputMode="tel"
              problem={problem(`phones[${at}]`)}
              onChange={(value) =>
                set({ phones: [...draft.phones.slice(0, at), value, ...draft.phones.slice(at + 1)] })
              }
            />
            <Problem>{problem(`phones[${at}]`)}</Problem>
          </span>
        ))}
        {text("email")}
        <label htmlFor={`${id}-address`}>{t("customer.address")}</label>
        <TextField
          id={`${id}-address`}
          label={t("customer.address")}
          lines={2}
          value={draft.address}
          onChange={(address) => set({ address })}
        />
        <label htmlFor={`${id}-birthday`}>{t("customer.birthday")}</label>
        <DateField
          id={`${id}-birthday`}
          label={t("customer.birthday")}
          value={draft.birthday}
          onChange={(birthday) => set({ birthday })}
        />
        <label htmlFor={`${id}-sex`}>{t("field.sex")}</label>
        <Choice
          id={`${id}-sex`}
          label={t("field.sex")}
          value={draft.sex || null}
          nothing="—"
          options={[
            { code: "female", name: t("customer.sexFemale") },
            { code: "male", name: t("customer.sexMale") },
          ]}
          onChange={(sex) => set({ sex: sex ?? "" })}
        />
        <label htmlFor={`${id}-note`}>{t("customer.note")}</label>
        <TextField
          id={`${id}-note`}
          label={t("customer.note")}
          lines={2}
          placeholder={t("customer.noteHint")}
          value={draft.note}
          onChange={(note) => set({ note })}
        />
      </Fields>
      <div className={styles.acts}>
        <Button size="small" type="text" onClick={drop}>
          {t("save.discard")}
        </Button>
        <Button size="small" type="primary" loading={saving ? { delay: 300 } : false} onClick={() => void done()}>
          {t("save.save")} <Kbd chord="Ctrl+Enter" plain />
        </Button>
      </div>
    </Card>
  );
}
