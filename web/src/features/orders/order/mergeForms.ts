// SPDX-License-Identifier: Apache-2.0
// Two people edited one order: what only one of them changed is taken as it is; what both changed is asked about.
import type { OrderCard } from "lib/api_types";
import {
  type Change,
  changesOf,
  type FieldName,
  type FormItem,
  type FormPayment,
  itemScalars,
  type OrderForm,
  paymentScalars,
  sameValue,
  type Scalar,
} from "./orderForm";

export interface Clash {
  change: Change;
  /** Of a line: its name, however the lists differ. */
  of: string;
  mine: Scalar;
  theirs: Scalar;
}

export interface Merged {
  /** Clashing fields hold my values. */
  form: OrderForm;
  clashes: Clash[];
  /** How many of my changes nobody else touched. */
  kept: number;
}

interface Row {
  key: string;
}

/** A list by keys: what I added or changed over theirs, in their order, mine at the end. */
function mergeRows<R extends Row>(
  what: "item" | "payment",
  names: readonly string[],
  nameOf: (row: R) => string,
  [base, mine, theirs]: [R[], R[], R[]],
  clashes: Clash[],
): R[] {
  const index = (rows: R[]) => new Map(rows.map((row) => [row.key, row]));
  const [inBase, inMine, inTheirs] = [index(base), index(mine), index(theirs)];
  const value = (row: R, name: string) => row[name as keyof R] as Scalar;
  const differs = (a: R, b: R) => names.some((name) => !sameValue(name, value(a, name), value(b, name)));
  const clash = (row: R, name: string, ours: Scalar, others: Scalar) =>
    clashes.push({ change: { what, key: row.key, name } as Change, of: nameOf(row), mine: ours, theirs: others });
  const result: R[] = [];
  for (const other of theirs) {
    const old = inBase.get(other.key);
    const own = inMine.get(other.key);
    if (!own) {
      // I took it out; if they changed it meanwhile, that is asked.
      if (!old) result.push(other);
      else if (differs(old, other)) clash(other, "removed", true, false);
      continue;
    }
    const merged = { ...other };
    for (const name of names) {
      const [was, ours, others] = [old && value(old, name), value(own, name), value(other, name)];
      if (old && sameValue(name, was as Scalar, ours)) continue;
      (merged as Record<string, unknown>)[name] = ours;
      if ((!old || !sameValue(name, was as Scalar, others)) && !sameValue(name, ours, others))
        clash(own, name, ours, others);
    }
    result.push(merged);
  }
  for (const own of mine) {
    if (inTheirs.has(own.key)) continue;
    const old = inBase.get(own.key);
    if (!old) result.push(own);
    else if (differs(old, own)) {
      // They took out what I changed.
      result.push(own);
      clash(own, "removed", false, true);
    }
  }
  return result;
}

export function mergeForms(base: OrderForm, mine: OrderForm, theirs: OrderForm): Merged {
  const clashes: Clash[] = [];
  const fields = { ...theirs.fields } as Record<FieldName, Scalar>;
  for (const name of Object.keys(mine.fields) as FieldName[]) {
    const [was, ours, others] = [base.fields[name], mine.fields[name], theirs.fields[name]];
    if (sameValue(name, was, ours)) continue;
    fields[name] = ours;
    if (!sameValue(name, was, others) && !sameValue(name, ours, others))
      clashes.push({ change: { what: "field", name }, of: "", mine: ours, theirs: others });
  }
  const items = mergeRows<FormItem>(
    "item",
    itemScalars,
    (item) => item.name,
    [base.items, mine.items, theirs.items],
    clashes,
  );
  const payments = mergeRows<FormPayment>(
    "payment",
    paymentScalars,
    (payment) => payment.type,
    [base.payments, mine.payments, theirs.payments],
    clashes,
  );
  const form = { fields: fields as unknown as OrderForm["fields"], items, payments };
  return { form, clashes, kept: Math.max(0, changesOf(base, mine).length - clashes.length) };
}

/** Takes their value of one clash into the merged form. */
export function takeTheirs(form: OrderForm, { change }: Clash, theirs: OrderForm): OrderForm {
  if (change.what === "field")
    return { ...form, fields: { ...form.fields, [change.name]: theirs.fields[change.name] } };
  const rows = <R extends Row>(own: R[], others: R[]): R[] => {
    const other = others.find((row) => row.key === change.key);
    if (!other) return own.filter((row) => row.key !== change.key);
    if (change.name === "removed") return own.some((row) => row.key === other.key) ? own : [...own, other];
    return own.map((row) => (row.key === change.key ? { ...row, [change.name]: other[change.name as keyof R] } : row));
  };
  return change.what === "item"
    ? { ...form, items: rows(form.items, theirs.items) }
    : { ...form, payments: rows(form.payments, theirs.payments) };
}

/** After a save: lines that were new have got ids; the same lines in what was typed meanwhile follow. */
export function withIds(form: OrderForm, sent: OrderForm, card: OrderCard): OrderForm {
  const known = new Map<string, number>();
  const learn = (rows: { key: string; id: number | null }[], saved: { id: number | null }[]) =>
    rows.forEach((row, at) => {
      const id = saved[at]?.id;
      if (row.id === null && id) known.set(row.key, id);
    });
  if (sent.items.length === card.items.length) learn(sent.items, card.items);
  if (sent.payments.length === card.payments.length) learn(sent.payments, card.payments);
  const follow = <R extends { key: string; id: number | null }>(rows: R[]) =>
    rows.map((row) =>
      known.has(row.key) ? { ...row, id: known.get(row.key)!, key: String(known.get(row.key)) } : row,
    );
  return { ...form, items: follow(form.items), payments: follow(form.payments) };
}
