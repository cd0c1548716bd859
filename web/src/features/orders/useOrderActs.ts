// SPDX-License-Identifier: Apache-2.0
// Acts on orders from a list: they show at once, can be undone for ten seconds, and say in words when they did not work.
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Id, OrderList, OrderRow } from "lib/api_types";
import { useFormat } from "lib/format";
import { useTexts } from "lib/i18n";
import { useBooks } from "lib/references";
import { showToast } from "ui/toasts";
import { type BulkAnswer, type BulkEdit, orderQuery, postBulk, postStatus, type StatusChoice } from "./orderApi";
import { patchRow } from "./orderRows";

export interface Refusal {
  number: string;
  error: unknown;
}

export interface BulkResult extends BulkAnswer {
  all: number;
}

export function useOrderActs() {
  const client = useQueryClient();
  const books = useBooks();
  const format = useFormat();
  const { t } = useTexts();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [bulkResult, setBulkResult] = useState<BulkResult | null>(null);

  const repaint = useCallback(
    (id: Id, patch: Partial<OrderRow>) =>
      client.setQueriesData<InfiniteData<OrderList>>(
        { queryKey: ["orders", "list"] },
        (data) => data && { ...data, pages: patchRow(data.pages, id, patch) },
      ),
    [client],
  );

  const setStatus = useCallback(
    async (row: OrderRow, choice: StatusChoice, undoing = false) => {
      const before = { status: row.status, status_at: row.status_at, overdue_at: row.overdue_at };
      setRefusal(null);
      repaint(row.id, { status: choice.status, status_at: Date.now(), overdue_at: null });
      try {
        const card = await postStatus(row.id, choice);
        client.setQueryData(orderQuery(row.id).queryKey, card);
        repaint(row.id, { status: card.status, status_at: card.status_at, version: card.version });
        void client.invalidateQueries({ queryKey: ["orders", "summary"] });
        if (undoing) return;
        const now = { ...row, status: card.status, status_at: card.status_at, version: card.version };
        const text = t("status.doneOf", { no: format.orderNumber(row.number), s: books.name("statuses", card.status) });
        showToast(text, () => void setStatus(now, { status: before.status }, true));
      } catch (error) {
        repaint(row.id, before);
        setRefusal({ number: row.number, error });
      }
    },
    [repaint, client, books, format, t],
  );

  const setManager = useCallback(
    async (row: OrderRow, manager: Id | null, undoing = false) => {
      const before = row.manager_id;
      setRefusal(null);
      repaint(row.id, { manager_id: manager });
      try {
        const answer = await postBulk([row.id], { manager_id: manager });
        if (answer.refused[0]) {
          repaint(row.id, { manager_id: before });
          setRefusal({ number: row.number, error: new Error(answer.refused[0].message) });
          return;
        }
        void client.invalidateQueries({ queryKey: ["order", row.id] });
        if (undoing) return;
        const name = manager === null ? t("order.nobody") : (books.people.get(manager)?.name ?? "");
        showToast(
          t("manager.done", { no: format.orderNumber(row.number), name }),
          () => void setManager({ ...row, manager_id: manager }, before, true),
        );
      } catch (error) {
        repaint(row.id, { manager_id: before });
        setRefusal({ number: row.number, error });
      }
    },
    [repaint, client, books, format, t],
  );

  const actOnMany = useCallback(
    async (ids: Id[], edit: BulkEdit) => {
      setRefusal(null);
      setBulkResult(null);
      try {
        const answer = await postBulk(ids, edit);
        setBulkResult({ ...answer, all: ids.length });
        void client.invalidateQueries({ queryKey: ["orders", "summary"] });
      } catch (error) {
        setRefusal({ number: "", error });
      }
    },
    [client],
  );

  return {
    setStatus,
    setManager,
    actOnMany,
    refusal,
    dropRefusal: () => setRefusal(null),
    bulkResult,
    dropBulkResult: () => setBulkResult(null),
  };
}
