// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node
import { theme } from "antd";
import { describe, expect, it } from "vitest";
import { antdTheme } from "./theme";
import { type ColorName, palettes, type ThemeName } from "./tokens";

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds: ColorName[] = ["container", "elevated", "fill-soft", "hover", "selected"];
const inks: ColorName[] = ["text", "text-2", "text-3", "link", "bad", "warn", "good", "vip"];
const groups: ColorName[] = ["new", "approval", "assembling", "delivery", "complete", "cancel"];

describe.each<ThemeName>(["light", "dark"])("contrast in the %s theme", (name) => {
  const color = palettes[name];
  const pairs: [ColorName, ColorName][] = [
    ...inks.flatMap((ink) => grounds.map((ground): [ColorName, ColorName] => [ink, ground])),
    ...groups.map((group): [ColorName, ColorName] => [group, `${group}-bg` as ColorName]),
    ["text", "layout"],
    ["text-2", "layout"],
    ["text-2", "fill"],
    ["text", "new-bg"],
    ["text-2", "new-bg"],
    ["text-3", "new-bg"],
    ["bad", "bad-bg"],
    ["bad", "new-bg"],
    ["warn", "warn-bg"],
    ["good", "good-bg"],
    ["on-primary", "primary"],
    ["on-primary", "primary-hover"],
    ["on-bad", "bad"],
    ["toast-text", "toast"],
    ["toast-link", "toast"],
  ];
  it.each(pairs)("%s on %s is readable", (ink, ground) =>
    expect(contrast(color[ink], color[ground])).toBeGreaterThanOrEqual(4.5),
  );
  it.each<[ColorName, ColorName]>([
    ["tick", "container"],
    ["tick", "elevated"],
    ["link", "layout"],
  ])("%s is seen on %s", (mark, ground) => expect(contrast(color[mark], color[ground])).toBeGreaterThanOrEqual(3));
});

describe.each<ThemeName>(["light", "dark"])("Ant Design in the %s theme", (name) => {
  const color = palettes[name];
  const computed = theme.getDesignToken(antdTheme(name));
  it.each([
    ["colorPrimary", color.primary],
    ["colorPrimaryHover", color["primary-hover"]],
    ["colorLink", color.link],
    ["colorBgLayout", color.layout],
    ["colorBgContainer", color.container],
    ["colorBgElevated", color.elevated],
    ["colorFillTertiary", color.fill],
    ["colorBorder", color.control],
    ["colorText", color.text],
    ["colorTextSecondary", color["text-2"]],
    ["colorTextTertiary", color["text-3"]],
    ["controlItemBgActive", color.selected],
    ["fontSize", 13],
    ["fontSizeSM", 12],
    ["controlHeight", 32],
    ["controlHeightSM", 26],
    ["controlHeightLG", 40],
    ["borderRadius", 6],
    ["borderRadiusLG", 8],
  ] as const)("computes %s as the table says", (token, value) => {
    const got = computed[token];
    expect(typeof got === "string" ? got.toLowerCase() : got).toBe(
      typeof value === "string" ? value.toLowerCase() : value,
    );
  });
  it("keeps the line of 20 px", () => expect(computed.fontSize * computed.lineHeight).toBeCloseTo(20, 1));
});
