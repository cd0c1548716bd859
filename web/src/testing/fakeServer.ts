// SPDX-License-Identifier: Apache-2.0
// A server that lives in memory and answers as the real one: for tests, and to look at the application by hand.
import type {
  CustomerCard,
  CustomerEdit,
  Failure,
  Id,
  LiveMessage,
  OrderEdit,
  References,
  Session,
  TimelineEntry,
} from "lib/api_types";
import {
  applyEdit,
  customerBrief,
  customerRow,
  filterOf,
  orderBrief,
  paymentOf,
  rowOf,
  sorters,
  summaryOf,
} from "./fakeOrders";
import { people, references } from "./fakeReferences";
import { emptyAddress, type FakeOrder, makeShop, type Shop, withTotals } from "./fakeShop";

export interface FakeRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body?: unknown;
}

export interface FakeAnswer {
  status: number;
  body?: unknown;
  type?: string;
}

export interface FakeSettings {
  now?: () => number;
  orders?: number;
  signedIn?: boolean;
  language?: string;
  theme?: string;
}

const failure = (status: number, error: string, message: string, more: object = {}): FakeAnswer => ({
  status,
  body: { error, message, fields: [], request_id: "7f3a-21c9", ...more } satisfies Failure,
});

type Handler = (request: FakeRequest, ids: number[]) => FakeAnswer;

export class FakeServer {
  /** The wire is cut: requests get no answer. */
  away = false;
  /** Answers instead of the usual ones: (request) → answer, or undefined to let it pass. */
  intercept: ((request: FakeRequest) => FakeAnswer | undefined) | undefined;
  readonly requests: FakeRequest[] = [];
  readonly shop: Shop;
  session: Session | null;

  private readonly now_: () => number;
  private readonly me_: Session;
  private readonly acts_ = new Map<string, FakeAnswer>();
  private readonly listeners_ = new Set<(message: LiveMessage) => void>();
  private readonly timelines_ = new Map<string, TimelineEntry[]>();
  private lastId_ = 90_000;

  constructor({ now = Date.now, orders = 400, signedIn = true, language = "ru", theme = "light" }: FakeSettings = {}) {
    this.now_ = now;
    this.shop = makeShop(now(), orders);
    this.me_ = {
      user: people[0]!,
      email: "anna@verona.example",
      language,
      theme,
      preferences: {},
      rights: { "orders.read": "all", "orders.edit": "all" },
      csrf: "fake-csrf",
      zone: "Europe/Moscow",
      currency: "RUB",
      version: "fake",
    };
    this.session = signedIn ? this.me_ : null;
  }

  handle(request: FakeRequest): FakeAnswer {
    this.requests.push(request);
    const special = this.intercept?.(request);
    if (special) return special;
    const write = request.method !== "GET";
    const signingIn = request.path === "/ui/session" && request.method === "POST";
    if (!this.session && !signingIn) return failure(401, "unauthorized", "Sign in");
    if (write && !signingIn && request.headers.get("X-CSRF-Token") !== this.me_.csrf)
      return failure(403, "forbidden", "CSRF");
    const act = request.headers.get("X-Okno-Act");
    if (act && this.acts_.has(act)) return this.acts_.get(act)!;
    for (const [method, pattern, handler] of this.routes_) {
      const match = method === request.method && pattern.exec(request.path);
      if (!match) continue;
      const answer = handler(request, match.slice(1).map(Number));
      if (act) this.acts_.set(act, answer);
      return answer;
    }
    return failure(404, "not_found", "No such page");
  }

  listen(listener: (message: LiveMessage) => void): () => void {
    this.listeners_.add(listener);
    return () => this.listeners_.delete(listener);
  }

  tell(topic: string, id: Id, act: string, by: Id | null = null) {
    for (const listener of [...this.listeners_]) listener({ topic, id, act, by });
  }

  /** A store posts an order: it is the newest one. */
  arrive(changes: Partial<FakeOrder> = {}): FakeOrder {
    const example = this.shop.orders.at(-1)!;
    this.lastId_ += 1;
    const number = String(Math.max(...this.shop.orders.map((order) => Number(order.number) || 0)) + 1);
    const order = withTotals({
      ...example,
      id: this.lastId_,
      number,
      version: 1,
      status: "new",
      status_at: this.now_(),
      created_at: this.now_(),
      overdue_at: this.now_() + 1_800_000,
      manager_id: null,
      next_step: "",
      ...changes,
    });
    this.shop.orders.unshift(order);
    this.tell("order", order.id, "created");
    return order;
  }

