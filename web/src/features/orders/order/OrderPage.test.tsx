// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { readDraft } from "lib/drafts";
import { type Rendered, renderPage } from "testing/render";
import { NewOrderPage } from "./NewOrderPage";
import { OrderPage } from "./OrderPage";

let page: Rendered;
afterEach(() => page.leave());

const routes = [
  { path: "/orders/new", element: <NewOrderPage /> },
  { path: "/orders/:id", element: <OrderPage /> },
];
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const comment = () => screen.findByLabelText<HTMLTextAreaElement>("Наш комментарий", { selector: "textarea" });
const edits = () => page.server.requests.filter((request) => request.method === "PATCH" && /orders/.test(request.path));

async function open() {
  page = await renderPage({ path: "/orders/1100", routes });
  return comment();
}

describe("a new order", () => {
  it("is saved with a name alone: name, Ctrl Enter", async () => {
    page = await renderPage({ path: "/orders/new", routes });
    const who = await screen.findByRole<HTMLInputElement>("combobox", { name: "Телефон, имя или почта" });
    expect(document.activeElement).toBe(who);
    fireEvent.change(who, { target: { value: "Зинаида" } });
    press("Enter", { ctrlKey: true });
    await waitFor(() => expect(page.address()).toMatch(/^\/orders\/\d+/));
    const post = page.server.requests.find((request) => request.method === "POST" && request.path === "/ui/orders");
    expect(post?.body).toMatchObject({ first_name: "Зинаида" });
    expect(readDraft("order:new")).toBeUndefined();
  });

  it("says what is missing instead of doing nothing", async () => {
    page = await renderPage({ path: "/orders/new", routes });
    await screen.findByRole("combobox", { name: "Телефон, имя или почта" });
    press("Enter", { ctrlKey: true });
    expect(await screen.findByText("Нужно имя, телефон или товар")).toBeTruthy();
    expect(page.server.requests.some((request) => request.method === "POST")).toBe(false);
  });
});

describe("an order", () => {
  it("collects edits in a draft and saves them as one act with the version", async () => {
    const field = await open();
    fireEvent.change(field, { target: { value: "Подшить" } });
    expect(readDraft("order:1100")).toBeTruthy();
    press("Enter", { ctrlKey: true });
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]!.body).toEqual({ version: 1, manager_comment: "Подшить" });
    await waitFor(() => expect(readDraft("order:1100")).toBeUndefined());
  });

  it("merges silently what somebody else saved elsewhere, and keeps the typing", async () => {
    const field = await open();
    fireEvent.change(field, { target: { value: "Подшить" } });
    act(() => {
      page.server.change(1100, { customer_comment: "После 19" });
      // What the shell does when the live wire tells of it.
      void page.client.invalidateQueries({ queryKey: ["order", 1100] });
    });
    await waitFor(() => expect(screen.getByDisplayValue("После 19")).toBeTruthy());
    expect(field.value).toBe("Подшить");
    press("Enter", { ctrlKey: true });
    await waitFor(() => expect(edits().at(-1)?.body).toEqual({ version: 2, manager_comment: "Подшить" }));
  });

  it("asks only about what both changed", async () => {
    const field = await open();
    fireEvent.change(field, { target: { value: "Подшить" } });
    act(() => void page.server.change(1100, { manager_comment: "Укоротить", customer_comment: "После 19" }));
    press("Enter", { ctrlKey: true });
    const dialog = await screen.findByRole("dialog");
    expect(dialog.querySelectorAll("tbody tr")).toHaveLength(1);
    fireEvent.click(dialog.querySelectorAll("tbody input")[0]!);
    fireEvent.click([...dialog.querySelectorAll("button")].at(-1)!);
    await waitFor(() =>
      expect(page.server.shop.orders.find((order) => order.id === 1100)).toMatchObject({
        manager_comment: "Подшить",
        customer_comment: "После 19",
      }),
    );
  });
});
