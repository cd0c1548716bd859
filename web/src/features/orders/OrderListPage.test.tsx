// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Rendered, renderPage, type RenderOptions } from "testing/render";
import { OrderListPage } from "./OrderListPage";

let page: Rendered;
afterEach(() => page.leave());

async function show(options: Partial<RenderOptions> = {}): Promise<Rendered> {
  page = await renderPage({
    path: "/orders",
    routes: [
      { path: "/orders", element: <OrderListPage /> },
      { path: "/orders/:id", element: <div>the order</div> },
    ],
    ...options,
  });
  return page;
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
// Roles are asked of the whole page only where they are what is tested: jsdom computes them slowly.
const grid = () => document.querySelector<HTMLElement>("[role=grid]")!;
const rows = () => [...grid().querySelectorAll<HTMLElement>("[role=row]")].slice(1);
const numbers = () => rows().map((row) => row.querySelector("a")!.textContent);
const focusedRow = () => document.getElementById(grid().getAttribute("aria-activedescendant") ?? "");
const field = () => document.querySelector<HTMLInputElement>("[role=dialog] [role=combobox]")!;
const option = (text: RegExp) =>
  [...document.querySelectorAll<HTMLElement>("[role=option]")].filter((one) => text.test(one.textContent ?? ""))[0]!;
const selected = () => rows().filter((row) => row.getAttribute("aria-selected") === "true").length;
const loaded = () => waitFor(() => expect(rows().length).toBeGreaterThan(0));
const top = (index: number) => page.server.shop.orders[index]!;

describe("the list", () => {
  it("shows orders, how many and how much", async () => {
    await show();
    await loaded();
    expect(numbers()[0]).toBe("48\u00a0231");
    expect(await screen.findByText("120 заказов")).toBeTruthy();
    expect(grid().getAttribute("aria-rowcount")).toBe("121");
  });

  it("fetches the next page by the cursor of the last", async () => {
    await show();
    await loaded();
    press("j");
    press("End");
    await waitFor(() => expect(page.server.requests.some((request) => request.query.get("after") === "50")).toBe(true));
  });

  it("reads its filters from the address and drops them with a chip", async () => {
    await show({ path: "/orders?status=new" });
    await loaded();
    const shop = page.server.shop.orders.filter((order) => order.status === "new").length;
    expect(rows()).toHaveLength(shop);
    fireEvent.click(screen.getByLabelText("Убрать фильтр: Статус"));
    await waitFor(() => expect(page.address()).toBe("/orders"));
  });

  it("says what would be found without the last filter", async () => {
    await show({ path: "/orders?q=%D0%BD%D0%B8%D1%87%D0%B5%D0%B3%D0%BE&vip=1" });
    expect(await screen.findByText("Здесь таких заказов нет")).toBeTruthy();
    fireEvent.click(screen.getByText("Убрать «VIP»"));
    await waitFor(() => expect(page.address()).not.toContain("vip"));
  });

  it("says what failed, why, and tries again", async () => {
    let broken = true;
    await show({
      before: (server) => {
        server.intercept = (request) =>
          broken && request.path === "/ui/orders"
            ? { status: 500, body: { error: "internal", message: "База занята", fields: [], request_id: "7f3a" } }
            : undefined;
      },
    });
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("База занята");
    expect(alert.textContent).toContain("7f3a");
    broken = false;
    fireEvent.click(within(alert).getByRole("button"));
    await loaded();
  });
});

describe("keys", () => {
  it("move, open and come back to the same row", async () => {
    await show();
    await loaded();
    press("j");
    press("о", { code: "KeyJ" });
    press("j");
    press("k");
    expect(focusedRow()!.querySelector("a")!.textContent).toBe(numbers()[1]);
    press("Enter");
    await screen.findByText("the order");
    expect(page.address()).toBe(`/orders/${top(1).id}`);
  });

  it("tick a row and extend the selection", async () => {
    await show();
    await loaded();
    press("j");
    press("x");
    press("J", { shiftKey: true });
    press("J", { shiftKey: true });
    expect(selected()).toBe(3);
    expect(screen.getByText("Выбрано: 3")).toBeTruthy();
    press("Escape");
    expect(selected()).toBe(0);
  });

  it("1 to 5 go to the views", async () => {
    await show();
    await loaded();
    press("2");
    await waitFor(() => expect(page.address()).toBe("/orders?manager=me"));
    await waitFor(() => expect(document.querySelector("h1")!.textContent).toBe("Мои"));
  });

  it("the space bar looks into the order in focus", async () => {
    await show();
    await loaded();
    press("j");
    press(" ");
    const peek = document.querySelector<HTMLElement>("aside")!;
    expect(peek.getAttribute("aria-label")).toMatch(/Заказ 48.231/);
    expect(await within(peek).findByText("Кроссовки Runner 42, чёрные")).toBeTruthy();
    press("Escape");
    expect(document.querySelector("aside")).toBeNull();
  });
});

describe("the status menu", () => {
  it("applies at once, shows it, and takes it back", async () => {
    await show();
    await loaded();
    const order = top(0);
    press("j");
    press("s");
    fireEvent.keyDown(field(), { key: "Enter" });
    await waitFor(() => expect(top(0).status).toBe("availability-confirmed"));
    expect(within(rows()[0]!).getByText("Наличие подтверждено")).toBeTruthy();
    fireEvent.click(await screen.findByText("Вернуть", { selector: "[role=status] button", exact: false }));
    await waitFor(() => expect(page.server.shop.orders.find((one) => one.id === order.id)!.status).toBe("new"));
  });

  it("finds by letters, in either layout", async () => {
    await show();
    await loaded();
    press("j");
    press("s");
    for (const typed of ["компл", "rjvgk"]) {
      fireEvent.change(field(), { target: { value: typed } });
      expect(option(/./).textContent).toContain("Передан в комплектацию");
    }
  });

  it("asks why an order is being cancelled, inside the menu", async () => {
    await show();
    await loaded();
    press("j");
    press("Delete");
    expect(screen.getByText(/Почему отменяем заказ 48.231\?/)).toBeTruthy();
    fireEvent.click(option(/^Отменён/));
    fireEvent.click(screen.getByText("Отменить заказ"));
    expect(document.querySelector("[role=dialog] [role=alert]")!.textContent).toContain("Выберите причину");
    fireEvent.click(screen.getByText("Купил в другом месте", { selector: "[role=dialog] label" }));
    fireEvent.click(screen.getByText("Отменить заказ"));
    await waitFor(() => expect(top(0)).toMatchObject({ status: "cancel-other", cancel_reason: "already-buyed" }));
  });

  it("puts the row back and says why when the server refuses", async () => {
    await show();
    await loaded();
    page.server.intercept = (request) =>
      request.path.endsWith("/status")
        ? { status: 400, body: { error: "invalid", message: "Сначала «Укомплектован»", fields: [], request_id: "r" } }
        : undefined;
    press("j");
    press("s");
    fireEvent.keyDown(field(), { key: "Enter" });
    expect((await screen.findByText(/Сначала «Укомплектован»/)).textContent).toContain("Сначала «Укомплектован»");
    expect(within(rows()[0]!).getByText("Новый")).toBeTruthy();
  });

  it("acts on the selection and tells about each that was refused", async () => {
    await show();
    await loaded();
    page.server.intercept = (request) =>
      request.path === "/ui/orders/bulk"
        ? {
            status: 200,
            body: { done: [top(0).id], refused: [{ id: top(1).id, number: "48230", message: "ждёт предоплаты" }] },
          }
        : undefined;
    press("j");
    press("x");
    press("J", { shiftKey: true });
    press("s");
    fireEvent.keyDown(field(), { key: "5" });
    const card = (await screen.findByText("1 из 2 готово")).closest("section")!;
    expect(card.textContent).toContain("ждёт предоплаты");
    fireEvent.click(within(card).getByRole("button", { name: "Показать этот" }));
    expect(selected()).toBe(1);
    expect(rows()[1]!.getAttribute("aria-selected")).toBe("true");
  });
});

describe("live rows", () => {
  it("a new order appears by itself at the top when nobody points at the list", async () => {
    await show();
    await loaded();
    act(() => void page.server.arrive());
    await waitFor(() => expect(numbers()[0]).toBe("48\u00a0232"));
  });

  it("waits behind a bar when the list is being read, and nothing jumps", async () => {
    await show();
    await loaded();
    press("j");
    press("j");
    const before = focusedRow()!.id;
    const first = numbers()[0];
    fireEvent.pointerEnter(grid().querySelectorAll("[role=rowgroup]")[1]!);
    act(() => {
      page.server.arrive();
      page.server.arrive();
    });
    const bar = await screen.findByText(/2 новых заказа, показать/);
    expect(numbers()[0]).toBe(first);
    expect(focusedRow()!.id).toBe(before);
    fireEvent.click(bar);
    await waitFor(() => expect(numbers()[0]).toBe("48\u00a0233"));
    expect(focusedRow()!.id).toBe(before);
  });

  it("keeps focus and selection by id when rows come in above", async () => {
    await show();
    await loaded();
    press("j");
    press("j");
    press("x");
    const [, second] = rows();
    act(() => void page.server.arrive());
    await waitFor(() => expect(numbers()[0]).toBe("48\u00a0232"));
    expect(focusedRow()!.id).toBe(second!.id);
    expect(rows()[2]!.getAttribute("aria-selected")).toBe("true");
    expect(selected()).toBe(1);
  });

  it("repaints a row that somebody else changed where it stands", async () => {
    await show();
    await loaded();
    const order = top(3);
    act(() => void page.server.change(order.id, { status: "complete" }));
    await waitFor(() => expect(within(rows()[3]!).getByText("Выполнен")).toBeTruthy());
  });

  it("keeps a row that left the filter until the list is touched", async () => {
    await show({ path: "/orders?status=new" });
    await loaded();
    const before = numbers();
    const order = page.server.shop.orders.find((one) => one.status === "new")!;
    act(() => void page.server.change(order.id, { status: "complete" }));
    await waitFor(() => expect(rows()[0]!.className).toContain("gone"));
    expect(numbers()).toEqual(before);
  });
});

describe.each(["en", "ru", "pl", "uz"] as const)("in %s", (language) => {
  it("shows no raw key of a text", async () => {
    await show({ language });
    await loaded();
    await screen.findAllByText(/120/);
    expect(document.body.textContent).not.toMatch(
      /\b(list|filter|status|order|column|keys|pay|view)\.[a-z]+[A-Z]?[a-z]*\b/,
    );
  });
});
