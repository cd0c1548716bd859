// SPDX-License-Identifier: Apache-2.0
// What the live wire tells makes cached answers stale. Lists repaint row by row themselves: nothing in them may jump.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { live } from "lib/live";

export function useLiveQueries() {
  const client = useQueryClient();
  useEffect(
    () =>
      live.subscribe((message) => {
        const stale = (...queryKey: unknown[]) => void client.invalidateQueries({ queryKey });
        if (message === "missed") {
          stale("order");
          stale("orders", "summary");
          stale("customer");
          stale("references");
          return;
        }
        const { topic, id } = message;
        if (topic === "order") {
          // 0: everything of the topic.
          if (id) stale("order", id);
          else stale("order");
          stale("orders", "summary");
          stale("orders", "neighbours");
        } else if (topic === "customer") {
          if (id) stale("customer", id);
          else stale("customer");
        } else if (topic === "references") {
          stale("references");
        }
      }),
    [client],
  );
}