  /** Somebody else changes an order. */
  change(id: Id, edit: OrderEdit, by: Id | null = 2): FakeOrder {
    const order = this.edit_(id, edit, by);
    this.tell("order", id, "changed", by);
    return order;
  }

  private books_(): References {
    return references(this.me_.language);
  }

  private order_(id: Id): FakeOrder | undefined {
    return this.shop.orders.find((order) => order.id === id);
  }

  private edit_(id: Id, edit: OrderEdit, by: Id | null): FakeOrder {
    const before = this.order_(id)!;
    const { next, changes } = applyEdit(before, edit, this.shop, this.now_());
    this.shop.orders = this.shop.orders.map((order) => (order.id === id ? next : order));
    this.write_(`order:${id}`, by, changes);
    return next;
  }

  private write_(what: string, by: Id | null, changes: TimelineEntry["changes"], created = false) {
    if (!changes.length && !created) return;
    this.lastId_ += 1;
    const person = people.find((one) => one.id === by) ?? null;
    const entry = {
      id: this.lastId_,
      at: this.now_(),
      source: "user",
      actor: person?.name ?? "API",
      person,
      created,
      deleted: false,
      changes,
    };
    this.timelines_.set(what, [entry, ...(this.timelines_.get(what) ?? [])]);
  }

  private card_(order: FakeOrder): object {
    const customer = order.customer && this.customer_(order.customer.id);
    const books = this.books_();
    const at = books.statuses.findIndex((status) => status.code === order.status);
    const likely = ["complete", "cancel"].includes(books.statuses[at]?.group ?? "")
      ? null
      : (books.statuses[at + 1]?.code ?? null);
    return {
      ...order,
      payment: paymentOf(order),
      likely_status: likely,
      customer: customer ? customerBrief(customer, this.shop, books) : null,
    };
  }

  private customer_(id: Id): CustomerCard | undefined {
    return this.shop.customers.find((customer) => customer.id === id);
  }

  private page_<T>(rows: T[], query: URLSearchParams, preset = 50): { rows: T[]; next: string | null } {
    const after = Number(query.get("after") ?? 0);
    const limit = Number(query.get("limit") ?? preset);
    return { rows: rows.slice(after, after + limit), next: after + limit < rows.length ? String(after + limit) : null };
  }

