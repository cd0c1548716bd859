// SPDX-License-Identifier: Apache-2.0
// The dictionaries and people of the fake shop.
import type { Person, ReferenceItem, References, Status } from "lib/api_types";

const order = ["en", "ru", "pl", "uz"];
type Names = string; // "en|ru|pl|uz", or one name for all

const named = (names: Names, language: string): string => {
  const all = names.split("|");
  return all[order.indexOf(language)] ?? (all[0] as string);
};

const groups: [string, Names][] = [
  ["new", "New|Новый|Nowe|Yangi"],
  ["approval", "Approval|Согласование|Uzgodnienie|Kelishish"],
  ["assembling", "Assembling|Комплектация|Kompletacja|Yigʻish"],
  ["delivery", "Delivery|Доставка|Dostawa|Yetkazish"],
  ["complete", "Complete|Выполнен|Zrealizowane|Bajarilgan"],
  ["cancel", "Cancelled|Отменён|Anulowane|Bekor qilingan"],
];

const statuses: [string, string, Names][] = [
  ["new", "new", "New|Новый|Nowe|Yangi"],
  [
    "availability-confirmed",
    "approval",
    "In stock|Наличие подтверждено|Dostępność potwierdzona|Mavjudligi tasdiqlandi",
  ],
  ["offer-analog", "approval", "Offer analog|Предложить замену|Zaproponuj zamiennik|Oʻrniga taklif"],
  [
    "client-confirmed",
    "approval",
    "Agreed with customer|Согласован с клиентом|Uzgodnione z klientem|Mijoz bilan kelishildi",
  ],
  ["prepayed", "approval", "Awaiting prepayment|Ждёт предоплаты|Czeka na przedpłatę|Oldindan toʻlov kutilmoqda"],
  [
    "send-to-assembling",
    "assembling",
    "Sent to assembling|Передан в комплектацию|Przekazane do kompletacji|Yigʻishga berildi",
  ],
  ["assembling", "assembling", "Assembling|Комплектуется|Kompletowane|Yigʻilmoqda"],
  ["assembling-complete", "assembling", "Assembled|Укомплектован|Skompletowane|Yigʻildi"],
  ["send-to-delivery", "delivery", "Sent to delivery|Передан в доставку|Przekazane do dostawy|Yetkazishga berildi"],
  ["delivering", "delivery", "Delivering|Доставляется|W dostawie|Yetkazilmoqda"],
  ["redirect", "delivery", "Delivery rescheduled|Доставка перенесена|Dostawa przełożona|Yetkazish koʻchirildi"],
  ["complete", "complete", "Complete|Выполнен|Zrealizowane|Bajarilgan"],
  ["no-call", "cancel", "No answer|Недозвон|Brak kontaktu|Javob bermadi"],
  ["no-product", "cancel", "Out of stock|Нет в наличии|Brak towaru|Omborda yoʻq"],
  ["already-buyed", "cancel", "Bought elsewhere|Купил в другом месте|Kupione gdzie indziej|Boshqa joydan oldi"],
  [
    "delyvery-did-not-suit",
    "cancel",
    "Delivery did not suit|Не устроила доставка|Dostawa nie odpowiada|Yetkazish toʻgʻri kelmadi",
  ],
  ["prices-did-not-suit", "cancel", "Price did not suit|Не устроила цена|Cena nie odpowiada|Narxi toʻgʻri kelmadi"],
  ["cancel-other", "cancel", "Cancelled|Отменён|Anulowane|Bekor qilindi"],
  ["return", "cancel", "Return|Возврат|Zwrot|Qaytarish"],
];

const items = (rows: [string, Names][], language: string): ReferenceItem[] =>
  rows.map(([code, names], index) => ({ code, name: named(names, language), active: true, is_default: index === 0 }));

export const people: Person[] = [
  { id: 1, name: "Анна Ковалёва", initials: "АК", hue: 0, active: true },
  { id: 2, name: "Дмитрий Морозов", initials: "ДМ", hue: 1, active: true },
  { id: 3, name: "Katarzyna Nowak", initials: "KN", hue: 2, active: true },
  { id: 4, name: "Jasur Rasulov", initials: "JR", hue: 3, active: true },
  { id: 5, name: "Emma Clarke", initials: "EC", hue: 4, active: true },
];

