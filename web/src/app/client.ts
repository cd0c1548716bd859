// SPDX-License-Identifier: Apache-2.0
import { onlineManager, QueryClient } from "@tanstack/react-query";
import { OfflineError, setOnUnauthorized } from "lib/api";
import { sessionQuery } from "lib/session";

export function createClient(): QueryClient {
  // Whether the server answers is known better by lib/connection than by the browser.
  onlineManager.setEventListener(() => () => {});
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        // What changes is told by the live wire; the rest may be a minute old.
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (_count, error) => error instanceof OfflineError,
        retryDelay: 300,
      },
      mutations: { networkMode: "always" },
    },
  });
  // A session that ended elsewhere: the shell shows the page of signing in and comes back to where it was.
  setOnUnauthorized(() => client.setQueryData(sessionQuery.queryKey, null));
  return client;
}
