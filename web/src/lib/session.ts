// SPDX-License-Identifier: Apache-2.0
// Who works here: the session, rights and preferences.
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api, ApiError, setCsrf } from "./api";
import type { Session } from "./api_types";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const session = await api.get<Session>("/ui/session", {}, signal);
      setCsrf(session.csrf);
      return session;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
  gcTime: Infinity,
});

/** The session of the person who has signed in. Only inside the shell, where there is one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error("useSession outside the shell");
  return data;
}

/** The same, or nothing on the page of signing in. */
export const useSessionOrNone = (): Session | null => useQuery(sessionQuery).data ?? null;

/** Another person, or nobody: what was kept for the former one goes. The session itself stays in place, because the frame watches it. */
export function enterSession(client: QueryClient, session: Session | null) {
  if (session) setCsrf(session.csrf);
  client.setQueryData(sessionQuery.queryKey, session);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
}

export interface MePatch {
  language?: string;
  theme?: string;
  preferences?: Record<string, string>;
}

/** Changes what this person prefers; the screen follows at once. */
export function useChangeMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: MePatch) => api.patch<Session>("/ui/me", patch, { subject: "me" }),
    onMutate: (patch) => {
      client.setQueryData(sessionQuery.queryKey, (old) =>
        old ? { ...old, ...patch, preferences: { ...old.preferences, ...patch.preferences } } : old,
      );
    },
    onSuccess: (session) => {
      setCsrf(session.csrf);
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}

/** One preference kept with the person, e.g. "side.list" → "rail". */
export function usePreference(name: string, fallback: string): [string, (value: string) => void] {
  const session = useSessionOrNone();
  const { mutate } = useChangeMe();
  const set = useCallback((value: string) => mutate({ preferences: { [name]: value } }), [mutate, name]);
  return [session?.preferences[name] ?? fallback, set];
}

/** How far a right reaches: "own", "group", "all", or nothing. */
export const useRight = (code: string): string | undefined => useSession().rights[code];
