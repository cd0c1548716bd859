// SPDX-License-Identifier: Apache-2.0
// Goods, customers and orders of the fake shop: the same for the same number of orders and the same moment.
import type { Address, CustomerCard, Delivery, OfferRow, OrderCard, OrderItem, Payment } from "lib/api_types";

import { goods, numbers, persons, type Script, scripts } from "./fakeSeeds";

/** What the fake server keeps of an order: who the customer is it looks up for each answer. */
export interface FakeOrder extends Omit<OrderCard, "customer"> {
  customer: { id: number } | null;
}

export interface Shop {
  offers: OfferRow[];
  customers: CustomerCard[];
  orders: FakeOrder[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const emptyAddress: Address = {
  text: "",
  index: "",
  country: "",
  region: "",
  city: "",
  street: "",
  building: "",
  house: "",
  housing: "",
  block: "",
  flat: "",
  floor: "",
  intercom_code: "",
  metro: "",
  notes: "",
};

/** A small generator of equal luck for everybody (mulberry32). */
export function luck(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const currencyOf: Record<string, string> = { PL: "PLN", UZ: "UZS" };
const siteOf: Record<string, string> = { PLN: "pl", UZS: "uz", RUB: "main" };
const cityOf: Record<string, string> = { PL: "Warszawa", UZ: "Toshkent", UA: "Москва", GB: "London", RU: "Москва" };
const rate: Record<string, number> = { RUB: 1, PLN: 0.0446, UZS: 146 };

/** In the smallest step people say aloud: whole roubles, ten-groszy, thousand soum. */
const priced = (roubles: number, currency: string): string =>
  currency === "PLN"
    ? (Math.round(roubles * rate.PLN! * 10) / 10).toFixed(2)
    : currency === "UZS"
      ? String(Math.round((roubles * rate.UZS!) / 1000) * 1000)
      : String(roubles);

const addMoney = (sums: string[]): string => {
  const cents = sums.reduce((total, sum) => total + Math.round(Number(sum) * 100), 0);
  return cents % 100 ? (cents / 100).toFixed(2) : String(cents / 100);
};

/** Totals of a card by the rules of the shop, enough for a fake. */
export function withTotals(order: FakeOrder): FakeOrder {
  const items = order.items.map((item) => ({
    ...item,
    sum: addMoney([String(Number(item.price) * Number(item.quantity))]),
  }));
  const full = addMoney(items.map((item) => String(Number(item.initial_price) * Number(item.quantity))));
  const lines = addMoney(items.map((item) => item.sum));
  const ofOrder = Number(order.discount_amount) + (Number(lines) * Number(order.discount_percent)) / 100;
  const summ = addMoney([lines, String(-ofOrder)]);
  const total = addMoney([summ, order.delivery.cost]);
  const paid = addMoney(
    order.payments.filter((payment) => payment.status === "paid").map((payment) => payment.amount ?? total),
  );
  const discount = addMoney([full, `-${summ}`]);
  return {
    ...order,
    items,
    totals: {
      items: full,
      discount,
      summ,
      delivery: order.delivery.cost,
      total,
      paid,
      left: addMoney([total, `-${paid}`]),
      purchase: null,
      margin: null,
    },
  };
}

export function orderItem(offer: OfferRow, quantity: number, id: number): OrderItem {
  return {
    id,
    offer_id: offer.id,
    name: offer.name,
    article: offer.article,
    picture: offer.picture,
    unit: offer.unit,
    quantity: String(quantity),
    initial_price: offer.price ?? "0",
    discount_amount: "0",
    discount_percent: "0",
    price: offer.price ?? "0",
    sum: "0",
    purchase_price: null,
    vat: "20",
    status: "new",
    comment: "",
    available: offer.available,
    stores: offer.stores,
  };
}

export function makeShop(now: number, count: number): Shop {
  const random = luck(20261121);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

  const offers = goods.map(([name, price, currency = "RUB"], index): OfferRow => {
    const main = index === 3 ? 0 : Math.floor(random() * 14) + 1;
    return {
      id: 500 + index,
      name,
      article: `VR-${1040 + index * 7}`,
      barcode: `46070${String(12345670 + index * 913).slice(0, 8)}`,
      picture: "",
      price: priced(price, currency),
      currency,
      purchase_price: null,
      available: String(main),
      stores: [{ store: "main", quantity: String(main) }],
      unit: "pc",
      properties: {},
      active: true,
    };
  });

  const customers = persons.map(
    ([last, first, patronymic, phone, country, vip = false, bad = false, before = 0], index): CustomerCard => {
      const spent = String(before * 11900);
      return {
        id: 100 + index,
        version: 1,
        kind: "person",
        external_id: null,
        site: siteOf[currencyOf[country] ?? "RUB"]!,
        first_name: first,
        last_name: last,
        patronymic,
        name: [last, first, patronymic].filter(Boolean).join(" "),
        email: `c${100 + index}@mail.example`,
        phones: [phone],
        sex: "",
        birthday: null,
        address: {
          ...emptyAddress,
          city: cityOf[country] ?? "",
          text: `${cityOf[country]}, Новослободская, ${index + 3}`,
        },
        vip,
        bad,
        manager_id: 1,
        personal_discount: "0",
        note: "",
        subscribed: true,
        source: { source: "", medium: "", campaign: "", keyword: "", content: "" },
        created_at: now - 400 * day,
        orders: before,
        sum: spent,
        average: before ? "11900" : "0",
        currency: "RUB",
        first_order_at: before ? now - 390 * day : null,
        last_order_at: before ? now - 40 * day : null,
        cancelled: 0,
        duplicates: [],
      };
    },
  );

  const generated = (index: number): Script => {
    const customer = Math.floor(random() * customers.length);
    const country = persons[customer]![4];
    const currency = currencyOf[country] ?? "RUB";
    const fitting = goods.map((_, at) => at).filter((at) => (goods[at]![2] ?? "RUB") === currency);
    const age = 3300 + index * 95 + Math.floor(random() * 60);
    const done = random() < 0.78;
    const status = done
      ? pick(["complete", "complete", "complete", "complete", "complete", "return", "no-call", "already-buyed"])
      : pick(["new", "availability-confirmed", "client-confirmed", "assembling", "send-to-delivery", "delivering"]);
    const paid = status === "complete" ? "paid" : pick(["paid", "not-paid", "cash"]);
    return [
      customer,
      pick(fitting),
      random() < 0.4 ? 1 + Math.floor(random() * 4) : 0,
      status,
      done ? 600 : Math.floor(random() * 900),
      done ? 0 : 1400,
      paid,
      pick(["courier", "courier", "self-delivery", "pickup-point"]),
      cityOf[country] ?? "",
      done ? -2 : 2,
      "",
      "",
      done ? "" : "Перезвонить",
      pick([1, 1, 2, 3, null]),
      age,
      "",
    ];
  };

  const dateAt = (days: number) => new Date(now + days * day + 3 * hour).toISOString().slice(0, 10);

  // The newest first, so that numbers and ids follow the moments of creation.
  const plan = Array.from({ length: count }, (_, index) => scripts[index] ?? generated(index)).sort(
    (a, b) => a[14] - b[14],
  );
  const orders = plan.map((script, index): FakeOrder => {
    const [who, what, more, status, inStatus, limit, paid, delivery, place, days, from, to, step, manager, age, flags] =
      script;
    const customer = customers[who]!;
    const offer = offers[what]!;
    const currency = offer.currency;
    const id = 1000 + count - index;
    const items = [orderItem(offer, 1, id * 10)];
    const others = offers.filter((one) => one.currency === currency && one.id !== offer.id);
    for (let n = 0; n < more; n += 1) items.push(orderItem(others[(index + n) % others.length]!, 1, id * 10 + n + 1));
    const statusAt = now - inStatus * minute;
    const payments: Payment[] = [
      {
        id,
        type: paid === "cash" ? "cash" : "bank-card",
        status: paid === "part" ? "paid" : paid === "cash" ? "not-paid" : paid,
        amount: paid === "part" ? "4000" : null,
        paid_at: paid === "paid" ? statusAt : null,
        comment: "",
        external_id: null,
      },
    ];
    const brings: Delivery = {
      type: delivery,
      service: null,
      cost: "0",
      net_cost: null,
      date: days === null ? null : dateAt(days),
      time_from: from || null,
      time_to: to || null,
      time_text: "",
      track_number: "",
      address: { ...emptyAddress, city: place, text: place },
    };
    return withTotals({
      id,
      version: 1,
      number: String(numbers[index] ?? 48188 - (index - 19) * 2),
      external_id: null,
      site: siteOf[currency]!,
      type: "eshop-individual",
      method: "shopping-cart",
      status,
      status_at: statusAt,
      status_comment: "",
      created_at: now - age * minute,
      updated_at: statusAt,
      currency,
      rate: "1",
      manager_id: manager,
      vip: customer.vip,
      bad: customer.bad,
      call: flags === "call",
      expired: limit > 0 && inStatus > limit,
      cancel_reason: null,
      first_name: customer.first_name,
      last_name: customer.last_name,
      patronymic: customer.patronymic,
      phone: customer.phones[0] ?? "",
      additional_phone: "",
      email: customer.email,
      country: "RU",
      customer: { id: customer.id },
      company: "",
      items,
      payments,
      delivery: brings,
      discount_amount: "0",
      discount_percent: "0",
      customer_comment: flags === "note" ? "После 19 часов" : "",
      manager_comment: "",
      source: customer.source,
      totals: null as never,
      likely_status: null,
      overdue_at: limit ? statusAt + limit * minute : null,
      next_step: step,
      next_step_at: step ? now + (35 + index * 5) * minute : null,
      payment: "",
    });
  });
  return { offers, customers, orders };
}
