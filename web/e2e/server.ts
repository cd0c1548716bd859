// SPDX-License-Identifier: Apache-2.0
// Fills a demo shop in a temporary folder and serves it on a free port while the specs run.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

export interface Demo {
  url: string;
  login: string;
  password: string;
  apiKey: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    demo: Demo;
  }
}

const here = fileURLToPath(new URL(".", import.meta.url));

export default async function serve(project: TestProject) {
  const binary = resolve(process.env.OKNO_BINARY ?? join(here, "../../build/okno"));
  if (!existsSync(binary)) throw new Error(`no server at ${binary}: build it, or name it in OKNO_BINARY`);
  const folder = mkdtempSync(join(tmpdir(), "okno-e2e-"));
  // The shop module's limit of 10 requests a second is not what is tested here.
  const env = { ...process.env, OKNO_RATE_LIMIT: "0" };
  execFileSync(binary, ["demo", "--data", folder, "--orders", "300"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 60_000,
  });
  const made = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")) as Demo;

  const server = spawn(binary, ["serve", "--data", folder, "--listen", "127.0.0.1:0"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  const address = new Promise<string>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the server did not listen:\n${said.join("\n")}`)), 30_000);
    for (const stream of [server.stdout, server.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        const found = /listening on (?:https?:\/\/)?([\w.[\]:]+:\d+)/.exec(line);
        if (!found) return;
        clearTimeout(timer);
        done(`http://${found[1]}`);
      });
    server.once("exit", (code) => fail(new Error(`the server ended with ${code}:\n${said.join("\n")}`)));
  });
  const url = await address;
  project.provide("demo", { ...made, url });

  return async () => {
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}
