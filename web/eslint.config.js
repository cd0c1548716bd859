// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const features = readdirSync(new URL("./src/features", import.meta.url));
const hex = "Literal[value=/#([0-9a-fA-F]{3}){1,2}\\b/]";

export default tseslint.config(
  { ignores: ["dist", "dist-fake", "src/lib/api_types.ts"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_$" }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    // Floors: ui, lib ← features ← app. A feature does not know another one.
    files: ["src/{ui,lib}/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "(^|/)(features|app)/", message: "ui and lib stand below." }] },
      ],
    },
  },
  {
    files: ["src/lib/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "(^|/)(features|app|ui)/", message: "lib stands below." }] },
      ],
    },
  },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**/*.{ts,tsx}`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "(^|/)app/", message: "app stands above the features." },
            { regex: `(^|/)features/(?!${feature}/)`, message: "Features do not import features." },
            ...features
              .filter((other) => other !== feature)
              .map((other) => ({ regex: `^(\\.\\./)+${other}/`, message: "Features do not import features." })),
          ],
        },
      ],
    },
  })),
  {
    files: ["src/{app,ui,features,lib}/**/*.{ts,tsx}"],
    ignores: ["**/*.test.*", "src/app/main.tsx", "src/ui/tokens.ts"],
    rules: {
      "no-restricted-syntax": ["error", { selector: hex, message: "Colours live in ui/tokens.ts." }],
    },
  },
);
