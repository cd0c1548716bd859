// SPDX-License-Identifier: Apache-2.0
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { RouterProvider } from "react-router/dom";
import { watchBrowserConnection } from "lib/connection";
import { useDraftSafety } from "lib/drafts";
import { Appearance } from "./Appearance";
import { createClient } from "./client";
import { createRouter } from "./router";

export function App() {
  const [client] = useState(createClient);
  const [router] = useState(createRouter);
  useEffect(watchBrowserConnection, []);
  useDraftSafety();
  return (
    <QueryClientProvider client={client}>
      <Appearance>
        <RouterProvider router={router} />
      </Appearance>
    </QueryClientProvider>
  );
}
