// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useNavigate } from "react-router";
import { api } from "lib/api";
import { languageNames, languages, useTexts } from "lib/i18n";
import { usePhone } from "lib/screen";
import { enterSession, useChangeMe, useSession } from "lib/session";
import { Float } from "ui/Float";
import { Icon } from "ui/Icon";
import { Kbd } from "ui/Kbd";
import styles from "./UserMenu.module.css";

interface UserMenuProps {
  anchor: HTMLElement | null;
  onClose: () => void;
  onKeys?: () => void;
}

export function UserMenu({ anchor, onClose, onKeys }: UserMenuProps) {
  const { t } = useTexts();
  const session = useSession();
  const phone = usePhone();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate: change } = useChangeMe();

  const leave = async () => {
    onClose();
    await api.delete("/ui/session", { subject: "session" });
    enterSession(client, null);
    void navigate("/login");
  };

  const themes = [
    { code: "light", label: t("theme.light") },
    { code: "dark", label: t("theme.dark") },
    { code: "system", label: t("theme.system") },
  ];
  return (
    <Float anchor={anchor} label={session.user.name} onClose={onClose} width={248}>
      <div className={styles.who}>
        <div className="cut">{session.user.name}</div>
        <div className={`cut ${styles.email}`}>{session.email}</div>
      </div>
      <Choice
        label={t("user.language")}
        options={languages.map((code) => ({ code, label: languageNames[code] }))}
        chosen={session.language}
        onChoose={(language) => change({ language })}
      />
      <Choice label={t("user.theme")} options={themes} chosen={session.theme} onChoose={(theme) => change({ theme })} />
      <div className={styles.acts}>
        {!phone && onKeys && (
          <button
            type="button"
            onClick={() => {
              onClose();
              onKeys();
            }}
          >
            <Icon name="keyboard" />
            <span>{t("keys.title")}</span>
            <Kbd chord="?" />
          </button>
        )}
        <button type="button" onClick={() => void leave()}>
          <Icon name="leave" />
          <span>{t("user.leave")}</span>
        </button>
      </div>
    </Float>
  );
}

interface ChoiceProps {
  label: string;
  options: { code: string; label: string }[];
  chosen: string;
  onChoose: (code: string) => void;
}

function Choice({ label, options, chosen, onChoose }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      <div>
        {options.map(({ code, label: word }) => (
          <label key={code} className={code === chosen ? styles.chosen : undefined}>
            <input
              type="radio"
              name={name}
              className="unseen"
              checked={code === chosen}
              onChange={() => onChoose(code)}
            />
            <span lang={label === word ? undefined : code.length === 2 ? code : undefined}>{word}</span>
            {code === chosen && <Icon name="check" size={14} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
