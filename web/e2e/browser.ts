// SPDX-License-Identifier: Apache-2.0
// A browser for the specs, what people do in it, and what a store does over the API.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";

export const demo = inject("demo");

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.OKNO_CHROMIUM ?? "/usr/bin/chromium", args: flags });

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the browser complained about: a spec ends with none. */
  complaints: string[];
}

export async function visit(
  browser: Browser,
  { size = desktop, locale = "en-US" }: { size?: typeof desktop; locale?: string } = {},
): Promise<Visit> {
  const small = size.width < 768;
  const context = await browser.newContext({
    baseURL: demo.url,
    viewport: size,
    locale,
    hasTouch: small,
    isMobile: small,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A browser writes every 401 there itself; asking who is signed in is answered with one.
    if (message.type() === "error" && !/status of 401/.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

export async function signIn(page: Page, path = "/orders") {
  await page.goto(path);
  await page.locator("input[name=email]").fill(demo.login);
  await page.locator("input[name=password]").fill(demo.password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}

/** Chooses language and theme as the person would have: kept with the person. */
export async function prefer(page: Page, patch: { language?: string; theme?: string }) {
  const status = await page.evaluate(async (body) => {
    const session = (await (await fetch("/ui/session")).json()) as { csrf: string };
    const answer = await fetch("/ui/me", {
      method: "PATCH",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", "X-CSRF-Token": session.csrf, "X-Okno-Act": crypto.randomUUID() },
    });
    return answer.status;
  }, patch);
  if (status !== 200) throw new Error(`PATCH /ui/me: ${status}`);
  await page.reload();
}

/** A store module posts an order over the API v5. */
export async function postOrder(order: object): Promise<{ id: number }> {
  const body = new URLSearchParams({ apiKey: demo.apiKey, site: "shop", order: JSON.stringify(order) });
  const answer = await fetch(`${demo.url}/api/v5/orders/create`, { method: "POST", body });
  const said = (await answer.json()) as { success: boolean; id: number };
  if (!said.success) throw new Error(`orders/create: ${JSON.stringify(said)}`);
  return { id: said.id };
}

export async function readOrder(id: number): Promise<{ status: string; managerId?: number; firstName?: string }> {
  const answer = await fetch(`${demo.url}/api/v5/orders/${id}?by=id&site=shop&apiKey=${demo.apiKey}`);
  return ((await answer.json()) as { order: { status: string } }).order;
}

/** Rows of the list that are on the screen. */
export const rows = (page: Page) => page.locator("[role=grid] [role=row]:has([role=gridcell])");

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
}

/** Serious and critical findings of axe, in short. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const findings = await page.evaluate(async () => {
    const runner = (
      globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: Finding[] }> } }
    ).axe;
    return (await runner.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }))
      .violations;
  });
  return findings
    .filter((finding) => finding.impact === "serious" || finding.impact === "critical")
    .map((finding) => `${finding.id}: ${finding.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}
