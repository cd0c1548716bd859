// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, ApiError, OfflineError, queryString, setCsrf, setOnUnauthorized } from "./api";
import { connection, tryNow } from "./connection";
import { waitingActs } from "./outbox";

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const fetching = vi.fn<typeof fetch>();
const header = (call: number, name: string) => new Headers(fetching.mock.calls[call]![1]!.headers).get(name);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", fetching);
  setCsrf("token");
});
afterEach(async () => {
  fetching.mockReset().mockImplementation(async () => answer(200, {}));
  await tryNow();
  fetching.mockReset();
  setOnUnauthorized(() => {});
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("addresses", () => {
  it("repeat lists and leave out what is empty", () =>
    expect(
      queryString({
        status: ["new", "complete"],
        q: "пальто",
        vip: true,
        bad: false,
        site: "",
        after: null,
        limit: 50,
      }),
    ).toBe("?status=new&status=complete&q=%D0%BF%D0%B0%D0%BB%D1%8C%D1%82%D0%BE&vip=1&limit=50"));
});

describe("writes", () => {
  it("carry the token and a UUID of their own", async () => {
    fetching.mockImplementation(async () => answer(200, { id: 1 }));
    await api.post("/ui/orders", {});
    await api.post("/ui/orders", {});
    expect(header(0, "X-CSRF-Token")).toBe("token");
    expect(header(0, "X-Okno-Act")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(header(1, "X-Okno-Act")).not.toBe(header(0, "X-Okno-Act"));
  });

  it("wait for a server that is away and are sent again with the same UUID", async () => {
    fetching.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const saved = api.post<{ id: number }>("/ui/orders", { first_name: "Ольга" }, { subject: "order:new" });
    await vi.advanceTimersByTimeAsync(0);
    expect(connection().online).toBe(false);
    expect(waitingActs()).toEqual(["order:new"]);
    fetching.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    await vi.advanceTimersByTimeAsync(1_000);
    fetching.mockImplementation(async (path) => (path === "/ui/session" ? answer(401, {}) : answer(201, { id: 7 })));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await saved).toEqual({ id: 7 });
    expect(connection().online).toBe(true);
    expect(waitingActs()).toEqual([]);
    const sent = fetching.mock.calls
      .map(([path], call) => [path, header(call, "X-Okno-Act")])
      .filter(([path]) => path === "/ui/orders");
    expect(sent).toHaveLength(2);
    expect(sent[0]![1]).toBe(sent[1]![1]);
  });

  it("do not go again when the server has refused", async () => {
    fetching.mockImplementation(async () =>
      answer(409, {
        error: "conflict",
        message: "Дмитрий сохранил раньше",
        fields: [],
        request_id: "r1",
        current: { version: 3 },
      }),
    );
    const error = await api.patch("/ui/orders/12", { version: 2 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).status).toBe(409);
    expect((error as ApiError).current).toEqual({ version: 3 });
    expect(fetching).toHaveBeenCalledOnce();
  });
});

describe("reads", () => {
  it("fail at once when the server is away", async () => {
    fetching.mockRejectedValue(new TypeError("Failed to fetch"));
    await expect(api.get("/ui/orders")).rejects.toBeInstanceOf(OfflineError);
  });

  it("name the field of a refusal", async () => {
    fetching.mockImplementation(async () =>
      answer(400, {
        error: "invalid",
        message: "",
        fields: [{ path: "items[0].quantity", message: "На складе 10" }],
        request_id: "r",
      }),
    );
    const error = (await api.get("/ui/orders").catch((reason: unknown) => reason)) as ApiError;
    expect(error.field("items[0].quantity")).toBe("На складе 10");
    expect(error.field("phone")).toBeUndefined();
  });

  it("make a refusal of what is no JSON", async () => {
    fetching.mockImplementation(
      async () => new Response("<html>", { status: 500, statusText: "Internal Server Error" }),
    );
    const error = (await api.get("/ui/orders").catch((reason: unknown) => reason)) as ApiError;
    expect(error.failure).toMatchObject({ error: "internal", message: "500 Internal Server Error" });
  });

  it("tell that the session has ended", async () => {
    const ended = vi.fn();
    setOnUnauthorized(ended);
    fetching.mockImplementation(async () =>
      answer(401, { error: "unauthorized", message: "", fields: [], request_id: "" }),
    );
    await expect(api.get("/ui/orders")).rejects.toBeInstanceOf(ApiError);
    expect(ended).toHaveBeenCalledOnce();
  });
});
