// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { axe, openBrowser, phone, postOrder, prefer, readOrder, rows, signIn, visit, type Visit } from "./browser";

let browser: Browser;
let here: Visit;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const languages = ["en", "ru", "pl", "uz"] as const;

async function enter(options?: Parameters<typeof visit>[1]) {
  here = await visit(browser, options);
  await signIn(here.page);
}
afterEach(async () => {
  await here.context.close();
});

describe("the list of orders", () => {
  beforeEach(async () => {
    await enter();
    await prefer(here.page, { language: "en", theme: "light" });
    await rows(here.page).first().waitFor();
  });

  it("shows an order that a store posts, by itself and at the top", async () => {
    const { page } = here;
    await page.mouse.move(5, 5);
    const { id } = await postOrder({
      firstName: "Live",
      lastName: "Arrival",
      phone: "+79161112233",
      items: [{ productName: "Tea", quantity: 1, initialPrice: 100 }],
    });
    const link = page.locator(`a[href="/orders/${id}"]`);
    await link.waitFor();
    expect(await rows(page).first().locator("a").getAttribute("href")).toBe(`/orders/${id}`);
    expect(here.complaints).toEqual([]);
  });

  it("lets new orders wait while somebody points at a row, and keeps that row in its place", async () => {
    const { page } = here;
    const third = rows(page).nth(2);
    const href = await third.locator("a").getAttribute("href");
    await third.hover();
    const before = await third.boundingBox();
    const { id } = await postOrder({ firstName: "Waiting", phone: "+79161112244" });
    const bar = page.getByText(/new orders?, show/);
    await bar.waitFor();
    expect(await third.locator("a").getAttribute("href")).toBe(href);
    expect((await third.boundingBox())!.x).toBe(before!.x);
    await page.keyboard.press(".");
    await page.locator(`a[href="/orders/${id}"]`).waitFor();
  });

  it("changes a status by keys and takes it back", async () => {
    const { page } = here;
    const { id } = await postOrder({ firstName: "Status", lastName: "Keys", phone: "+79161112255" });
    await page.goto("/orders?q=Status+Keys");
    await page.locator(`a[href="/orders/${id}"]`).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    await page.getByRole("combobox").pressSequentially("complete");
    await page.keyboard.press("Enter");
    const toast = page.getByRole("status").getByRole("button", { name: /Undo/ });
    await toast.waitFor();
    expect((await readOrder(id)).status).toBe("complete");
    const undone = page.waitForResponse((response) => response.url().endsWith(`/ui/orders/${id}/status`));
    await page.keyboard.press("Control+z");
    expect((await undone).status()).toBe(200);
    expect((await readOrder(id)).status).toBe("new");
  });

  it("asks why an order is cancelled inside the menu", async () => {
    const { page } = here;
    const { id } = await postOrder({ firstName: "Cancel", lastName: "Reason", phone: "+79161112266" });
    await page.goto("/orders?q=Cancel+Reason");
    await page.locator(`a[href="/orders/${id}"]`).waitFor();
    await page.keyboard.press("j");
    const changed = page.waitForResponse((response) => response.url().endsWith(`/ui/orders/${id}/status`));
    await page.keyboard.press("Delete");
    await page.keyboard.press("1");
    const reason = page.getByRole("radio").first();
    const answer = await Promise.race([changed, reason.waitFor().then(() => null)]);
    if (!answer) {
      await reason.check();
      await page.getByRole("dialog").locator("button[type=submit]").click();
    }
    expect((await changed).status()).toBe(200);
    expect((await readOrder(id)).status).not.toBe("new");
  });

  it("filters by keys, keeps it in the address, and drops it", async () => {
    const { page } = here;
    await page.keyboard.press("f");
    await page.getByRole("combobox").pressSequentially("marks");
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "VIP" }).click();
    await page.waitForURL("**/orders?vip=1");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+F");
    await page.waitForURL((url) => url.pathname === "/orders" && url.search === "");
  });

  it("opens an order and comes back to the same place", async () => {
    const { page } = here;
    for (let n = 0; n < 30; n += 1) await page.keyboard.press("j");
    const focused = page.locator("[role=grid]");
    const id = await focused.getAttribute("aria-activedescendant");
    const href = await page.locator(`[id="${id}"] a`).getAttribute("href");
    const scrolled = await focused.evaluate((grid) => grid.scrollTop);
    expect(scrolled).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${href}`);
    await page.goBack();
    await page.locator(`a[href="${href}"]`).waitFor();
    expect(Math.abs((await focused.evaluate((grid) => grid.scrollTop)) - scrolled)).toBeLessThan(40);
  });
});

describe.each(languages)("in %s", (language) => {
  it("shows the list without serious findings of axe, light and dark", async () => {
    await enter();
    for (const theme of ["light", "dark"]) {
      await prefer(here.page, { language, theme });
      await rows(here.page).first().waitFor();
      expect(await here.page.locator("html").getAttribute("lang")).toBe(language);
      expect(await axe(here.page)).toEqual([]);
    }
    await prefer(here.page, { language: "en", theme: "light" });
    expect(here.complaints).toEqual([]);
  });

  it("fits a phone: three lines a row, nothing scrolls sideways", async () => {
    await enter({ size: phone });
    const { page } = here;
    await prefer(page, { language, theme: "light" });
    await page.locator("main li a").first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.locator("main li button").first().tap();
    const sheet = await page.getByRole("dialog").boundingBox();
    expect(sheet!.y + sheet!.height).toBeCloseTo(phone.height, 0);
    expect(here.complaints).toEqual([]);
  });
});
