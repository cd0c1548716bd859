// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useRef, useState } from "react";
import { Navigate, useSearchParams } from "react-router";
import { api, ApiError, OfflineError } from "lib/api";
import type { Session } from "lib/api_types";
import { changeLanguage, languageNames, languages, useTexts } from "lib/i18n";
import { enterSession, useChangeMe, useSessionOrNone } from "lib/session";
import { Icon, Logo } from "ui/Icon";
import styles from "./SignInPage.module.css";

/** Only addresses of our own. */
const safe = (to: string | null) => (to && /^\/(?![/\\])/.test(to) ? to : "/orders");

export function SignInPage() {
  const { t, language } = useTexts();
  const [search] = useSearchParams();
  const client = useQueryClient();
  const session = useSessionOrNone();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<{ field?: "email" | "password"; text: string }>();
  const [busy, setBusy] = useState(false);
  const [picked, setPicked] = useState(false);
  const { mutate: changeMe } = useChangeMe();
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  if (session) return <Navigate to={safe(search.get("to"))} replace />;

  const stand = (field: "email" | "password") =>
    form.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();

  const signIn = async (event: React.FormEvent) => {
    event.preventDefault();
    const missing = !email.trim() ? "email" : !password ? "password" : undefined;
    if (missing) {
      setProblem({ field: missing, text: t(missing === "email" ? "signIn.noEmail" : "signIn.noPassword") });
      stand(missing);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await api.signIn<Session>("/ui/session", { email: email.trim(), password }, language);
      enterSession(client, answer);
      // A language picked here is what this person wants from now on.
      if (picked && answer.language !== language) changeMe({ language });
    } catch (error) {
      if (error instanceof OfflineError) setProblem({ text: t("signIn.offline") });
      else if (error instanceof ApiError && error.status === 401)
        setProblem({ field: "password", text: t("signIn.wrong") });
      else if (error instanceof ApiError && error.status === 429) setProblem({ text: t("signIn.locked") });
      else setProblem({ text: error instanceof Error ? error.message : String(error) });
      stand("password");
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={styles.page}>
      <title>{t("signIn.title")}</title>
      <form ref={form} className={styles.card} noValidate onSubmit={(event) => void signIn(event)}>
        <div className={styles.logo}>
          <Logo size={32} />
          <h1>{t("app.name")}</h1>
        </div>
        <label htmlFor={`${id}-email`}>{t("signIn.email")}</label>
        <Input
          id={`${id}-email`}
          name="email"
          type="email"
          size="large"
          autoComplete="username"
          autoFocus
          value={email}
          status={problem?.field === "email" ? "error" : undefined}
          aria-invalid={problem?.field === "email"}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => setEmail(event.target.value)}
        />
        <label htmlFor={`${id}-password`}>{t("signIn.password")}</label>
        <Input.Password
          id={`${id}-password`}
          name="password"
          size="large"
          autoComplete="current-password"
          value={password}
          status={problem?.field === "password" ? "error" : undefined}
          aria-invalid={problem?.field === "password"}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className={styles.problem} id={`${id}-problem`} role="alert">
          {problem && (
            <>
              <Icon name="overdue" size={14} /> {problem.text}
            </>
          )}
        </div>
        <Button type="primary" size="large" htmlType="submit" block loading={busy}>
          {t("signIn.enter")}
        </Button>
      </form>
      <nav className={styles.languages} aria-label={t("user.language")}>
        {languages.map((code) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === language}
            onClick={() => {
              setPicked(true);
              void changeLanguage(code);
            }}
          >
            {languageNames[code]}
          </button>
        ))}
      </nav>
    </main>
  );
}
