// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { useSessionOrNone } from "lib/session";
import { type Rendered, renderPage } from "testing/render";
import { SignInPage } from "./SignInPage";

let page: Rendered;
afterEach(() => page.leave());

/** Stands outside the routes' pages as the frame of the application does. */
function Frame() {
  return <output>{useSessionOrNone()?.user.name ?? "nobody"}</output>;
}

async function show(path = "/login") {
  page = await renderPage({
    path,
    before: (server) => (server.session = null),
    routes: [
      {
        path: "/login",
        element: (
          <>
            <Frame />
            <SignInPage />
          </>
        ),
      },
      { path: "/orders", element: <Frame /> },
    ],
  });
}

const fill = (email: string, password: string) => {
  fireEvent.change(screen.getByLabelText("Эл. почта"), { target: { value: email } });
  fireEvent.change(screen.getByLabelText("Пароль"), { target: { value: password } });
  fireEvent.click(screen.getByText("Войти"));
};
const problem = () => screen.getByRole("alert").textContent;

describe("signing in", () => {
  it("leads to the page that was asked for, and the frame knows the person", async () => {
    await show("/login?to=%2Forders%3Fstatus%3Dnew");
    fill("anna@verona.example", "demo");
    await waitFor(() => expect(page.address()).toBe("/orders?status=new"));
    expect(screen.getByText("Анна Ковалёва")).toBeTruthy();
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example"])("never leads to %s", async (to) => {
    await show(`/login?to=${encodeURIComponent(to)}`);
    fill("anna@verona.example", "demo");
    await waitFor(() => expect(page.address()).toBe("/orders"));
  });

  it("names the field that is empty and goes there", async () => {
    await show();
    fill("anna@verona.example", "");
    expect(problem()).toContain("Введите пароль");
    expect(document.activeElement).toBe(screen.getByLabelText("Пароль"));
    expect(page.server.requests.filter((request) => request.method === "POST")).toEqual([]);
  });

  it("says what does not fit, and that one has to wait", async () => {
    await show();
    fill("anna@verona.example", "wrong");
    await waitFor(() => expect(problem()).toContain("не подходят"));
    fill("locked@verona.example", "demo");
    await waitFor(() => expect(problem()).toContain("Слишком много попыток"));
  });

  it("keeps a language that was picked with the person", async () => {
    await show();
    fireEvent.click(screen.getByText("Polski"));
    await screen.findByText("Zaloguj");
    fireEvent.change(screen.getByLabelText("E-mail"), { target: { value: "anna@verona.example" } });
    fireEvent.change(screen.getByLabelText("Hasło"), { target: { value: "demo" } });
    fireEvent.click(screen.getByText("Zaloguj"));
    await waitFor(() => expect(page.server.session?.language).toBe("pl"));
  });
});
