// SPDX-License-Identifier: Apache-2.0
// Money, numbers of orders, phones, names, dates and durations as people of each language write them.
import { useMemo } from "react";
import type { CalendarDate, Decimal, Moment } from "./api_types";
import { type Language, type Translate, useTexts } from "./i18n";
import { useSessionOrNone } from "./session";

const nbsp = "\u00a0";
const minus = "\u2212";
const dash = "\u2013";
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const signs: Record<string, string> = {
  RUB: "₽",
  PLN: "zł",
  UZS: "soʻm",
  USD: "$",
  EUR: "€",
  UAH: "₴",
  KZT: "₸",
  BYN: "Br",
  GBP: "£",
};
/** Currencies whose minor units are written only when a sum has them. */
const roundMoney = new Set(["RUB", "UAH", "KZT", "BYN"]);
const noMinorUnits = new Set(["UZS", "JPY"]);

export interface MoneyParts {
  amount: string;
  sign: string;
}

export interface Format {
  /** `minor`: how many digits after the point the whole column has; by itself when left out. */
  money(sum: Decimal, currency: string, minor?: number): string;
  moneyParts(sum: Decimal, currency: string, minor?: number): MoneyParts;
  /** Digits after the point that a column of these sums needs. */
  minorUnits(sums: readonly Decimal[], currency: string): number;
  number(value: Decimal | number): string;
  percent(value: Decimal | number): string;
  orderNumber(number: string): string;
  phone(phone: string): string;
  name(last: string, first: string, patronymic: string): string;
  /** For lists: now, 12 min, 09:12, yesterday, 19.11, 19.11.25. */
  shortMoment(at: Moment, now?: Moment): string;
  time(at: Moment): string;
  /** Date and time in full, for tooltips. */
  fullMoment(at: Moment): string;
  /** A day as a heading: today, yesterday, 19 November. */
  dayHeading(at: Moment, now?: Moment): string;
  calendarDate(date: CalendarDate, now?: Moment): string;
  fullDate(date: CalendarDate): string;
  /** What was promised: today 18–22, tomorrow 10–14, 26.11. */
  promise(date: CalendarDate | null, from: string | null, to: string | null, now?: Moment): string;
  /** 40 min, 3 h 10 m, 1 d 3 h. */
  duration(milliseconds: number): string;
  /** The calendar day of a moment in the zone of the shop. */
  dateOf(at: Moment): CalendarDate;
}

export interface FormatOptions {
  language: Language;
  zone: string;
  t: Translate;
}

export function groupOrderNumber(number: string): string {
  return /^\d{5,}$/.test(number) ? number.replace(/\B(?=(\d{3})+$)/g, nbsp) : number;
}

/** Copied and searched without what is only for the eye. */
export const plainOrderNumber = (text: string) => text.replace(/(?<=\d)[\s\u00a0\u202f](?=\d)/g, "");

