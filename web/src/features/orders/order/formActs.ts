// SPDX-License-Identifier: Apache-2.0
// What an order window does to its form: pure steps, each giving the next form.
import type { CustomerBrief, Decimal, OfferRow } from "lib/api_types";
import type { Books } from "lib/references";
import { formatScaled, isZero, parseScaled, quantityDigits } from "./decimal";
import { type FormFields, type FormItem, type FormPayment, itemOf, type OrderForm } from "./orderForm";

let lastKey = 0;
/** A key for a line that has no id yet; differs from those of a draft kept before a reload. */
export const newKey = () => `new${Date.now().toString(36)}${(lastKey += 1)}`;

export const withFields = (form: OrderForm, fields: Partial<FormFields>): OrderForm => ({
  ...form,
  fields: { ...form.fields, ...fields },
});

export const withItem = (form: OrderForm, key: string, patch: Partial<FormItem>): OrderForm => ({
  ...form,
  items: form.items.map((item) => (item.key === key ? { ...item, ...patch } : item)),
});

export const withoutItem = (form: OrderForm, key: string): OrderForm => ({
  ...form,
  items: form.items.filter((item) => item.key !== key),
});

export const addQuantity = (a: Decimal, b: Decimal): Decimal =>
  formatScaled(parseScaled(a, quantityDigits) + parseScaled(b, quantityDigits), quantityDigits);

/** One more of a line, or one less; never below one. */
export function stepQuantity(form: OrderForm, key: string, by: 1 | -1): OrderForm {
  const item = form.items.find((one) => one.key === key);
  if (!item) return form;
  const next = addQuantity(item.quantity, String(by));
  return parseScaled(next, quantityDigits) < 1000n && by < 0 ? form : withItem(form, key, { quantity: next });
}

/** Goods that already have a line with the same price and no discount become more of it. */
export function addOffer(form: OrderForm, offer: OfferRow, quantity: Decimal): { form: OrderForm; key: string } {
  const same = form.items.find((item) => item.offer_id === offer.id && !item.cancelled && item.discount === "");
  if (same) {
    const more = addQuantity(same.quantity, quantity);
    return { form: withItem(form, same.key, { quantity: more }), key: same.key };
  }
  const item = itemOf(offer, quantity, newKey());
  return { form: { ...form, items: [...form.items, item] }, key: item.key };
}

export const withPayment = (form: OrderForm, key: string, patch: Partial<FormPayment>): OrderForm => ({
  ...form,
  payments: form.payments.map((payment) => (payment.key === key ? { ...payment, ...patch } : payment)),
});

export const withoutPayment = (form: OrderForm, key: string): OrderForm => ({
  ...form,
  payments: form.payments.filter((payment) => payment.key !== key),
});

export function addPayment(
  form: OrderForm,
  payment: Omit<FormPayment, "key" | "id">,
): { form: OrderForm; key: string } {
  const key = newKey();
  return { form: { ...form, payments: [...form.payments, { ...payment, key, id: null }] }, key };
}

/** Another way of delivery brings its usual cost, unless somebody has written another one. */
export function withDeliveryType(form: OrderForm, type: string | null, books: Books): OrderForm {
  const costOf = (code: string | null) => books.raw.delivery_types.find((one) => one.code === code);
  const before = costOf(form.fields.delivery_type);
  const after = costOf(type);
  const untouched = isZero(form.fields.delivery_cost) || form.fields.delivery_cost === before?.cost;
  const service = after?.services.includes(form.fields.delivery_service ?? "") ? form.fields.delivery_service : null;
  return withFields(form, {
    delivery_type: type,
    delivery_service: service,
    ...(untouched && after ? { delivery_cost: after.cost } : {}),
  });
}

/** A known buyer: contact data, and what is usual for him where nothing stands yet. */
export function withCustomer(form: OrderForm, customer: CustomerBrief, books: Books): OrderForm {
  const { fields } = form;
  const next = withFields(form, {
    customer_id: customer.id,
    first_name: customer.first_name,
    last_name: customer.last_name,
    patronymic: customer.patronymic,
    phone: customer.phone || fields.phone,
    email: customer.email || fields.email,
    address: fields.address || customer.address.text,
    courier_notes: fields.courier_notes || customer.address.notes,
  });
  const usual = books.raw.delivery_types.some((one) => one.active && one.code === customer.last_delivery_type);
  return usual && !fields.delivery_type ? withDeliveryType(next, customer.last_delivery_type, books) : next;
}