  private readonly routes_: [string, RegExp, Handler][] = [
    [
      "POST",
      /^\/ui\/session$/,
      ({ body }) => {
        const { email, password } = body as { email: string; password: string };
        if (email === "locked@verona.example") return failure(429, "too_many", "Too many attempts");
        if (password !== "demo") return failure(401, "unauthorized", "Wrong");
        this.session = this.me_;
        return { status: 200, body: this.session };
      },
    ],
    ["GET", /^\/ui\/session$/, () => ({ status: 200, body: this.session })],
    [
      "DELETE",
      /^\/ui\/session$/,
      () => {
        this.session = null;
        return { status: 204 };
      },
    ],
    [
      "PATCH",
      /^\/ui\/me$/,
      ({ body }) => {
        const { preferences, ...rest } = body as Partial<Session>;
        Object.assign(this.me_, rest, { preferences: { ...this.me_.preferences, ...preferences } });
        return { status: 200, body: { ...this.me_ } };
      },
    ],
    ["GET", /^\/ui\/references$/, () => ({ status: 200, body: this.books_() })],
    [
      "GET",
      /^\/ui\/orders$/,
      ({ query }) => {
        const customers = new Map(this.shop.customers.map((customer) => [customer.id, customer]));
        const page = this.page_(this.found_(query), query);
        return { status: 200, body: { rows: page.rows.map((order) => rowOf(order, customers)), next: page.next } };
      },
    ],
    [
      "GET",
      /^\/ui\/orders\/summary$/,
      ({ query }) => ({ status: 200, body: summaryOf(this.shop, query, this.books_(), this.me_.user.id, this.now_()) }),
    ],
    [
      "POST",
      /^\/ui\/orders$/,
      ({ body }) => {
        const edit = body as OrderEdit;
        if (!edit.first_name && !edit.last_name && !edit.phone && !edit.email && !edit.items?.length)
          return failure(400, "invalid", "Empty order");
        const order = this.arrive({
          items: [],
          payments: [],
          first_name: "",
          last_name: "",
          patronymic: "",
          phone: "",
          email: "",
          customer: null,
          manager_id: this.me_.user.id,
        });
        const { next } = applyEdit({ ...order, version: 0 }, edit, this.shop, this.now_());
        this.shop.orders = this.shop.orders.map((one) => (one.id === order.id ? next : one));
        this.write_(`order:${order.id}`, this.me_.user.id, [], true);
        return { status: 201, body: this.card_(next) };
      },
    ],
    [
      "POST",
      /^\/ui\/orders\/bulk$/,
      ({ body }) => {
        const { ids, ...edit } = body as { ids: Id[] } & OrderEdit;
        const refused = ids.filter((id) => !this.order_(id)).map((id) => ({ id, number: String(id), message: "?" }));
        const done = ids.filter((id) => this.order_(id));
        for (const id of done) this.change(id, edit, this.me_.user.id);
        return { status: 200, body: { done, refused } };
      },
    ],
    [
      "GET",
      /^\/ui\/orders\/(\d+)$/,
      (_, [id]) => this.withOrder_(id!, (order) => ({ status: 200, body: this.card_(order) })),
    ],
    [
      "PATCH",
      /^\/ui\/orders\/(\d+)$/,
      ({ body }, [id]) =>
        this.withOrder_(id!, (order) => {
          const edit = body as OrderEdit;
          if (edit.version !== order.version)
            return failure(409, "conflict", "Changed by somebody else", { current: this.card_(order) });
          return { status: 200, body: this.card_(this.change(order.id, edit, this.me_.user.id)) };
        }),
    ],
    [
      "POST",
      /^\/ui\/orders\/(\d+)\/status$/,
      ({ body }, [id]) =>
        this.withOrder_(id!, (order) => {
          const { status, comment, cancel_reason } = body as {
            status: string;
            comment?: string;
            cancel_reason?: string;
          };
          const found = this.books_().statuses.find((one) => one.code === status);
          if (!found) return failure(400, "invalid", "Unknown status");
          if (found.needs_reason && !cancel_reason) return failure(400, "invalid", "Reason?");
          const edit: OrderEdit = { status, status_comment: comment ?? "", cancel_reason: cancel_reason ?? null };
          return { status: 200, body: this.card_(this.change(order.id, edit, this.me_.user.id)) };
        }),
    ],
    [
      "GET",
      /^\/ui\/orders\/(\d+)\/timeline$/,
      (_, [id]) => ({ status: 200, body: { entries: this.timelines_.get(`order:${id}`) ?? [], next: null } }),
    ],
    [
      "GET",
      /^\/ui\/orders\/(\d+)\/neighbours$/,
      ({ query }, [id]) => {
        const ids = this.found_(query).map((order) => order.id);
        const at = ids.indexOf(id!);
        return {
          status: 200,
          body: { previous: at > 0 ? ids[at - 1] : null, next: at >= 0 ? (ids[at + 1] ?? null) : null },
        };
      },
    ],
    [
      "GET",
      /^\/ui\/customers$/,
      ({ query }) => {
        const page = this.page_(this.recognised_(query.get("q") ?? ""), query);
        return { status: 200, body: { rows: page.rows.map(customerRow), next: page.next } };
      },
    ],
    [
      "GET",
      /^\/ui\/customers\/recognise$/,
      ({ query }) => {
        const by = (["phone", "email", "name"] as const).find((name) => query.get(name)) ?? "name";
        const text = query.get(by) ?? "";
        const found = this.recognised_(text).slice(0, 8);
        const digits = text.replace(/\D/g, "");
        const exact = found.length === 1 && (by === "email" ? found[0]!.email === text : digits.length >= 10);
        return {
          status: 200,
          body: {
            exact,
            matches: found.map((one) => ({
              customer: customerBrief(one, this.shop, this.books_()),
              matched: by === "phone" ? (one.phones[0] ?? "") : by === "email" ? one.email : one.name,
              by,
            })),
          },
        };
      },
    ],
    [
      "POST",
      /^\/ui\/customers$/,
      ({ body }) => {
        this.lastId_ += 1;
        const customer = this.edited_(
          {
            ...this.shop.customers[0]!,
            id: this.lastId_,
            orders: 0,
            sum: "0",
            average: "0",
            phones: [],
            email: "",
            address: emptyAddress,
            first_order_at: null,
            last_order_at: null,
          },
          body as CustomerEdit,
        );
        this.shop.customers.unshift(customer);
        this.tell("customer", customer.id, "created", this.me_.user.id);
        return { status: 201, body: customer };
      },
    ],
    [
      "GET",
      /^\/ui\/customers\/(\d+)$/,
      (_, [id]) => this.withCustomer_(id!, (customer) => ({ status: 200, body: customer })),
    ],
    [
      "PATCH",
      /^\/ui\/customers\/(\d+)$/,
      ({ body }, [id]) =>
        this.withCustomer_(id!, (customer) => {
          const edit = body as CustomerEdit;
          if (edit.version !== customer.version)
            return failure(409, "conflict", "Changed by somebody else", { current: customer });
          const next = this.edited_(customer, edit);
          this.shop.customers = this.shop.customers.map((one) => (one.id === id ? next : one));
          this.tell("customer", next.id, "changed", this.me_.user.id);
          return { status: 200, body: next };
        }),
    ],
    [
      "GET",
      /^\/ui\/customers\/(\d+)\/orders$/,
      ({ query }, [id]) => {
        const own = this.shop.orders.filter((order) => order.customer?.id === id).sort(sorters["-created"]);
        const page = this.page_(own, query, 20);
        return { status: 200, body: { rows: page.rows.map(orderBrief), next: page.next } };
      },
    ],
    [
      "GET",
      /^\/ui\/customers\/(\d+)\/timeline$/,
      (_, [id]) => ({ status: 200, body: { entries: this.timelines_.get(`customer:${id}`) ?? [], next: null } }),
    ],
    [
      "GET",
      /^\/ui\/customers\/(\d+)\/brief$/,
      (_, [id]) =>
        this.withCustomer_(id!, (customer) => ({
          status: 200,
          body: customerBrief(customer, this.shop, this.books_()),
        })),
    ],
    [
      "GET",
      /^\/ui\/offers$/,
      ({ query }) => {
        const words = (query.get("q") ?? query.get("barcode") ?? "").toLocaleLowerCase().split(/\s+/);
        const found = this.shop.offers.filter((offer) =>
          words.every((word) => `${offer.name} ${offer.article} ${offer.barcode}`.toLocaleLowerCase().includes(word)),
        );
        return { status: 200, body: this.page_(found, query, 20) };
      },
    ],
  ];

