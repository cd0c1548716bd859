// SPDX-License-Identifier: Apache-2.0
// The one way to the server. Reads fail at once when it is away (TanStack Query waits and asks again); writes wait for
// it and are sent again with the same UUID, so that nothing is done twice and nothing is lost.
import type { Failure } from "./api_types";
import { reportAnswer, reportSilence, whenOnline } from "./connection";
import { queued } from "./outbox";

/** What the server refused, in its own words. `current` comes with a conflict: the record as it is now. */
export class ApiError extends Error {
  override name = "ApiError";
  constructor(
    readonly status: number,
    readonly failure: Failure,
    readonly current?: unknown,
  ) {
    super(failure.message);
  }
  /** The message for a field, e.g. "items[0].quantity". */
  field(path: string): string | undefined {
    return this.failure.fields?.find((f) => f.path === path)?.message;
  }
}

/** The server did not answer. */
export class OfflineError extends Error {
  override name = "OfflineError";
}

export type Params = Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>;

export interface WriteOptions {
  /** The UUID of this act; give the one kept in a draft to repeat it after a reload. */
  act?: string;
  /** What it is about, e.g. "order:12": that row shows a clock while the act waits. */
  subject?: string;
  signal?: AbortSignal;
}

let csrf = "";
let onUnauthorized: () => void = () => {};

export const setCsrf = (token: string) => (csrf = token);
export const setOnUnauthorized = (handler: () => void) => (onUnauthorized = handler);

export function newAct(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Outside https and localhost browsers hide randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function queryString(params: Params): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === "" || value === false) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, one === true ? "1" : String(one));
  }
  const text = search.toString();
  return text && `?${text}`;
}

async function parse<T>(response: Response): Promise<T> {
  const text = await response.text();
  let body: unknown;
  try {
    body = text ? JSON.parse(text) : undefined;
  } catch {
    body = undefined;
  }
  if (response.ok) return body as T;
  const failure = body as (Failure & { current?: unknown }) | undefined;
  const error = new ApiError(
    response.status,
    {
      error: failure?.error ?? "internal",
      message: failure?.message ?? `${response.status} ${response.statusText}`.trim(),
      fields: failure?.fields ?? [],
      request_id: failure?.request_id ?? response.headers.get("X-Request-Id") ?? "",
    },
    failure?.current,
  );
  if (response.status === 401) onUnauthorized();
  throw error;
}

/** Throws OfflineError when there was no answer of the server itself. */
async function exchange(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    reportSilence();
    throw new OfflineError();
  }
  if (response.status >= 502 && response.status <= 504) {
    // 503 with our own body is the server's answer (draining, too busy); it is sent again all the same.
    reportSilence();
    throw new OfflineError();
  }
  reportAnswer();
  return response;
}

async function write<T>(method: string, path: string, body: unknown, options: WriteOptions): Promise<T> {
  const act = options.act ?? newAct();
  const send = () =>
    exchange(path, {
      method,
      signal: options.signal,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        "X-CSRF-Token": csrf,
        "X-Okno-Act": act,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
    });
  let waiting: (() => void) | undefined;
  try {
    for (;;) {
      try {
        return await parse<T>(await send());
      } catch (error) {
        if (!(error instanceof OfflineError)) throw error;
        waiting ??= queued(options.subject ?? path);
        await whenOnline();
        options.signal?.throwIfAborted();
      }
    }
  } finally {
    waiting?.();
  }
}

export const api = {
  async get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
    return parse<T>(await exchange(path + queryString(params), { signal }));
  },
  post: <T>(path: string, body?: unknown, options: WriteOptions = {}) => write<T>("POST", path, body, options),
  patch: <T>(path: string, body: unknown, options: WriteOptions = {}) => write<T>("PATCH", path, body, options),
  delete: <T = void>(path: string, options: WriteOptions = {}) => write<T>("DELETE", path, undefined, options),
  /** Signing in: no act to repeat; the answer says at once whether it worked. */
  async signIn<T>(path: string, body: unknown, language: string): Promise<T> {
    const headers = { "Content-Type": "application/json", "Accept-Language": language };
    const response = await exchange(path, { method: "POST", body: JSON.stringify(body), headers });
    return parse<T>(response);
  },
};
