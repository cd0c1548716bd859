// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { demo, openBrowser, prefer, rows, signIn, visit } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("signing in", () => {
  it("leads to the page that was asked for, and out again", async () => {
    const { context, page, complaints } = await visit(browser);
    await signIn(page, "/orders?sort=-sum");
    expect(new URL(page.url()).search).toBe("?sort=-sum");
    await rows(page).first().waitFor();
    await page.locator("aside > button").click();
    await page.getByRole("dialog").getByRole("button").last().click();
    await page.waitForURL("**/login*");
    await page.goto("/orders");
    await page.waitForURL("**/login*");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("says at the field what is missing and what does not fit", async () => {
    const { context, page } = await visit(browser);
    await page.goto("/login");
    await page.locator("button[type=submit]").click();
    expect(await page.getByRole("alert").innerText()).toContain("Enter the e-mail");
    expect(await page.locator("input[name=email]").evaluate((field) => field === document.activeElement)).toBe(true);
    await page.locator("input[name=email]").fill(demo.login);
    await page.locator("input[name=password]").fill("not the password");
    await page.keyboard.press("Enter");
    await page.getByText("The e-mail or the password is different").waitFor();
    await context.close();
  });

  it("speaks the language of the person afterwards, and learns one that was picked", async () => {
    const { context, page } = await visit(browser, { locale: "pl-PL" });
    const lang = (code: string) => page.locator(`html[lang=${code}]`).waitFor();
    await signIn(page);
    await prefer(page, { language: "en" });
    await context.clearCookies();
    await page.evaluate(() => localStorage.clear());
    await page.goto("/login");
    await lang("pl");
    await signIn(page);
    await lang("en");
    await rows(page).first().waitFor();
    await context.clearCookies();
    await page.goto("/login");
    await page.getByRole("button", { name: "Oʻzbekcha" }).click();
    await page.locator("input[name=email]").fill(demo.login);
    await page.locator("input[name=password]").fill(demo.password);
    await page.keyboard.press("Enter");
    await rows(page).first().waitFor();
    await page.getByRole("link", { name: "Buyurtmalar" }).first().waitFor();
    await page.reload();
    await rows(page).first().waitFor();
    await lang("uz");
    await prefer(page, { language: "en" });
    await context.close();
  });

  it("switches the language before anybody is known", async () => {
    const { context, page } = await visit(browser, { locale: "pl-PL" });
    await page.goto("/login");
    await page.getByRole("button", { name: "Zaloguj" }).waitFor();
    await page.getByRole("button", { name: "Русский" }).click();
    await page.getByRole("button", { name: "Войти" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Войти" }).waitFor();
    await context.close();
  });
});
