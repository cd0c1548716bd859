// SPDX-License-Identifier: Apache-2.0
// Language and theme of the person: texts, Ant Design, colours.
import { useQueryClient } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import english from "antd/locale/en_US";
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { changeLanguage, isLanguage, type Language, useTexts } from "lib/i18n";
import { useConnection } from "lib/connection";
import { nonce } from "lib/nonce";
import { usePhone, usePrefersDark } from "lib/screen";
import { useSessionOrNone } from "lib/session";
import { referencesQuery } from "lib/references";
import { antdTheme } from "ui/theme";
import { type ThemeName } from "ui/tokens";

type AntLocale = typeof english;

const antLocales: Record<Language, () => Promise<{ default: AntLocale }>> = {
  en: () => Promise.resolve({ default: english }),
  ru: () => import("antd/locale/ru_RU"),
  pl: () => import("antd/locale/pl_PL"),
  uz: () => import("antd/locale/uz_UZ"),
};

const csp = { nonce };

export function Appearance({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const session = useSessionOrNone();
  const { language } = useTexts();
  const phone = usePhone();
  const prefersDark = usePrefersDark();
  const { online } = useConnection();
  const chosen = session?.theme ?? "system";
  const theme: ThemeName = chosen === "dark" || (chosen === "system" && prefersDark) ? "dark" : "light";
  const [locale, setLocale] = useState<AntLocale>(english);

  const wanted = session?.language;
  useEffect(() => {
    if (!isLanguage(wanted) || wanted === language) return;
    // Names in the dictionaries come in the language of the person.
    void changeLanguage(wanted).then(() => client.invalidateQueries({ queryKey: referencesQuery.queryKey }));
    // `online`: texts that could not be fetched are tried again when the server is back.
  }, [wanted, language, client, online]);

  useEffect(() => {
    let current = true;
    void antLocales[language]().then((loaded) => current && setLocale(loaded.default));
    return () => {
      current = false;
    };
  }, [language]);

  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const dressed = useMemo(() => antdTheme(theme, phone), [theme, phone]);
  return (
    <ConfigProvider
      csp={csp}
      theme={dressed}
      locale={locale}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
