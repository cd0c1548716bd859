// SPDX-License-Identifier: Apache-2.0
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { sweepDrafts } from "lib/drafts";
import { firstLanguage, startTexts } from "lib/i18n";
import { listenToKeys } from "lib/keys";
import { nonce } from "lib/nonce";
import { paletteCss } from "ui/tokens";
import "ui/base.css";
import { App } from "./App";

async function start() {
  if (import.meta.env.MODE === "fake") {
    const { installFakeServer } = await import("testing/install");
    installFakeServer();
  }
  const colors = document.createElement("style");
  if (nonce) colors.nonce = nonce;
  colors.textContent = paletteCss();
  document.head.prepend(colors);
  sweepDrafts();
  listenToKeys();
  await startTexts(firstLanguage());
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
