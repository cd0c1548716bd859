// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { OfferRow, OrderCard } from "lib/api_types";
import { FakeServer } from "testing/fakeServer";
import { addOffer, stepQuantity, withFields, withItem, withoutItem } from "./formActs";
import { mergeForms, takeTheirs, withIds } from "./mergeForms";
import { changesOf, editOf, formOf, type OrderForm } from "./orderForm";
import { askFor, contactFields, kindOf, marked, splitName } from "./recognition";
import { discountOf, hoursParts, hoursText, partsOf, readDiscount, readHours, readSearch } from "./typed";

const server = new FakeServer({ now: () => Date.UTC(2026, 10, 21, 11, 32), orders: 40 });
const card = server.shop.orders.find((order) => order.items.length > 2) as OrderCard;
const base = formOf(card);
const [first, second] = base.items as [OrderForm["items"][0], OrderForm["items"][0]];
const stranger = server.shop.offers.find((offer) => base.items.every((item) => item.offer_id !== offer.id)) as OfferRow;

describe("an edit", () => {
  it("says nothing when nothing differs, however decimals are written", () => {
    const form = withItem(base, first.key, { quantity: "1.000" });
    expect(changesOf(base, form)).toEqual([]);
    expect(editOf(base, form)).toEqual({});
  });

  it("holds changed fields alone and lists of lines whole", () => {
    const form = withFields(withItem(base, first.key, { discount: "10%" }), { manager_comment: "Hem" });
    expect(editOf(base, form)).toEqual({
      manager_comment: "Hem",
      items: base.items.map((item) =>
        item.key === first.key ? { id: item.id, discount_amount: "0", discount_percent: "10" } : { id: item.id },
      ),
    });
  });

  it("adds goods, makes more of the same and takes a line out", () => {
    const added = addOffer(base, stranger, "3");
    expect(addOffer(added.form, stranger, "2").form.items.at(-1)).toMatchObject({ quantity: "5", id: null });
    const form = withoutItem(added.form, second.key);
    const items = editOf(base, form).items ?? [];
    expect(items.some((item) => item.id === second.id)).toBe(false);
    expect(items.at(-1)).toMatchObject({ offer_id: stranger.id, quantity: "3", initial_price: stranger.price });
  });

  it("never steps a quantity below one", () => {
    const two = stepQuantity(base, first.key, 1);
    expect(two.items[0]?.quantity).toBe("2");
    expect(stepQuantity(base, first.key, -1)).toBe(base);
  });
});

describe("two people", () => {
  it("merge without a word where they changed different things", () => {
    const mine = withItem(base, first.key, { quantity: "4" });
    const theirs = withFields(withItem(base, first.key, { discount: "5%" }), { delivery_date: "2026-11-25" });
    const merged = mergeForms(base, mine, theirs);
    expect(merged.clashes).toEqual([]);
    expect(merged.form.items[0]).toMatchObject({ quantity: "4", discount: "5%" });
    expect(merged.form.fields.delivery_date).toBe("2026-11-25");
  });

  it("are asked only about what both changed", () => {
    const mine = withFields(base, { delivery_time: "18:00-22:00", address: "Tver" });
    const theirs = withFields(base, { delivery_time: "10:00-14:00" });
    const merged = mergeForms(base, mine, theirs);
    expect(merged.clashes.map((clash) => clash.change.name)).toEqual(["delivery_time"]);
    expect(merged.kept).toBe(1);
    expect(merged.form.fields).toMatchObject({ delivery_time: "18:00-22:00", address: "Tver" });
    const taken = takeTheirs(merged.form, merged.clashes[0]!, theirs);
    expect(taken.fields).toMatchObject({ delivery_time: "10:00-14:00", address: "Tver" });
  });

  it("ask when one took out the line that the other changed", () => {
    const mine = withItem(base, first.key, { quantity: "7" });
    const theirs = withoutItem(base, first.key);
    const merged = mergeForms(base, mine, theirs);
    expect(merged.clashes).toMatchObject([{ change: { name: "removed" }, mine: false, theirs: true }]);
    expect(merged.form.items.some((item) => item.key === first.key)).toBe(true);
    expect(takeTheirs(merged.form, merged.clashes[0]!, theirs).items.some((item) => item.key === first.key)).toBe(
      false,
    );
    const other = mergeForms(base, theirs, mine);
    expect(other.form.items.some((item) => item.key === first.key)).toBe(false);
    expect(takeTheirs(other.form, other.clashes[0]!, mine).items.some((item) => item.key === first.key)).toBe(true);
  });

  it("give ids to new lines that were typed in while they were saved", () => {
    const sent = addOffer(base, stranger, "1").form;
    const typed = withItem(sent, sent.items.at(-1)!.key, { quantity: "9" });
    const saved = { ...card, items: [...card.items, { ...card.items[0]!, id: 777 }] };
    expect(withIds(typed, sent, saved).items.at(-1)).toMatchObject({ key: "777", id: 777, quantity: "9" });
  });
});

