// SPDX-License-Identifier: Apache-2.0
// Renders a page over the fake server, signed in, in a language.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import { ConfigProvider } from "antd";
import i18next from "i18next";
import type { ReactNode } from "react";
import { createMemoryRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { changeLanguage, type Language, startTexts } from "lib/i18n";
import { listenToKeys } from "lib/keys";
import { live } from "lib/live";
import { referencesQuery } from "lib/references";
import { sessionQuery } from "lib/session";
import { Toasts } from "ui/toasts";
import type { FakeServer } from "./fakeServer";
import { installFakeServer } from "./install";

export interface RenderOptions {
  path: string;
  /** Patterns and what they show; the page under test first. */
  routes: { path: string; element: ReactNode }[];
  language?: Language;
  orders?: number;
  /** Changes of the fake shop before the page asks for anything. */
  before?: (server: FakeServer) => void;
}

export interface Rendered extends RenderResult {
  server: FakeServer;
  client: QueryClient;
  /** Path and search of the page shown. */
  address: () => string;
  leave: () => void;
}

const theme = { token: { motion: false } };

export async function renderPage({
  path,
  routes,
  language = "ru",
  orders = 120,
  before,
}: RenderOptions): Promise<Rendered> {
  const realFetch = globalThis.fetch;
  const server = installFakeServer({ signedIn: true, latency: 0, orders, language });
  before?.(server);
  if (i18next.isInitialized) await changeLanguage(language);
  else await startTexts(language);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  await client.fetchQuery(sessionQuery);
  await client.prefetchQuery(referencesQuery);
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const silence = listenToKeys();
  live.start();
  const rendered = render(
    <QueryClientProvider client={client}>
      <ConfigProvider theme={theme} wave={{ disabled: true }}>
        <RouterProvider router={router} />
        <Toasts />
      </ConfigProvider>
    </QueryClientProvider>,
  );
  return {
    ...rendered,
    server,
    client,
    address: () => router.state.location.pathname + router.state.location.search,
    leave: () => {
      live.stop();
      silence();
      rendered.unmount();
      client.clear();
      globalThis.fetch = realFetch;
    },
  };
}
