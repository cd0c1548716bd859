// SPDX-License-Identifier: Apache-2.0
// Puts the fake server in the place of the network: fetch to /ui/ and the socket of /live.
import type { Socket } from "lib/live";
import { FakeServer } from "./fakeServer";

/** The other end of /live. */
class FakeSocket implements Socket {
  static server: FakeServer;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  private readonly leave_: () => void;
  constructor() {
    this.leave_ = FakeSocket.server.listen((message) => this.onmessage?.({ data: JSON.stringify(message) }));
    queueMicrotask(() => this.onopen?.());
  }
  send() {}
  close() {
    this.leave_();
    this.onclose?.();
  }
}

export interface FakeOptions {
  /** Signed in from the start. */
  signedIn?: boolean;
  /** Milliseconds until an answer. */
  latency?: number;
  orders?: number;
  language?: string;
}

export function installFakeServer(options: FakeOptions = {}): FakeServer {
  const search = new URLSearchParams(globalThis.location?.search ?? "");
  const server = new FakeServer({
    signedIn: options.signedIn ?? !search.has("signedOut"),
    orders: options.orders ?? Number(search.get("orders") ?? 400),
    language: options.language ?? search.get("language") ?? undefined,
    theme: search.get("theme") ?? undefined,
  });
  const latency = options.latency ?? 60;
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(new URL(String(input), globalThis.location.href), init);
    const url = new URL(request.url);
    if (!url.pathname.startsWith("/ui/")) return real(input, init);
    if (latency) await new Promise((resolve) => setTimeout(resolve, latency));
    init?.signal?.throwIfAborted();
    if (server.away) throw new TypeError("Failed to fetch");
    const text = await request.text();
    const answer = server.handle({
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
    });
    const type = answer.type ?? "application/json";
    return new Response(
      answer.status === 204 ? null : answer.type ? String(answer.body) : JSON.stringify(answer.body),
      {
        status: answer.status,
        headers: { "Content-Type": type },
      },
    );
  };
  FakeSocket.server = server;
  globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket;
  // For looking at the fake shop by hand: okno.arrive(), okno.away = true.
  (globalThis as { okno?: FakeServer }).okno = server;
  return server;
}