describe("the first field of a new order", () => {
  it.each([
    ["+7 (916) 204", "phone"],
    ["8916", "phone"],
    ["anna@", "email"],
    ["Анна", "name"],
    ["Anna 2", "name"],
  ])("knows %s as %s", (text, kind) => expect(kindOf(text)).toBe(kind));

  it.each([
    ["916", null],
    ["9162", { phone: "9162" }],
    ["Ан", null],
    ["Анн", { name: "Анн" }],
    ["an@", null],
    ["ann@x", { email: "ann@x" }],
  ])("asks about %s: %j", (text, ask) => expect(askFor(text)).toEqual(ask));

  it.each([
    ["Ольга", "", "Ольга", ""],
    ["Ольга Смирнова", "Смирнова", "Ольга", ""],
    ["Смирнова Ольга", "Смирнова", "Ольга", ""],
    ["Смирнова Ольга Викторовна", "Смирнова", "Ольга", "Викторовна"],
    ["Ольга Викторовна Смирнова", "Смирнова", "Ольга", "Викторовна"],
    ["Katarzyna Nowak", "Nowak", "Katarzyna", ""],
  ])("splits %s", (text, last_name, first_name, patronymic) =>
    expect(splitName(text)).toEqual({ last_name, first_name, patronymic }),
  );

  it("puts what was typed where it belongs", () => {
    expect(contactFields(" 8 912 ")).toEqual({ phone: "8 912" });
    expect(contactFields("a@b.pl")).toEqual({ email: "a@b.pl" });
    expect(contactFields("  ")).toEqual({});
  });

  it("marks the digits that were typed through punctuation", () => {
    expect(marked("+7 916 204-18-33", "8916204", "phone")).toEqual(["+", "7 916 204", "-18-33"]);
    expect(marked("olga@mail.ru", "OLGA", "email")).toEqual(["", "olga", "@mail.ru"]);
  });
});

describe("what is typed in place", () => {
  it.each([
    ["10%", "10%"],
    ["−220", "220"],
    ["1 500,5", "1500.5"],
    ["", ""],
    ["101%", null],
    ["abc", null],
  ])("discount %s", (typed, read) => expect(readDiscount(typed)).toBe(read));

  it("keeps both parts of a discount that came from a shop", () =>
    expect(partsOf(discountOf({ amount: "5.00", percent: "10" }))).toEqual({ amount: "5", percent: "10" }));

  it.each([
    ["18-22", "18:00-22:00", "18–22"],
    ["9.30 – 12", "09:30-12:00", "9:30–12"],
    ["after six", "after six", "after six"],
  ])("hours %s", (typed, hours, shown) => {
    expect(readHours(typed)).toBe(hours);
    expect(hoursText(hours)).toBe(shown);
  });

  it("gives hours to the server apart from words", () => {
    expect(hoursParts("18:00-22:00")).toEqual({ time_from: "18:00", time_to: "22:00", time_text: "" });
    expect(hoursParts("late")).toEqual({ time_from: null, time_to: null, time_text: "late" });
  });

  it.each([
    ["scarf *3", "scarf", "3"],
    ["scarf 200×70", "scarf 200×70", "1"],
    ["scarf", "scarf", "1"],
    ["scarf *0", "scarf *0", "1"],
  ])("search %s", (typed, query, quantity) => expect(readSearch(typed)).toEqual({ query, quantity }));
});
