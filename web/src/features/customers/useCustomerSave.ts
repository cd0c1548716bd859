// SPDX-License-Identifier: Apache-2.0
// Saves what differs of a customer. Fields that somebody else saved meanwhile and that are not sent here stay theirs.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, ApiError, newAct } from "lib/api";
import type { CustomerCard, CustomerEdit } from "lib/api_types";
import { customerQuery } from "./customerApi";

export interface CustomerSave {
  save: (edit: CustomerEdit) => Promise<boolean>;
  error: unknown;
  saving: boolean;
}

/** Whether a field that is being saved was changed by somebody else since it was read. */
export function clashes(edit: CustomerEdit, read: CustomerCard, now: CustomerCard): boolean {
  const names = Object.keys(edit) as (keyof CustomerCard & keyof CustomerEdit)[];
  return names.some((name) => name !== "version" && JSON.stringify(read[name]) !== JSON.stringify(now[name]));
}

export function useCustomerSave(card: CustomerCard): CustomerSave {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const send = (edit: CustomerEdit, version: number) =>
    api.patch<CustomerCard>(
      `/ui/customers/${card.id}`,
      { ...edit, version },
      { act: newAct(), subject: `customer:${card.id}` },
    );
  const save = async (edit: CustomerEdit): Promise<boolean> => {
    setError(null);
    setSaving(true);
    try {
      let saved: CustomerCard;
      try {
        saved = await send(edit, card.version);
      } catch (failure) {
        const now = failure instanceof ApiError && failure.status === 409 ? (failure.current as CustomerCard) : null;
        if (!now || clashes(edit, card, now)) throw failure;
        saved = await send(edit, now.version);
      }
      client.setQueryData(customerQuery(card.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ["customer", card.id, "timeline"] });
      void client.invalidateQueries({ queryKey: ["customers", "list"] });
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setSaving(false);
    }
  };
  return { save, error, saving };
}