  private found_(query: URLSearchParams): FakeOrder[] {
    const sorter = sorters[query.get("sort") ?? "-created"] ?? sorters["-created"];
    return this.shop.orders.filter(filterOf(query, this.books_(), this.me_.user.id, this.now_())).sort(sorter);
  }

  private recognised_(text: string): CustomerCard[] {
    const digits = text.replace(/\D/g, "");
    const words = text.toLocaleLowerCase().trim();
    return this.shop.customers.filter((one) => {
      if (!words) return true;
      if (digits.length >= 4 && one.phones.some((phone) => phone.includes(digits.replace(/^8/, "")))) return true;
      return one.name.toLocaleLowerCase().includes(words) || one.email.includes(words);
    });
  }

  private edited_(customer: CustomerCard, { version: _, address, ...edit }: CustomerEdit): CustomerCard {
    const next = { ...customer, ...edit, version: customer.version + 1, address: { ...customer.address, ...address } };
    return { ...next, name: [next.last_name, next.first_name, next.patronymic].filter(Boolean).join(" ") };
  }

  private withOrder_(id: Id, then: (order: FakeOrder) => FakeAnswer): FakeAnswer {
    const order = this.order_(id);
    return order ? then(order) : failure(404, "not_found", "No such order");
  }

  private withCustomer_(id: Id, then: (customer: CustomerCard) => FakeAnswer): FakeAnswer {
    const customer = this.customer_(id);
    return customer ? then(customer) : failure(404, "not_found", "No such customer");
  }
}