export function formatPhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, "");
  const patterns: [RegExp, string][] = [
    [/^\+?7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2-$3-$4"],
    [/^8(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2-$3-$4"],
    [/^\+?48(\d{3})(\d{3})(\d{3})$/, "+48 $1 $2 $3"],
    [/^\+?998(\d{2})(\d{3})(\d{2})(\d{2})$/, "+998 $1 $2 $3 $4"],
    [/^\+?380(\d{2})(\d{3})(\d{2})(\d{2})$/, "+380 $1 $2-$3-$4"],
  ];
  for (const [pattern, shape] of patterns)
    if (pattern.test(digits)) return digits.replace(pattern, shape).replaceAll(" ", nbsp);
  return phone;
}

export function personName(last: string, first: string, patronymic: string): string {
  const initial = patronymic.trim().slice(0, 1);
  return [last.trim(), first.trim(), initial && `${initial.toLocaleUpperCase()}.`].filter(Boolean).join(" ");
}

const plainDecimal = (value: Decimal | number): string => {
  const text = String(value).trim();
  return /^-?\d+(\.\d+)?$/.test(text) ? text : "0";
};

const shiftDate = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** "18:00" → "18", "18:30" → "18:30". */
const shortHour = (time: string) =>
  time
    .replace(/^0(?=\d)/, "")
    .replace(/:00(:00)?$/, "")
    .replace(/^(\d+:\d+):\d+$/, "$1");

export function createFormat({ language, zone, t }: FormatOptions): Format {
  const english = language === "en";
  const dates = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const times = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const longDate = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(english ? "en-US" : language, { timeZone: "UTC", ...options });
  const headings = longDate({ day: "numeric", month: "long" });
  const headingsWithYear = longDate({ day: "numeric", month: "long", year: "numeric" });
  const shortEnglish = longDate({ month: "short", day: "numeric" });
  const asDate = (date: CalendarDate) => new Date(`${date}T12:00:00Z`);
  const numbers = new Map<string, Intl.NumberFormat>();

  const digits = (value: Decimal | number, least: number, most: number): string => {
    const key = `${least}/${most}`;
    let format = numbers.get(key);
    if (!format)
      numbers.set(
        key,
        (format = new Intl.NumberFormat(english ? "en" : "ru", {
          useGrouping: "always" as never,
          minimumFractionDigits: least,
          maximumFractionDigits: most,
        })),
      );
    // Given as text the number stays exact.
    return format
      .format(plainDecimal(value) as `${number}`)
      .replace(/[\s\u202f]/g, nbsp)
      .replace("-", minus);
  };

  const dateOf = (at: Moment): CalendarDate => dates.format(at);

  const numericDate = (date: CalendarDate, now: Moment): string => {
    const sameYear = date.slice(0, 4) === dateOf(now).slice(0, 4);
    if (english)
      return shortEnglish.format(asDate(date)).replace(" ", nbsp) + (sameYear ? "" : `, ${date.slice(0, 4)}`);
    return `${date.slice(8, 10)}.${date.slice(5, 7)}${sameYear ? "" : `.${date.slice(2, 4)}`}`;
  };

  const nearDay = (date: CalendarDate, now: Moment): string | undefined => {
    const today = dateOf(now);
    if (date === today) return t("time.today");
    if (date === shiftDate(today, 1)) return t("time.tomorrow");
    if (date === shiftDate(today, -1)) return t("time.yesterday");
    return undefined;
  };

  const calendarDate = (date: CalendarDate, now = Date.now()) => nearDay(date, now) ?? numericDate(date, now);
  const fullDate = (date: CalendarDate) => headingsWithYear.format(asDate(date));
  const time = (at: Moment) => times.format(at);

  const minorUnits = (sums: readonly Decimal[], currency: string): number => {
    if (noMinorUnits.has(currency)) return 0;
    if (!roundMoney.has(currency)) return 2;
    return sums.some((sum) => /\.\d*[1-9]/.test(sum)) ? 2 : 0;
  };

  const moneyParts = (sum: Decimal, currency: string, minor = minorUnits([sum], currency)): MoneyParts => ({
    amount: digits(sum, minor, minor),
    sign: signs[currency] ?? currency,
  });

  return {
    moneyParts,
    minorUnits,
    money(sum, currency, minor) {
      const { amount, sign } = moneyParts(sum, currency, minor);
      if (!english || sign.length > 2) return `${amount}${nbsp}${sign}`;
      return amount.startsWith(minus) ? `${minus}${sign}${amount.slice(1)}` : `${sign}${amount}`;
    },
    number: (value) => digits(value, 0, 6),
    percent: (value) => digits(value, 0, 2) + (language === "ru" || language === "uz" ? `${nbsp}%` : "%"),
    orderNumber: groupOrderNumber,
    phone: formatPhone,
    name: personName,
    dateOf,
    time,
    calendarDate,
    fullDate,
    shortMoment(at, now = Date.now()) {
      const age = now - at;
      if (age < minute && age > -minute) return t("time.now");
      if (age > 0 && age < hour) return t("time.minutes", { n: Math.floor(age / minute) });
      const date = dateOf(at);
      if (date === dateOf(now)) return time(at);
      return calendarDate(date, now);
    },
    fullMoment: (at) => `${fullDate(dateOf(at))}, ${time(at)}`,
    dayHeading(at, now = Date.now()) {
      const date = dateOf(at);
      const near = nearDay(date, now);
      if (near) return near;
      return date.slice(0, 4) === dateOf(now).slice(0, 4) ? headings.format(asDate(date)) : fullDate(date);
    },
    promise(date, from, to, now = Date.now()) {
      const hours = from && to ? `${shortHour(from)}${dash}${shortHour(to)}` : shortHour(from ?? to ?? "");
      return [date && calendarDate(date, now), hours].filter(Boolean).join(nbsp);
    },
    duration(milliseconds) {
      const minutes = Math.max(0, Math.floor(milliseconds / minute));
      const d = Math.floor(minutes / (24 * 60));
      const h = Math.floor((minutes % (24 * 60)) / 60);
      const m = minutes % 60;
      if (d) return h ? t("time.dayHour", { d, h }) : t("time.days", { d });
      if (h) return m ? t("time.hourMinute", { h, m: String(m).padStart(2, "0") }) : t("time.hours", { h });
      return t("time.minutes", { n: m });
    },
  };
}

export function useFormat(): Format {
  const { t, language } = useTexts();
  const zone = useSessionOrNone()?.zone ?? "UTC";
  return useMemo(() => createFormat({ language, zone, t }), [language, zone, t]);
}
