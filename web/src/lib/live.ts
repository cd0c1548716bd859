// SPDX-License-Identifier: Apache-2.0
// The live wire: what changed on the server, told within a moment. After a break whoever listens hears "missed" and
// asks anew, because messages sent meanwhile are gone.
import type { LiveMessage } from "./api_types";

export type LiveListener = (message: LiveMessage | "missed") => void;

export interface Socket {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  send(text: string): void;
  close(): void;
}

const shortest = 500;
const longest = 30_000;

export class Live {
  private socket_: Socket | undefined;
  private open_ = false;
  private attempt_ = 0;
  private wasOpen_ = false;
  private timer_: ReturnType<typeof setTimeout> | undefined;
  private running_ = false;
  private readonly listeners_ = new Set<LiveListener>();
  private readonly watched_ = new Map<string, number>();

  constructor(
    private readonly connect: () => Socket,
    private readonly random: () => number = Math.random,
  ) {}

  start() {
    if (this.running_) return;
    this.running_ = true;
    this.dial();
  }

  stop() {
    this.running_ = false;
    this.wasOpen_ = false;
    clearTimeout(this.timer_);
    this.socket_?.close();
    this.socket_ = undefined;
    this.open_ = false;
  }

  subscribe(listener: LiveListener): () => void {
    this.listeners_.add(listener);
    return () => this.listeners_.delete(listener);
  }

  /** Asks for messages about one record, e.g. "order:12", while somebody looks at it. */
  watch(topic: string): () => void {
    this.watched_.set(topic, (this.watched_.get(topic) ?? 0) + 1);
    this.tellWatched();
    return () => {
      const left = (this.watched_.get(topic) ?? 1) - 1;
      if (left) this.watched_.set(topic, left);
      else this.watched_.delete(topic);
      this.tellWatched();
    };
  }

  /** Milliseconds to wait before attempt n, with up to half of it by chance, so that browsers do not all come at once. */
  delay(attempt: number): number {
    const full = Math.min(longest, shortest * 2 ** attempt);
    return full / 2 + (full / 2) * this.random();
  }

  private tellWatched() {
    if (this.open_) this.socket_?.send(JSON.stringify({ watch: [...this.watched_.keys()] }));
  }

  private dial() {
    const socket = this.connect();
    this.socket_ = socket;
    socket.onopen = () => {
      this.open_ = true;
      this.attempt_ = 0;
      if (this.watched_.size) this.tellWatched();
      if (this.wasOpen_) this.tell("missed");
      this.wasOpen_ = true;
    };
    socket.onmessage = ({ data }) => {
      let message: LiveMessage;
      try {
        message = JSON.parse(String(data)) as LiveMessage;
      } catch {
        return;
      }
      if (typeof message?.topic === "string") this.tell(message);
    };
    socket.onclose = () => {
      if (this.socket_ !== socket) return;
      this.open_ = false;
      this.socket_ = undefined;
      if (!this.running_) return;
      this.timer_ = setTimeout(() => this.dial(), this.delay(this.attempt_));
      this.attempt_ += 1;
    };
  }

  private tell(message: LiveMessage | "missed") {
    for (const listener of [...this.listeners_]) listener(message);
  }
}

export const live = new Live(() => {
  const address = new URL("/live", window.location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return new WebSocket(address) as unknown as Socket;
});
