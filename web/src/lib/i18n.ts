// SPDX-License-Identifier: Apache-2.0
// Four languages; texts of one are loaded when it is chosen. Keys are flat, plurals are ICU.
import i18next from "i18next";
import ICU from "i18next-icu";
import { initReactI18next, useTranslation } from "react-i18next";
import type en from "./locales/en.json";

export const languages = ["en", "ru", "pl", "uz"] as const;
export type Language = (typeof languages)[number];
export type TextKey = keyof typeof en;
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

/** Each language in itself. */
export const languageNames: Record<Language, string> = { en: "English", ru: "Русский", pl: "Polski", uz: "Oʻzbekcha" };

const kept = "okno.language";
const loaders: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import("./locales/en.json"),
  ru: () => import("./locales/ru.json"),
  pl: () => import("./locales/pl.json"),
  uz: () => import("./locales/uz.json"),
};

export const isLanguage = (code: string | null | undefined): code is Language => languages.includes(code as Language);

/** Before signing in: what was chosen here last, else what the browser asks for. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((code) => code.slice(0, 2)).find(isLanguage) ?? "en";
}

export async function startTexts(language: Language) {
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: { translation: (await loaders[language]()).default } },
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language) {
  localStorage.setItem(kept, language);
  if (!i18next.hasResourceBundle(language, "translation"))
    i18next.addResourceBundle(language, "translation", (await loaders[language]()).default);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : "en");

/** For code outside components; inside use useTexts, which follows a change of language. */
export const translate: Translate = (key, values) => i18next.t(key, values as never) as unknown as string;

export function useTexts(): { t: Translate; language: Language } {
  const { t, i18n } = useTranslation();
  return { t: t as unknown as Translate, language: isLanguage(i18n.language) ? i18n.language : "en" };
}
