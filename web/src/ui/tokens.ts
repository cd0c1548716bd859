// SPDX-License-Identifier: Apache-2.0
// Every colour of the product, for both themes. Components name them as CSS variables: var(--bad-bg).

export type ThemeName = "light" | "dark";

interface Palette {
  [variable: string]: string;
}

const light = {
  primary: "#3D4FD1", // solid buttons
  "primary-hover": "#3040B5",
  "on-primary": "#FFFFFF",
  link: "#3D4FD1", // links and active text
  "link-hover": "#3040B5",
  selected: "#ECEFFE", // rows and menu items
  "selected-border": "#C3CAF6",
  layout: "#F3F4F7",
  container: "#FFFFFF",
  elevated: "#FFFFFF",
  fill: "#F0F2F5",
  "fill-soft": "#F7F8FA",
  hover: "#F5F6FA",
  line: "#DFE3E9",
  split: "#ECEEF2",
  control: "#C9CED8", // borders of inputs and buttons
  tick: "#8A92A0", // borders of ticks, ≥ 3:1
  text: "#1A1E26",
  "text-2": "#535B69",
  "text-3": "#646C7A",
  "text-off": "#9BA2AE",
  bad: "#C0271D",
  "bad-bg": "#FDECEA",
  "bad-border": "#F3C1BC",
  "on-bad": "#FFFFFF",
  warn: "#805000",
  "warn-bg": "#FFF3D9",
  "warn-border": "#EFD391",
  good: "#22702E",
  "good-bg": "#E2F4E4",
  vip: "#8A5A00",
  new: "#0A5AA3",
  "new-bg": "#E3F1FD",
  "new-border": "#B5D8F7",
  approval: "#805000",
  "approval-bg": "#FFF1D3",
  "approval-border": "#EFD08A",
  assembling: "#6A38AE",
  "assembling-bg": "#F1E9FC",
  "assembling-border": "#D8C5F3",
  delivery: "#0A696B",
  "delivery-bg": "#DCF4F3",
  "delivery-border": "#A3DCDA",
  complete: "#22702E",
  "complete-bg": "#E2F4E4",
  "complete-border": "#B0DDB6",
  cancel: "#545B67",
  "cancel-bg": "#ECEEF1",
  "cancel-border": "#D0D5DC",
  toast: "#262A33",
  "toast-text": "#FFFFFF",
  "toast-link": "#B5BEFF",
  shadow: "0 6px 24px rgba(18, 22, 33, 0.14), 0 1px 3px rgba(18, 22, 33, 0.1)",
} satisfies Palette;

export type ColorName = keyof typeof light;

const dark: Record<ColorName, string> = {
  primary: "#4A5AE0",
  "primary-hover": "#5867E5",
  "on-primary": "#FFFFFF",
  link: "#9AA6FF",
  "link-hover": "#B5BEFF",
  selected: "#262C4D",
  "selected-border": "#414B86",
  layout: "#0F1115",
  container: "#181B21",
  elevated: "#21252D",
  fill: "#242932",
  "fill-soft": "#1D2128",
  hover: "#20242C",
  line: "#333945",
  split: "#272C35",
  control: "#434A57",
  tick: "#7D8695",
  text: "#E7E9ED",
  "text-2": "#AEB5C0",
  "text-3": "#959DAA",
  "text-off": "#6A7280",
  bad: "#FF8F86",
  "bad-bg": "#431C19",
  "bad-border": "#6E2B26",
  "on-bad": "#2A0B09",
  warn: "#F0C25C",
  "warn-bg": "#3A2C0C",
  "warn-border": "#5F4A18",
  good: "#7FD08A",
  "good-bg": "#14351B",
  vip: "#F0C25C",
  new: "#7CC0F8",
  "new-bg": "#102F4A",
  "new-border": "#1F4B73",
  approval: "#F0C25C",
  "approval-bg": "#3A2C0C",
  "approval-border": "#5F4A18",
  assembling: "#CBAAF6",
  "assembling-bg": "#2F2247",
  "assembling-border": "#4C3A72",
  delivery: "#63D2CE",
  "delivery-bg": "#0D3536",
  "delivery-border": "#1B5355",
  complete: "#7FD08A",
  "complete-bg": "#14351B",
  "complete-border": "#23532D",
  cancel: "#B0B7C2",
  "cancel-bg": "#2A2F38",
  "cancel-border": "#414855",
  toast: "#2B303A",
  "toast-text": "#E7E9ED",
  "toast-link": "#B5BEFF",
  shadow: "0 8px 28px rgba(0, 0, 0, 0.55), 0 0 0 1px #333945",
};

/** Where the person's system asks for more contrast the borders of controls become as strong as ticks. */
export const palettes: Record<ThemeName, Record<ColorName, string>> = { light, dark };

const block = (colors: Record<string, string>) =>
  Object.entries(colors)
    .map(([name, value]) => `--${name}:${value};`)
    .join("");

export function paletteCss(): string {
  const strong = (theme: ThemeName) => `--control:${palettes[theme].tick};`;
  return [
    `:root{color-scheme:light;${block(light)}}`,
    `:root[data-theme=dark]{color-scheme:dark;${block(dark)}}`,
    `@media (prefers-contrast:more){:root{${strong("light")}}:root[data-theme=dark]{${strong("dark")}}}`,
  ].join("\n");
}
