// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const source = (folder: string) => fileURLToPath(new URL(`./src/${folder}`, import.meta.url));
// Where `npm run dev` looks for the server; in the mode "fake" nothing is asked for over the wire.
const server = process.env.OKNO_URL ?? "http://127.0.0.1:8080";

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  resolve: {
    alias: { ui: source("ui"), lib: source("lib"), features: source("features"), testing: source("testing") },
  },
  server:
    mode === "fake"
      ? {}
      : { proxy: { "/ui/": server, "/api/": server, "/live": { target: server.replace(/^http/, "ws"), ws: true } } },
  build: {
    outDir: mode === "fake" ? "dist-fake" : "dist",
    target: "es2023",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: "jsdom",
    testTimeout: 30_000,
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    reporters: process.env.OKNO_TEST_REPORT ? ["default", "json"] : ["default"],
    outputFile: process.env.OKNO_TEST_REPORT ? { json: process.env.OKNO_TEST_REPORT } : undefined,
  },
}));
