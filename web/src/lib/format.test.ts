// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node
import { describe, expect, it } from "vitest";
import { createFormat, formatPhone, groupOrderNumber, personName, plainOrderNumber } from "./format";
import type { Language, Translate } from "./i18n";
import { IntlMessageFormat } from "intl-messageformat";
import en from "./locales/en.json";
import pl from "./locales/pl.json";
import ru from "./locales/ru.json";
import uz from "./locales/uz.json";

const texts: Record<Language, Record<string, string>> = { en, ru, pl, uz };
const make = (language: Language, zone = "Europe/Moscow") => {
  const t: Translate = (key, values) =>
    String(new IntlMessageFormat(texts[language][key] as string, language).format(values));
  return createFormat({ language, zone, t });
};
/** Spaces of all kinds as one, to write tables in. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  it.each<[Language, string, string, string]>([
    ["ru", "42870", "RUB", "42 870 ₽"],
    ["ru", "1249.5", "RUB", "1 249,50 ₽"],
    ["ru", "349.9", "PLN", "349,90 zł"],
    ["ru", "599", "PLN", "599,00 zł"],
    ["ru", "-500", "RUB", "−500 ₽"],
    ["pl", "1249.5", "PLN", "1 249,50 zł"],
    ["pl", "1249", "PLN", "1 249,00 zł"],
    ["uz", "1850000", "UZS", "1 850 000 soʻm"],
    ["uz", "1850000.40", "UZS", "1 850 000 soʻm"],
    ["en", "42870", "RUB", "₽42,870"],
    ["en", "1249.5", "PLN", "zł1,249.50"],
    ["en", "1850000", "UZS", "1,850,000 soʻm"],
    ["en", "-12", "USD", "−$12.00"],
    ["ru", "123456789012345678.99", "RUB", "123 456 789 012 345 678,99 ₽"],
  ])("%s %s %s is %s", (language, sum, currency, written) =>
    expect(plain(make(language).money(sum, currency))).toBe(written),
  );

  it("has no-break spaces only", () => expect(make("ru").money("1249.5", "RUB")).toBe("1\u00a0249,50\u00a0₽"));

  it("writes kopecks in the whole column or in none of it", () => {
    const format = make("ru");
    expect(format.minorUnits(["100", "250.00"], "RUB")).toBe(0);
    const minor = format.minorUnits(["100", "250.50"], "RUB");
    expect(plain(format.money("100", "RUB", minor))).toBe("100,00 ₽");
    expect(format.minorUnits(["100.50"], "UZS")).toBe(0);
    expect(format.minorUnits(["100"], "PLN")).toBe(2);
  });
});

describe("per cent", () => {
  it.each<[Language, string]>([
    ["ru", "12 %"],
    ["uz", "12 %"],
    ["en", "12%"],
    ["pl", "12%"],
  ])("%s", (language, written) => expect(plain(make(language).percent(12))).toBe(written));
});

describe("number of an order", () => {
  it.each([
    ["48230", "48 230"],
    ["1234567", "1 234 567"],
    ["4823", "4823"],
    ["48230A", "48230A"],
    ["A-48230", "A-48230"],
  ])("%s is shown as %s", (number, shown) => expect(plain(groupOrderNumber(number))).toBe(shown));
  it("is searched without the space", () => expect(plainOrderNumber("48\u00a0230")).toBe("48230"));
});

describe("phones", () => {
  it.each([
    ["+79162041833", "+7 916 204-18-33"],
    ["89162041833", "+7 916 204-18-33"],
    ["+7 (916) 204 18 33", "+7 916 204-18-33"],
    ["+48601234567", "+48 601 234 567"],
    ["+998901234567", "+998 90 123 45 67"],
    ["+380501234567", "+380 50 123-45-67"],
    ["+447700900123", "+447700900123"],
    ["доб. 12", "доб. 12"],
  ])("%s is %s", (phone, written) => expect(plain(formatPhone(phone))).toBe(written));
});

describe("names", () => {
  it.each([
    [["Смирнова", "Ольга", "Викторовна"], "Смирнова Ольга В."],
    [["Wiśniewska", "Katarzyna", ""], "Wiśniewska Katarzyna"],
    [["", "Ольга", ""], "Ольга"],
    [["", "", ""], ""],
  ] as const)("%s", ([last, first, patronymic], written) => expect(personName(last, first, patronymic)).toBe(written));
});

// 21 November 2026, 14:32 in Moscow.
const now = Date.UTC(2026, 10, 21, 11, 32);
const minute = 60_000;
const hour = 60 * minute;

describe("moments in a list", () => {
  it.each<[Language, number, string]>([
    ["ru", now - 20_000, "сейчас"],
    ["ru", now - 12 * minute, "12 мин"],
    ["ru", now - 5 * hour - 20 * minute, "09:12"],
    ["ru", now - 20 * hour, "вчера"],
    ["ru", Date.UTC(2026, 10, 19, 12), "19.11"],
    ["ru", Date.UTC(2025, 10, 19, 12), "19.11.25"],
    // An hour before midnight in UTC is the next day in Moscow.
    ["ru", Date.UTC(2026, 10, 20, 23, 0), "02:00"],
    ["en", now - 20_000, "now"],
    ["en", now - 20 * hour, "yesterday"],
    ["en", Date.UTC(2026, 10, 19, 12), "Nov 19"],
    ["en", Date.UTC(2025, 10, 19, 12), "Nov 19, 2025"],
    ["pl", now - 20 * hour, "wczoraj"],
    ["pl", Date.UTC(2026, 10, 19, 12), "19.11"],
    ["uz", now - 12 * minute, "12 daq"],
    ["uz", now - 20 * hour, "kecha"],
  ])("%s %i is %s", (language, at, written) => expect(plain(make(language).shortMoment(at, now))).toBe(written));

  it("follows the zone of the shop", () => expect(make("ru", "Asia/Tashkent").time(now)).toBe("16:32"));
  it("says all in the tooltip", () => expect(plain(make("ru").fullMoment(now))).toBe("21 ноября 2026 г., 14:32"));
});

describe("promises", () => {
  it.each<[Language, string | null, string | null, string | null, string]>([
    ["ru", "2026-11-21", "18:00", "22:00", "сегодня 18–22"],
    ["ru", "2026-11-22", "10:00", "14:00", "завтра 10–14"],
    ["ru", "2026-11-20", "18:30", "22:00", "вчера 18:30–22"],
    ["ru", "2026-11-26", null, null, "26.11"],
    ["ru", null, null, null, ""],
    ["en", "2026-11-26", "09:00", "12:00", "Nov 26 9–12"],
    ["pl", "2026-11-22", null, null, "jutro"],
    ["uz", "2026-11-21", "18:00", "22:00", "bugun 18–22"],
  ])("%s %s %s %s is %s", (language, date, from, to, written) =>
    expect(plain(make(language).promise(date, from, to, now))).toBe(written),
  );
});

describe("durations", () => {
  it.each<[Language, number, string]>([
    ["ru", 0, "0 мин"],
    ["ru", 40 * minute, "40 мин"],
    ["ru", 3 * hour + 10 * minute, "3 ч 10 м"],
    ["ru", 6 * hour + 5 * minute, "6 ч 05 м"],
    ["ru", 2 * hour, "2 ч"],
    ["ru", 27 * hour + 15 * minute, "1 д 3 ч"],
    ["ru", 48 * hour, "2 д"],
    ["en", 3 * hour + 10 * minute, "3 h 10 m"],
    ["pl", 27 * hour, "1 d 3 g"],
    ["uz", 40 * minute, "40 daq"],
    ["ru", -minute, "0 мин"],
  ])("%s %i is %s", (language, milliseconds, written) =>
    expect(plain(make(language).duration(milliseconds))).toBe(written),
  );
});
