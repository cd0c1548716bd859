// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  cacheDir: "../node_modules/.vite-e2e",
  test: {
    environment: "node",
    include: ["**/*.spec.ts"],
    globalSetup: ["server.ts"],
    // One server, one shop: specs follow each other.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: process.env.OKNO_TEST_REPORT ? ["default", "json"] : ["default"],
    outputFile: process.env.OKNO_TEST_REPORT ? { json: process.env.OKNO_TEST_REPORT } : undefined,
  },
});
