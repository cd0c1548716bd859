// SPDX-License-Identifier: Apache-2.0
// Edits of one order: collected in a draft that survives a reload, saved as one act, merged with what others saved.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { api, ApiError, newAct } from "lib/api";
import type { OrderCard, OrderEdit } from "lib/api_types";
import { useDraft } from "lib/drafts";
import { orderQuery, type StatusChoice } from "../orderApi";
import { type Clash, mergeForms, takeTheirs, withIds } from "./mergeForms";
import { type Change, changesOf, editOf, formOf, type OrderForm } from "./orderForm";

interface Kept {
  /** Of the order when `base` was read; 0 for a new one. */
  version: number;
  base: OrderForm;
  form: OrderForm;
  /** What is on its way: sent again after a reload with the same UUID. */
  sent?: { act: string; edit: OrderEdit };
}

export interface Conflict {
  clashes: Clash[];
  kept: number;
  /** The order as somebody else saved it. */
  theirs: OrderCard;
}

export interface OrderEditing {
  form: OrderForm;
  base: OrderForm;
  changes: Change[];
  change: (how: (form: OrderForm) => OrderForm) => void;
  /** The form as it is after every call of `change`, before the next paint. */
  latest: () => OrderForm;
  discard: () => () => void;
  /** Resolves to the saved order, or null when it was refused or asks about clashes. */
  save: (status?: StatusChoice) => Promise<OrderCard | null>;
  saving: boolean;
  error: unknown;
  /** The server's words about a field, e.g. "items[0].quantity". */
  problem: (path: string) => string | undefined;
  conflict: Conflict | null;
  resolve: (taken: ReadonlySet<Clash>) => Promise<OrderCard | null>;
  dropConflict: () => void;
}

const mostMerges = 5;

/** `card` is null for a new order, which starts as `empty`. */
export function useOrderEdit(card: OrderCard | null, empty: OrderForm): OrderEditing {
  const client = useQueryClient();
  const draftKey = card ? `order:${card.id}` : "order:new";
  const [kept, keep, drop] = useDraft<Kept>(draftKey);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const saved = useMemo(() => (card ? formOf(card) : empty), [card, empty]);
  const version = card?.version ?? 0;
  // Somebody else saved meanwhile: what does not clash joins what is typed here at once, the rest is asked at the save.
  const draft = useMemo((): Kept | undefined => {
    if (!kept || kept.version >= version || kept.sent) return kept;
    const merged = mergeForms(kept.base, kept.form, saved);
    return merged.clashes.length ? kept : { version, base: saved, form: merged.form };
  }, [kept, version, saved]);
  const now = useRef<Kept>({ version, base: saved, form: saved });
  useEffect(() => {
    now.current = draft ?? { version, base: saved, form: saved };
  }, [draft, version, saved]);

  const base = draft?.base ?? saved;
  const form = draft?.form ?? saved;
  const changes = useMemo(() => changesOf(base, form), [base, form]);

  const write = useCallback(
    (next: Kept) => {
      now.current = next;
      if (next.sent || changesOf(next.base, next.form).length) keep(next);
      else drop();
    },
    [keep, drop],
  );
  const change = useCallback(
    (how: (form: OrderForm) => OrderForm) => write({ ...now.current, form: how(now.current.form) }),
    [write],
  );
  const latest = useCallback(() => now.current.form, []);

  const discard = () => {
    const before = now.current;
    setError(null);
    drop();
    now.current = { version, base: saved, form: saved };
    return () => write(before);
  };

  const busy = useRef(false);
  const save = async (status?: StatusChoice): Promise<OrderCard | null> => {
    if (busy.current) return null;
    busy.current = true;
    setSaving(true);
    setError(null);
    try {
      for (let attempt = 0; attempt < mostMerges; attempt += 1) {
        const { base: from, form: sent, version: of, sent: before } = now.current;
        const fields: OrderEdit = { ...editOf(from, sent), ...statusEdit(status) };
        const edit: OrderEdit = card ? { version: of, ...fields } : { ...fields, ...newFacts(sent) };
        if (card && !Object.keys(fields).length) return card;
        const same = before && JSON.stringify(before.edit) === JSON.stringify(edit);
        const act = same ? before.act : newAct();
        write({ ...now.current, sent: { act, edit } });
        try {
          const answer = card
            ? await api.patch<OrderCard>(`/ui/orders/${card.id}`, edit, { act, subject: draftKey })
            : await api.post<OrderCard>("/ui/orders", edit, { act, subject: draftKey });
          settle(answer, sent);
          return answer;
        } catch (failure) {
          write({ ...now.current, sent: undefined });
          const theirs = failure instanceof ApiError && failure.status === 409 ? (failure.current as OrderCard) : null;
          if (!theirs) {
            setError(failure);
            return null;
          }
          client.setQueryData(orderQuery(theirs.id).queryKey, theirs);
          const merged = mergeForms(now.current.base, now.current.form, formOf(theirs));
          if (merged.clashes.length) {
            setConflict({ clashes: merged.clashes, kept: merged.kept, theirs });
            return null;
          }
          write({ version: theirs.version, base: formOf(theirs), form: merged.form });
        }
      }
      return null;
    } finally {
      busy.current = false;
      setSaving(false);
    }
  };

  /** What was typed while the answer was on its way stays an edit of the saved order. */
  const settle = (answer: OrderCard, sent: OrderForm) => {
    const typed = now.current.form;
    const after = formOf(answer);
    if (!card || typed === sent) {
      now.current = { version: answer.version, base: after, form: after };
      drop();
    } else {
      const merged = mergeForms(withIds(sent, sent, answer), withIds(typed, sent, answer), after);
      write({ version: answer.version, base: after, form: merged.form });
    }
    client.setQueryData(orderQuery(answer.id).queryKey, answer);
    void client.invalidateQueries({ queryKey: ["order", answer.id, "timeline"] });
    void client.invalidateQueries({ queryKey: ["orders", "summary"] });
  };

  const resolve = async (taken: ReadonlySet<Clash>) => {
    if (!conflict) return null;
    const theirs = formOf(conflict.theirs);
    let { form: merged } = mergeForms(now.current.base, now.current.form, theirs);
    for (const clash of taken) merged = takeTheirs(merged, clash, theirs);
    write({ version: conflict.theirs.version, base: theirs, form: merged });
    setConflict(null);
    return changesOf(theirs, merged).length ? save() : conflict.theirs;
  };

  // An act that a reload interrupted goes out again by itself.
  const resume = useEffectEvent(() => {
    if (card && now.current.sent) void save();
  });
  useEffect(() => resume(), [draftKey]);

  const problem = (path: string) => (error instanceof ApiError ? error.field(path) : undefined);
  const dropConflict = () => setConflict(null);
  return {
    form,
    base,
    changes,
    change,
    latest,
    discard,
    save,
    saving,
    error,
    problem,
    conflict,
    resolve,
    dropConflict,
  };
}

const statusEdit = (status: StatusChoice | undefined): OrderEdit =>
  status
    ? {
        status: status.status,
        ...(status.comment ? { status_comment: status.comment } : {}),
        ...(status.cancel_reason ? { cancel_reason: status.cancel_reason } : {}),
      }
    : {};

/** A new order says where it belongs even when nobody touched that. */
const newFacts = ({ fields }: OrderForm): OrderEdit => ({
  site: fields.site,
  ...(fields.type ? { type: fields.type } : {}),
  ...(fields.method ? { method: fields.method } : {}),
  manager_id: fields.manager_id,
});
