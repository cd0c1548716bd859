// SPDX-License-Identifier: Apache-2.0
// What a row shows beside its plain fields: marks, payment, time in the status, promise, next step.
import type { Moment, OrderRow } from "lib/api_types";
import type { Format } from "lib/format";
import type { TextKey, Translate } from "lib/i18n";
import type { Books } from "lib/references";
import type { IconName } from "ui/Icon";
import type { Mark } from "ui/Marks";

export type Tone = "bad" | "warn" | "good" | "plain" | "grey";

export const groupOf = (books: Books, status: string): string => books.statuses.get(status)?.group ?? "new";
export const isFinished = (books: Books, status: string): boolean =>
  ["complete", "cancel"].includes(groupOf(books, status));

const payments: Record<string, { icon: IconName; tone: Tone; label: TextKey }> = {
  paid: { icon: "card", tone: "good", label: "pay.paid" },
  part: { icon: "card", tone: "warn", label: "pay.part" },
  not_paid: { icon: "card", tone: "bad", label: "pay.notPaid" },
  waiting: { icon: "clock", tone: "plain", label: "pay.waiting" },
  on_receipt: { icon: "cash", tone: "plain", label: "pay.onReceipt" },
  refund: { icon: "undo", tone: "plain", label: "pay.refund" },
};

export const paymentKinds = Object.keys(payments);
export const paymentLabel = (kind: string): TextKey => payments[kind]?.label ?? "pay.none";

/** Red and green only while the order is open: on a finished one they would ask for nothing. */
export function paymentLook(kind: string, finished: boolean): { icon?: IconName; tone: Tone; label: TextKey } {
  const look = payments[kind];
  if (!look) return { tone: "grey", label: "pay.none" };
  return finished ? { ...look, tone: "plain" } : look;
}

export interface StatusTime {
  text: string;
  tone: "bad" | "warn" | "grey";
  title: string;
}

/** Grey, amber from 80 % of the limit, red after it. Nothing for finished orders. */
export function statusTime(
  row: Pick<OrderRow, "status" | "status_at" | "overdue_at">,
  books: Books,
  now: Moment,
  format: Format,
  t: Translate,
): StatusTime | null {
  if (isFinished(books, row.status)) return null;
  const age = now - row.status_at;
  const text = format.duration(age);
  const since = format.fullMoment(row.status_at);
  if (row.overdue_at === null) return { text, tone: "grey", title: since };
  if (now >= row.overdue_at)
    return { text, tone: "bad", title: t("order.overdueBy", { t: format.duration(now - row.overdue_at) }) };
  return { text, tone: age >= 0.8 * (row.overdue_at - row.status_at) ? "warn" : "grey", title: since };
}

export const isOverdue = (row: OrderRow, books: Books, now: Moment): boolean =>
  row.overdue_at !== null && now >= row.overdue_at && !isFinished(books, row.status);

export interface RowState {
  waiting: boolean;
  draft: boolean;
}

export function rowMarks(row: OrderRow, books: Books, now: Moment, t: Translate, state: RowState): Mark[] {
  const marks: Mark[] = [];
  if (state.waiting) marks.push({ icon: "clock", tone: "warn", label: t("order.waiting") });
  if (state.draft) marks.push({ icon: "edit", tone: "warn", label: t("order.draft") });
  if (row.vip) marks.push({ icon: "crown", tone: "vip", label: t("mark.vip") });
  if (isOverdue(row, books, now)) marks.push({ icon: "overdue", tone: "bad", label: t("mark.overdue") });
  if (row.bad) marks.push({ icon: "banned", tone: "bad", label: t("mark.bad") });
  if (row.call) marks.push({ icon: "callBack", tone: "warn", label: t("mark.call") });
  if (row.has_note) marks.push({ icon: "note", tone: "plain", label: t("mark.note") });
  return marks;
}

export interface DeliveryLook {
  icon: IconName;
  text: string;
  late: boolean;
}

const kindIsPoint = (kind: string) => ["self", "self-delivery", "point", "pickup", "pickup-point"].includes(kind);

export function deliveryLook(row: OrderRow, books: Books, now: Moment, format: Format): DeliveryLook | null {
  const type = books.raw.delivery_types.find((one) => one.code === row.delivery_type);
  const point = kindIsPoint(type?.kind ?? row.delivery_type);
  const promise = format.promise(row.delivery_date, row.delivery_from, row.delivery_to, now);
  const late = row.delivery_date !== null && row.delivery_date < format.dateOf(now) && !isFinished(books, row.status);
  const hours = row.delivery_from || row.delivery_to;
  const text =
    promise && (hours || !row.delivery_place) ? promise : [promise, row.delivery_place].filter(Boolean).join(", ");
  if (!text && !type) return null;
  return { icon: point ? "pin" : "delivery", text: text || type!.name, late };
}

export interface StepLook {
  text: string;
  tone: "bad" | "warn" | "plain";
  missing: boolean;
}

const soon = 15 * 60_000;

/** The step and its hour, amber when it is near, red when it has passed. That there is none is said only where it hurts: the order is overdue. */
export function nextStep(row: OrderRow, books: Books, now: Moment, format: Format, t: Translate): StepLook | null {
  if (isFinished(books, row.status) && !row.next_step) return null;
  if (!row.next_step)
    return isOverdue(row, books, now) ? { text: t("order.noStep"), tone: "bad", missing: true } : null;
  if (row.next_step_at === null) return { text: row.next_step, tone: "plain", missing: false };
  const today = format.dateOf(row.next_step_at) === format.dateOf(now);
  const when = today ? format.time(row.next_step_at) : format.calendarDate(format.dateOf(row.next_step_at), now);
  const left = row.next_step_at - now;
  return { text: `${row.next_step} ${when}`, tone: left < 0 ? "bad" : left < soon ? "warn" : "plain", missing: false };
}

export const contentsOf = (row: Pick<OrderRow, "first_item" | "more_items">): string =>
  row.first_item + (row.more_items ? `, +${row.more_items}` : "");