export function references(language: string): References {
  return {
    sites: [
      {
        code: "main",
        name: "Verona",
        url: "https://verona.example",
        active: true,
        currency: "RUB",
        country: "RU",
        zone: "Europe/Moscow",
      },
      {
        code: "pl",
        name: "Verona PL",
        url: "https://verona.example/pl",
        active: true,
        currency: "PLN",
        country: "PL",
        zone: "Europe/Warsaw",
      },
      {
        code: "uz",
        name: "Verona UZ",
        url: "https://verona.example/uz",
        active: true,
        currency: "UZS",
        country: "UZ",
        zone: "Asia/Tashkent",
      },
    ],
    status_groups: groups.map(([code, names]) => ({ code, name: named(names, language) })),
    statuses: statuses.map(([code, group, names]): Status => ({
      code,
      group,
      name: named(names, language),
      active: true,
      needs_reason: group === "cancel" && code !== "return",
    })),
    order_types: items(
      [
        ["eshop-individual", "Individual|Физлицо|Osoba fizyczna|Jismoniy shaxs"],
        ["eshop-legal", "Company|Юрлицо|Firma|Yuridik shaxs"],
      ],
      language,
    ),
    order_methods: items(
      [
        ["shopping-cart", "Cart|Корзина|Koszyk|Savat"],
        ["one-click", "One click|В один клик|Jedno kliknięcie|Bir bosishda"],
        ["phone", "Phone|Телефон|Telefon|Telefon"],
        ["app", "App|Приложение|Aplikacja|Ilova"],
        ["live-chat", "Chat|Чат|Czat|Chat"],
      ],
      language,
    ),
    payment_types: items(
      [
        ["bank-card", "Card|Карта|Karta|Karta"],
        ["cash", "Cash|Наличные|Gotówka|Naqd"],
        ["bank-transfer", "Bank transfer|Банковский перевод|Przelew|Bank oʻtkazmasi"],
      ],
      language,
    ),
    payment_statuses: [
      {
        code: "not-paid",
        name: named("Not paid|Не оплачен|Nieopłacone|Toʻlanmagan", language),
        active: true,
        is_default: true,
        paid: false,
      },
      {
        code: "invoice",
        name: named("Invoice sent|Выставлен счёт|Wystawiono fakturę|Hisob yuborildi", language),
        active: true,
        is_default: false,
        paid: false,
      },
      {
        code: "paid",
        name: named("Paid|Оплачен|Opłacone|Toʻlangan", language),
        active: true,
        is_default: false,
        paid: true,
      },
      {
        code: "refund",
        name: named("Refund|Возврат|Zwrot|Qaytarildi", language),
        active: true,
        is_default: false,
        paid: false,
      },
    ],
    delivery_types: [
      {
        code: "courier",
        name: named("Courier|Курьер|Kurier|Kuryer", language),
        active: true,
        is_default: true,
        cost: "350",
        kind: "courier",
        services: ["express"],
      },
      {
        code: "self-delivery",
        name: named("Pick-up|Самовывоз|Odbiór osobisty|Olib ketish", language),
        active: true,
        is_default: false,
        cost: "0",
        kind: "self",
        services: [],
      },
      {
        code: "pickup-point",
        name: named("Pick-up point|Пункт выдачи|Punkt odbioru|Topshirish punkti", language),
        active: true,
        is_default: false,
        cost: "250",
        kind: "point",
        services: ["sdek"],
      },
      {
        code: "post",
        name: named("Post|Почта|Poczta|Pochta", language),
        active: true,
        is_default: false,
        cost: "290",
        kind: "post",
        services: [],
      },
    ],
    delivery_services: items(
      [
        ["sdek", "СДЭК"],
        ["express", "Express|Экспресс|Ekspres|Ekspress"],
      ],
      language,
    ),
    stores: items(
      [
        ["main", "Main|Основной|Główny|Asosiy"],
        ["shop", "Shop|Салон|Salon|Doʻkon"],
      ],
      language,
    ),
    price_types: items([["base", "Base|Розница|Detal|Chakana"]], language),
    units: items([["pc", "pcs|шт.|szt.|dona"]], language),
    product_statuses: items([["new", "New|Новый|Nowy|Yangi"]], language),
    cancel_reasons: items(
      [
        ["no-product", "Out of stock|Нет в наличии|Brak towaru|Omborda yoʻq"],
        ["already-buyed", "Bought elsewhere|Купил в другом месте|Kupione gdzie indziej|Boshqa joydan oldi"],
        ["prices-did-not-suit", "Price did not suit|Не устроила цена|Cena nie odpowiada|Narxi toʻgʻri kelmadi"],
        ["no-call", "No answer|Недозвон|Brak kontaktu|Javob bermadi"],
      ],
      language,
    ),
    couriers: items([["petrov", "Олег Петров"]], language),
    legal_entities: items([["verona", "Verona"]], language),
    currencies: [
      { code: "RUB", decimals: 2, rate: "1" },
      { code: "PLN", decimals: 2, rate: "22.4" },
      { code: "UZS", decimals: 2, rate: "0.0068" },
    ],
    countries: ["RU", "PL", "UZ", "KZ", "GB"],
    people,
  };
}
