// SPDX-License-Identifier: Apache-2.0
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { axe, demo, openBrowser, phone, postOrder, prefer, signIn, visit, type Visit } from "./browser";

let browser: Browser;
let here: Visit;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(() => here.context.close());

async function enter(path: string, options?: Parameters<typeof visit>[1]): Promise<Page> {
  here = await visit(browser, options);
  await signIn(here.page);
  await prefer(here.page, { language: "en", theme: "light" });
  await here.page.goto(path);
  return here.page;
}

interface ApiOrder {
  firstName?: string;
  customer: { id: number };
  status: string;
  managerComment?: string;
  items: { productName?: string; quantity: number; offer?: { displayName?: string } }[];
}

async function order(id: number): Promise<ApiOrder> {
  const answer = await fetch(`${demo.url}/api/v5/orders/${id}?by=id&site=shop&apiKey=${demo.apiKey}`);
  return ((await answer.json()) as { order: ApiOrder }).order;
}

const saved = async (page: Page): Promise<number> => {
  await page.waitForURL(/\/orders\/\d+$/);
  return Number(page.url().split("/").pop());
};

describe("a new order", () => {
  it("is saved by keys with a name alone", async () => {
    const page = await enter("/orders");
    await page.getByRole("grid").waitFor();
    await page.keyboard.press("n");
    await page.getByRole("combobox").first().waitFor();
    await page.keyboard.type("Nadezhda");
    await page.keyboard.press("Control+Enter");
    expect((await order(await saved(page))).firstName).toBe("Nadezhda");
    expect(here.complaints).toEqual([]);
  });

  it("recognises the caller by the tail of a phone and belongs to that customer", async () => {
    const known = await order(
      (await postOrder({ firstName: "Vera", lastName: "Caller", phone: "8 (919) 555-71-13" })).id,
    );
    const page = await enter("/orders/new");
    await page.getByRole("combobox").first().waitFor();
    await page.keyboard.type("555-71-13", { delay: 20 });
    await page.getByRole("option", { name: /Caller/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    expect((await order(await saved(page))).customer.id).toBe(known.customer.id);
  });

  it("takes goods that are found while typing", async () => {
    const page = await enter("/orders/new");
    await page.getByRole("combobox").first().waitFor();
    await page.keyboard.type("Goods");
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "Add goods: name, article or barcode" }).click();
    await page.keyboard.type("чайник", { delay: 20 });
    await page.getByRole("listbox", { name: "Found goods" }).getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Remove Чайник/ }).waitFor();
    await page.keyboard.press("Control+Enter");
    const { items } = await order(await saved(page));
    expect(items).toHaveLength(1);
    expect(items[0]?.offer?.displayName).toMatch(/^Чайник/);
  });
});

describe("an order", () => {
  it("keeps what was typed over a reload and saves it as one act", async () => {
    const { id } = await postOrder({
      firstName: "Draft",
      phone: "+79161110001",
      items: [{ productName: "Tea", quantity: 1, initialPrice: 100 }],
    });
    const page = await enter(`/orders/${id}`);
    await page.getByText("Tea").first().waitFor();
    await page.keyboard.press("l");
    await page.keyboard.type("ring after six");
    await page.waitForFunction(() =>
      Object.values({ ...localStorage }).some((kept) => String(kept).includes("ring after six")),
    );
    await page.reload();
    await page.getByText("ring after six").first().waitFor();
    const answered = page.waitForResponse(
      (response) => response.request().method() === "PATCH" && response.url().endsWith(`/ui/orders/${id}`),
    );
    await page.keyboard.press("Control+Enter");
    expect((await answered).status()).toBe(200);
    expect((await order(id)).managerComment).toBe("ring after six");
  });

  it("fits a phone and has no serious finding of axe", async () => {
    const { id } = await postOrder({
      firstName: "Small",
      phone: "+79161110002",
      items: [{ productName: "Tea", quantity: 1, initialPrice: 100 }],
    });
    const page = await enter(`/orders/${id}`, { size: phone });
    await page.getByText("Tea").first().waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(phone.width);
    expect(await axe(page)).toEqual([]);
  });

  for (const theme of ["light", "dark"]) {
    it(`has no serious finding of axe on a desk, ${theme}`, async () => {
      const { id } = await postOrder({
        firstName: "Wide",
        phone: "+79161110003",
        items: [{ productName: "Tea", quantity: 1, initialPrice: 100 }],
      });
      const page = await enter(`/orders/${id}`);
      await prefer(page, { theme });
      await page.getByText("Tea").first().waitFor();
      expect(await axe(page)).toEqual([]);
    });
  }
});

describe("customers", () => {
  it("are found by name and open as a card with their orders", async () => {
    await postOrder({ firstName: "Zinaida", lastName: "Cardova", phone: "+79161110004" });
    const page = await enter("/customers");
    await page.getByRole("grid").waitFor();
    await page.locator("#customer-search").fill("cardova");
    await page.waitForURL(/q=cardova/);
    const row = page.getByRole("row", { name: /Cardova/ });
    await row.click();
    await page.waitForURL(/\/customers\/\d+$/);
    await page.getByRole("heading", { name: /Cardova/ }).waitFor();
    expect(await axe(page)).toEqual([]);
  });
});
